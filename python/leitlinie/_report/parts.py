"""Parts that several reports have: grades, footnotes, what the grades mean, abbreviations, where it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leitlinie import _view

from .document import Code, Grade, Heading, Item, Items, Line, Link, Paragraph, Span, Strong, Table, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leitlinie._leitlinie import Abbreviation, Guideline, Match, Recommendation, Scale

    from .document import Block, Cited, Part, Text

HEADS = ("AGO", "LoE", "GR", "Recommendation")
WIDTHS = (10, 7, 6, 0)
STATEMENT = len(HEADS) - 1
NOT_OURS = (
    "The guideline is the work of those who publish it, and what counts is their text. Grades, numbers, names and "
    "bibliographic data stand here as printed, every sentence is put in other words, and nothing is endorsed by them."
)


def graded(caption: str, rows: Iterable[tuple[Recommendation | Match, Text]]) -> Table:
    """Make a table of graded rows, each with what is said of it."""
    return Table(caption, HEADS, tuple((*_grades(row), said) for row, said in rows), row_head=STATEMENT, widths=WIDTHS)


def _grades(row: Recommendation | Match) -> tuple[Text, Text, Text]:
    ago_grade = Grade(row.ago_grade.value, _view.AGAINST if _view.is_against(row.ago_grade) else "")
    return [ago_grade], [row.level_of_evidence.value], [row.grade_of_recommendation.value]


def cited(statement: str, cited: Cited) -> Text:
    """Write a statement with its citations."""
    return [Strong(statement), " ", cited] if cited.numbers else [Strong(statement)]


def named(row: Recommendation, guideline: Guideline) -> Text:
    """Write the id of a row, by which everything else of it is found, and its place in the source."""
    return [Code(row.id), f", {_view.place(guideline, row.source)}"]


def lines(*given: Part | Text) -> list[Part]:
    """Put texts on lines of their own; empty ones are left out."""
    found: list[Part] = []
    for line in (each for each in given if each):
        found += [Line()] if found else []
        found += _line(line)
    return found


def _line(line: Part | Text) -> list[Part]:
    return [line] if isinstance(line, (str, Span)) else list(line)


def footnotes(row: Recommendation, guideline: Guideline) -> list[str]:
    """Write the footnotes of a row."""
    return [f"Note: {text}" for text in _view.footnotes(row, guideline)]


def bullets(said: Iterable[Text]) -> Items:
    """Make a flat list."""
    return Items(tuple(Item(text) for text in said))


def scale(scale: Scale, values: Iterable[str]) -> Iterator[Block]:
    """Say what grades mean, those of a scale that occur."""
    wanted = set(values)
    rows = tuple(([Strong(each.value)], [each.meaning]) for each in scale.meanings if each.value in wanted)
    yield Table(scale.label, ("Grade", "Meaning"), rows, widths=(12, 0))
    yield Paragraph([f"Source: {scale.source}"])


def meanings(guideline: Guideline, rows: Iterable[Recommendation]) -> Iterator[Block]:
    """Say what the grades of rows mean."""
    found, grading = list(rows), guideline.grading
    if not found:
        return
    yield Heading(2, ["What the grades mean"])
    yield from scale(grading.ago_grade, (row.ago_grade.value for row in found))
    yield from scale(grading.level_of_evidence, (row.level_of_evidence.value for row in found))
    yield from scale(grading.grade_of_recommendation, (row.grade_of_recommendation.value for row in found))


def abbreviations(guideline: Guideline, blocks: list[Block]) -> Iterator[Block]:
    """Expand the abbreviations that occur."""
    written = "\n".join(texts(blocks))
    found = [each for each in guideline.abbreviations if _occurs(each, written)]
    if found:
        yield Heading(2, ["Abbreviations"])
        rows = tuple(([each.abbreviation], [each.expansion]) for each in found)
        yield Table("Abbreviations in this document", ("Abbreviation", "Expansion"), rows, widths=(20, 0))


def _occurs(abbreviation: Abbreviation, written: str) -> bool:
    short = abbreviation.abbreviation
    # Small letters alone, such as `s`, are abbreviations in the cells of a table and not in a sentence.
    return short.lower() != short and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", written) is not None


def provenance(guideline: Guideline, engine: str, more: Iterable[tuple[str, str]] = ()) -> Iterator[Block]:
    """Say where a document comes from."""
    yield Heading(2, ["Where this comes from"])
    pairs: list[tuple[str, Part]] = [
        ("Guideline", f"{guideline.name}, {guideline.title}"),
        ("Edition", guideline.edition),
        ("Published by", guideline.organisation),
        ("Published at", Link(guideline.url)),
        ("Id", guideline.id),
        ("Content (SHA-256)", guideline.content_hash),
        ("Made with", engine),
        *more,
    ]
    rows = tuple(([name], [value]) for name, value in pairs)
    yield Table("Provenance", ("What", "Which"), rows, widths=(25, 0))
    yield Paragraph([NOT_OURS])
