"""Which recommendations are asked for: by id, by section, by grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie._leitlinie import AgoGrade

from . import options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leitlinie._leitlinie import Guideline


def positions_of(guideline: Guideline, select: str | AgoGrade | Iterable[str | AgoGrade] | None) -> list[int]:
    """Return the positions of the recommendations that are asked for; all of them by default."""
    rows = list(guideline.recommendations)
    if select is None:
        return list(range(len(rows)))
    wanted = options.names("select", str(select) if isinstance(select, AgoGrade) else select)
    chosen = [chooses(guideline, each) for each in wanted]
    return [at for at, row in enumerate(rows) if any(row.id in ids for ids in chosen)]


def chooses(guideline: Guideline, name: str) -> set[str]:
    """Return the ids that an id, a section or a grade stands for."""
    if name in {grade.value for grade in AgoGrade.members()}:
        return {row.id for row in guideline.recommendations if row.ago_grade.value == name}
    if name in guideline.sections:
        return {row.id for row in guideline.sections[name].recommendations}
    return {guideline[name].id}
