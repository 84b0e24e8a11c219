"""Counts over a cohort as columns: the answers of each recommendation, and the facts to look up next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leitlinie._frames.columns import Column, ordered
from leitlinie._leitlinie import AgoGrade, LevelOfEvidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leitlinie._frames.columns import Columns
    from leitlinie._leitlinie import Facts, Recommendation

Triple = tuple[int, int, int]


def summary(
    recommendations: Sequence[Recommendation],
    names: Sequence[str],
    groups: Sequence[tuple[Any, ...]],
    counted: Sequence[Sequence[Triple]],
) -> Columns:
    """Make a row for each group and recommendation, with the counts of yes, no and unknown."""
    rows = list(recommendations) * len(groups)
    keys = [key for key in groups for _ in recommendations]
    flat = [count for counts in counted[: len(groups)] for count in counts]
    return {
        **{name: of_values([key[at] for key in keys]) for at, name in enumerate(names)},
        "recommendation": Column("text", [row.id for row in rows]),
        "ago_grade": ordered(rows, lambda row: row.ago_grade, AgoGrade.members()),
        "level_of_evidence": ordered(rows, lambda row: row.level_of_evidence, LevelOfEvidence.members()),
        "applies": Column("integer", [yes for yes, _, _ in flat]),
        "does_not_apply": Column("integer", [no for _, no, _ in flat]),
        "undetermined": Column("integer", [unknown for _, _, unknown in flat]),
        "patients": Column("integer", [sum(count) for count in flat]),
    }


def questions(worth: Sequence[tuple[str, int, int, AgoGrade]], facts: Facts, role: str | None) -> Columns:
    """Make a row for each fact that could settle something, the most decisive first."""
    asked = [each for each in worth if role in (None, facts[each[0]].role.value)]
    asked.sort(key=lambda each: (-each[2], -each[1]))
    return {
        "fact": Column("text", [fact for fact, *_ in asked]),
        "label": Column("text", [facts[fact].label for fact, *_ in asked]),
        "role": Column("text", [facts[fact].role.value for fact, *_ in asked]),
        "patients": Column("integer", [patients for _, patients, _, _ in asked]),
        "pairs": Column("integer", [pairs for _, _, pairs, _ in asked]),
        "strongest_grade": ordered(asked, lambda each: each[3], AgoGrade.members()),
    }


def of_values(values: list[Any]) -> Column:
    """Make a column of values as they came: whole numbers, numbers, flags, or texts."""
    clean = [None if is_missing(value) else value for value in values]
    known = [value for value in clean if value is not None]
    kinds = {bool: "boolean", int: "integer", float: "number"}
    kind: Any = next((kinds[cls] for cls in kinds if known and all(type(value) is cls for value in known)), "text")
    return Column(kind, [str(value) if kind == "text" and value is not None else value for value in clean])


def is_missing(value: object) -> bool:
    """Whether a value stands for nothing, in whatever library."""
    return value is None or type(value).__name__ in {"NAType", "NaTType"} or value != value  # noqa: PLR0124
