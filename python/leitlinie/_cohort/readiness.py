"""What a table can answer, before it is analysed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leitlinie._frames.backends import build
from leitlinie._frames.columns import Column

if TYPE_CHECKING:
    from leitlinie._frames.backends import Frame
    from leitlinie._leitlinie import ColumnProblem

    from .cohort import Cohort


@dataclass(frozen=True)
class FactReadiness:
    """How much a table says of a fact.

    Attributes
    ----------
    fact : str
        Id of the fact.
    column : str or None
        The column that it is; none where the table has none.
    given, known : int
        For how many patients it is given, and for how many it is known with what is derived.
    conflicts : int
        For how many patients the given value contradicts the derived one; the given one counts.
    """

    fact: str
    column: str | None
    given: int
    known: int
    conflicts: int


@dataclass(frozen=True)
class Readiness:
    """What a table can answer.

    Attributes
    ----------
    patients : int
        How many patients there are.
    facts : tuple of FactReadiness
        What is known of each fact.
    unmapped : dict
        Columns that were understood as no fact, each with the fact whose name is near, if there is one.
    answerable, unanswerable : tuple of str
        Ids of the recommendations that the columns can settle for somebody, and of those that they cannot.
    would_unlock : dict
        Facts that have no column and would make more recommendations answerable, with their number, most first.
    problems : tuple of ColumnProblem
        Cells that their fact cannot be.
    """

    patients: int
    facts: tuple[FactReadiness, ...]
    unmapped: dict[str, str | None]
    answerable: tuple[str, ...]
    unanswerable: tuple[str, ...]
    would_unlock: dict[str, int]
    problems: tuple[ColumnProblem, ...]
    backend: str | None = None

    @classmethod
    def of(cls, cohort: Cohort) -> Readiness:
        """Take stock of a cohort."""
        data, columns = cohort.data, {fact: column for column, fact in cohort.columns.items()}
        known, problems = data.known_facts()
        ids = cohort.guideline.recommendations.ids()
        can = list(zip(ids, data.can_answer, strict=True))
        near = cohort.near_misses
        unlock = sorted(data.would_unlock, key=lambda each: -each[1])
        return cls(
            patients=len(cohort),
            facts=tuple(FactReadiness(fact, columns.get(fact), *counts) for fact, counts in known.items()),
            unmapped={name: near.get(name) for name in cohort.unmapped},
            answerable=tuple(id for id, can_be in can if can_be),
            unanswerable=tuple(id for id, can_be in can if not can_be),
            would_unlock={fact: more for fact, more in unlock if more},
            problems=problems,
            backend=cohort.backend,
        )

    def to_frame(self, *, backend: str | None = None) -> Frame:
        """Give what is known of each fact as a table, with the unknown share."""
        share = [None if not self.patients else 1 - fact.known / self.patients for fact in self.facts]
        columns = {
            "fact": Column("text", [fact.fact for fact in self.facts]),
            "column": Column("text", [fact.column for fact in self.facts]),
            "given": Column("integer", [fact.given for fact in self.facts]),
            "known": Column("integer", [fact.known for fact in self.facts]),
            "unknown_share": Column("number", share),
            "conflicts": Column("integer", [fact.conflicts for fact in self.facts]),
        }
        return build(columns, backend or self.backend)

    def __str__(self) -> str:
        understood = [fact for fact in self.facts if fact.column is not None]
        lines = [f"{self.patients} patients, {len(understood)} columns understood"]
        lines += [
            f"  {fact.column} is {fact.fact}: known for {fact.known} ({fact.known / max(self.patients, 1):.0%})"
            for fact in understood
        ]
        if self.unmapped:
            lines.append("Columns that are no fact, and are not guessed:")
            lines += [f"  {name}" + (f" (near to {fact})" if fact else "") for name, fact in self.unmapped.items()]
        total = len(self.answerable) + len(self.unanswerable)
        lines.append(f"{len(self.answerable)} of {total} recommendations can be answered for somebody")
        lines += [f"  a column {fact} would add {more}" for fact, more in list(self.would_unlock.items())[:5]]
        conflicts = [f"  {fact.fact}: {fact.conflicts}" for fact in self.facts if fact.conflicts]
        if conflicts:
            lines += [
                "Patients whose given value contradicts what follows from others (the given one counts):",
                *conflicts,
            ]
        lines += [f"  {problem}" for problem in self.problems]
        return "\n".join(lines)
