"""What a page looks up in the guideline of the object that it shows."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from leitlinie import _view
from leitlinie._leitlinie import embedded

from .markup import Html, bold, code, element, join, line, muted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leitlinie._leitlinie import Fact, Grading, Guideline, Match, Recommendation, Scale


class Context:
    """Abbreviations, grades, facts and footnotes of a guideline; of none, only the meaning of the grades."""

    def __init__(self, guideline: Guideline | None) -> None:
        self.guideline = guideline

    @cached_property
    def _grading(self) -> Grading:
        return (embedded() if self.guideline is None else self.guideline).grading

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
        grading = self._grading
        return (
            element("abbr", "AGO", title=grading.ago_grade.label),
            element("abbr", "LoE", title=grading.level_of_evidence.label),
            element("abbr", "GR", title=grading.grade_of_recommendation.label),
        )

    def grades(self, row: Recommendation | Match) -> tuple[Html, Html, Html]:
        """Write the three grades of a row, each with its meaning on hover."""
        grading = self._grading
        return (
            self.ago_grade(row),
            _grade(grading.level_of_evidence, row.level_of_evidence.value),
            _grade(grading.grade_of_recommendation, row.grade_of_recommendation.value),
        )

    def ago_grade(self, row: Recommendation | Match) -> Html:
        """Write the AGO grade of a row; where it advises against, this is said."""
        grade = bold(_grade(self._grading.ago_grade, row.ago_grade.value))
        return join([grade, _AGAINST]) if _view.is_against(row.ago_grade) else grade

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


def _grade(scale: Scale, value: str) -> Html:
    meaning = next((each.meaning for each in scale.meanings if each.value == value), "")
    # Underlined, as browsers do it, a `+` would read as a plus-minus sign.
    return element("abbr", value, title=meaning, style="text-decoration:none;cursor:help;white-space:nowrap")
