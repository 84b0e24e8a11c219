"""The report of an evidence gap map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _view
from leitlinie._leitlinie import MatchResult

from . import parts
from .document import Code, Document, Grade, Heading, Paragraph, Table
from .parts import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leitlinie._evidence import EvidenceCell, EvidenceMap
    from leitlinie._leitlinie import Recommendations

    from .document import Block, Text

LEGEND = (
    "A cell holds the AGO grade, the level of evidence, the grade of recommendation and, in brackets, the number of "
    "references. An empty cell is a gap: the guideline grades nothing there."
)


def document(gaps: EvidenceMap) -> Document:
    """Make the report of an evidence gap map."""
    from .guideline import engine

    guideline = gaps.guideline
    title = f"{_view.title(guideline)}: evidence gap map"
    blocks: list[Block] = [
        Heading(1, [title]),
        Paragraph([MatchResult.DISCLAIMER], is_disclaimer=True),
        *summary(gaps),
        *parts.meanings(guideline, guideline.recommendations),
    ]
    blocks += parts.abbreviations(guideline, blocks)
    blocks += parts.provenance(guideline, engine())
    return Document(title, f"{guideline.id} · {engine()} · {MatchResult.DISCLAIMER}", tuple(blocks))


def summary(gaps: EvidenceMap) -> Iterator[Block]:
    """Make the map, the trials behind each section, and what stands out."""
    yield Heading(2, ["Evidence gap map"])
    yield Paragraph([LEGEND])
    yield _map(gaps)
    yield from _listed(_view.STRONG_ON_WEAK, gaps.strong_on_weak_evidence)
    yield from _listed(_view.UNCITED, gaps.without_references)
    if gaps.trials:
        yield Heading(3, ["Trials behind each section"])
        yield _trials(gaps)


def _map(gaps: EvidenceMap) -> Table:
    heads = ("Intervention", *(_view.section_title(gaps.guideline, each) for each in gaps.sections))
    rows = tuple(_row(gaps, each) for each in gaps.interventions)
    return Table("Interventions by site", heads, rows, is_wide=True, widths=(19, *(0 for _ in gaps.sections)))


def _row(gaps: EvidenceMap, intervention: str | None) -> tuple[Text, ...]:
    cells = (gaps.at(intervention, section) for section in gaps.sections)
    return ([gaps.label(intervention)], *(lines(*map(_cell, at)) for at in cells))


def _cell(cell: EvidenceCell) -> Text:
    row = cell.recommendation
    rest = f" {row.level_of_evidence} {row.grade_of_recommendation} ({len(cell.references)})"
    return [Grade(row.ago_grade.value), rest]


def _listed(said: str, found: Recommendations) -> Iterator[Block]:
    if found:
        yield Heading(3, [f"{said} ({len(found)})"])
        graded = (f": {row.ago_grade}, LoE {row.level_of_evidence}. {row.statement}" for row in found)
        yield parts.bullets([Code(row.id), text] for row, text in zip(found, graded, strict=True))


def _trials(gaps: EvidenceMap) -> Table:
    rows = tuple(
        (
            [_view.section_title(gaps.guideline, each.section)],
            [each.trial.name],
            [str(each.trial.n)],
            ["in its own table" if each.tabulated else "by a report that it cites"],
            [", ".join(each.references)],
        )
        for each in gaps.trials
    )
    heads = ("Section", "Trial", "n", "How it stands behind the section", "References cited there")
    return Table("Trials behind each section", heads, rows, widths=(34, 16, 6, 20, 0))
