"""What a page looks up in the guideline of the object that it shows."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from leitlinie import _view

from .markup import Html, bold, code, element, join, line, muted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leitlinie._leitlinie import AgoGrade, Fact, Guideline, Match, Recommendation, Scale


class Context:
    """Abbreviations, grades, facts and footnotes of a guideline; where it is not known, what they are called."""

    def __init__(self, guideline: Guideline | None) -> None:
        self.guideline = guideline

    @cached_property
    def _scales(self) -> tuple[Scale, Scale, Scale] | tuple[None, None, None]:
        if self.guideline is None:
            return None, None, None
        grading = self.guideline.grading
        return grading.ago_grade, grading.level_of_evidence, grading.grade_of_recommendation

    @cached_property
    def _expansions(self) -> dict[str, str]:
        if self.guideline is None:
            return {}
        return {each.abbreviation: each.expansion for each in self.guideline.abbreviations}

    @cached_property
    def _facts(self) -> dict[str, Fact]:
        return {} if self.guideline is None else {fact.id: fact for fact in self.guideline.facts}

    @cached_property
    def _abbreviation(self) -> re.Pattern[str] | None:
        # Small letters alone, such as `s`, are abbreviations in the cells of a table and not in a sentence.
        known = sorted(filter(lambda short: short.lower() != short, self._expansions), key=len, reverse=True)
        return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, known))})(?!\w)") if known else None

    def prose(self, text: str) -> Html:
        """Write a text, with its abbreviations to be expanded on hover."""
        if self._abbreviation is None:
            return join([text])
        parts = self._abbreviation.split(text)
        return join(self.abbreviation(part) if at % 2 else part for at, part in enumerate(parts))

    def abbreviation(self, short: str) -> Html:
        """Write one abbreviation, to be expanded on hover."""
        return element("abbr", short, title=self._expansions[short]) if short in self._expansions else join([short])

    def section(self, id: str) -> Html:
        """Write the title of a section."""
        return self.prose(_view.section_title(self.guideline, id))

    def grade_heads(self) -> tuple[Html, Html, Html]:
        """Head the columns of the grades."""
        heads = ("AGO", "LoE", "GR")
        ago_grade, level, grade = map(_head, heads, self._scales)
        return ago_grade, level, grade

    def grades(self, row: Recommendation | Match) -> tuple[Html, Html, Html]:
        """Write the three grades of a row, each with its meaning on hover."""
        ago_grade, level, grade = self._scales
        return (
            _ago_grade(ago_grade, row.ago_grade),
            _grade(level, row.level_of_evidence.value),
            _grade(grade, row.grade_of_recommendation.value),
        )

    def fact(self, id: str) -> Html:
        """Write the id of a fact, with its label on hover."""
        return code(id, self._facts[id].label if id in self._facts else "")

    def facts(self, ids: Iterable[str]) -> Html:
        """Write the ids of facts."""
        return join((self.fact(id) for id in ids), ", ")

    def notes(self, recommendation: Recommendation) -> Html:
        """Write the footnotes of a row, each on a line."""
        return join(line(muted("Note: ", self.prose(text))) for text in _view.footnotes(recommendation, self.guideline))


_AGAINST = element("div", bold(_view.AGAINST), style="white-space:nowrap")


def _head(head: str, scale: Scale | None) -> Html:
    return join([head]) if scale is None else element("abbr", head, title=scale.label)


def _ago_grade(scale: Scale | None, value: AgoGrade) -> Html:
    """Write an AGO grade; where it advises against, this is said."""
    grade = bold(_grade(scale, value.value))
    return join([grade, _AGAINST]) if _view.is_against(value) else grade


def _grade(scale: Scale | None, value: str) -> Html:
    meanings = () if scale is None else scale.meanings
    meaning = next((each.meaning for each in meanings if each.value == value), "")
    if not meaning:
        return element("span", value, style="white-space:nowrap")
    # Underlined, as browsers do it, a `+` would read as a plus-minus sign.
    return element("abbr", value, title=meaning, style="text-decoration:none;cursor:help;white-space:nowrap")
