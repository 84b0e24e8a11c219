"""The tables of an evidence gap map: names, kinds and values of their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leitlinie._frames.columns import Column, boolean, integer, text, texts
from leitlinie._frames.near import refuse
from leitlinie._frames.tables import grades

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from leitlinie._frames.columns import Columns

    from .cells import EvidenceCell
    from .evidence_map import EvidenceMap

Cells = list["EvidenceCell"]


def tidy(gaps: EvidenceMap) -> Columns:
    """Make the long table: one row a recommendation and intervention."""
    cells = gaps.cells
    rows = [each.recommendation for each in cells]
    known = {each.id: each for each in gaps.guideline.interventions}
    named = [known.get(each.intervention or "") for each in cells]
    return {
        "section": text(cells, lambda cell: cell.section),
        "intervention": text(cells, lambda cell: cell.intervention),
        "label": text(named, lambda each: each and each.label),
        "kind": text(named, lambda each: each and each.kind),
        "recommendation": text(rows, lambda row: row.id),
        **grades(rows),
        "reference_count": integer(cells, lambda cell: len(cell.references)),
        "references": texts(cells, lambda cell: cell.references),
        "trials": texts(cells, lambda cell: cell.trials),
    }


def wide(gaps: EvidenceMap, values: str) -> Columns:
    """Make the map: one row an intervention, one column a section, and nothing where nothing is graded."""
    if values not in VALUES:
        raise refuse("value of a cell", values, VALUES)
    rows = gaps.interventions
    columns: dict[str, Column] = {
        "intervention": Column("text", list(rows)),
        "label": Column("text", [gaps.label(row) for row in rows]),
    }
    for section in gaps.sections:
        columns[section] = VALUES[values]([gaps.at(row, section) for row in rows])
    return columns


def _joined(read: Callable[[EvidenceCell], object]) -> Callable[[Sequence[Cells]], Column]:
    return lambda found: Column("text", ["; ".join(str(read(cell)) for cell in cells) or None for cells in found])


def _reference_count(found: Sequence[Cells]) -> Column:
    count = [len({reference for cell in cells for reference in cell.references}) for cells in found]
    return Column("integer", [number if cells else None for number, cells in zip(count, found, strict=True)])


VALUES: Mapping[str, Callable[[Sequence[Cells]], Column]] = {
    "cell": _joined(lambda cell: cell),
    "ago_grade": _joined(lambda cell: cell.recommendation.ago_grade),
    "level_of_evidence": _joined(lambda cell: cell.recommendation.level_of_evidence),
    "grade_of_recommendation": _joined(lambda cell: cell.recommendation.grade_of_recommendation),
    "recommendation": _joined(lambda cell: cell.recommendation.id),
    "reference_count": _reference_count,
}
"""What a cell of the map can hold."""


def trials(gaps: EvidenceMap) -> Columns:
    """Make the table of the trials behind each section."""
    rows: Sequence[Any] = gaps.trials
    return {
        "section": text(rows, lambda row: row.section),
        "trial": text(rows, lambda row: row.trial.id),
        "name": text(rows, lambda row: row.trial.name),
        "design": text(rows, lambda row: row.trial.design),
        "n": integer(rows, lambda row: row.trial.n),
        "tabulated": boolean(rows, lambda row: row.tabulated),
        "references": texts(rows, lambda row: row.references),
    }
