"""What a table can answer, before it is analysed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from leitlinie import _view
from leitlinie._frames.backends import build
from leitlinie._frames.columns import Column

if TYPE_CHECKING:
    from leitlinie._frames.backends import Frame
    from leitlinie._leitlinie import CohortConflict, ColumnProblem

    from .cohort import Cohort

FIRST = 5
"""So many missing columns are named that would help."""


@dataclass(frozen=True)
class FactReadiness:
    """How much a table says of a fact.

    Attributes
    ----------
    fact : str
        Id of the fact.
    column : str or None
        The column that it is; none where the table has none.
    given, listed, known : int
        For how many patients it is given, for how many more the list of sites settles it, and for how many it is known
        with what is derived.
    conflicts : int
        For how many patients what counts of it contradicts what other facts say; the given value counts.
    """

    fact: str
    column: str | None
    given: int
    listed: int
    known: int
    conflicts: int


@dataclass(frozen=True)
class SitesReadiness:
    """How much a table says by complete lists of sites.

    Attributes
    ----------
    column : str
        The column of the lists.
    patients : int
        For how many patients the list is known.
    settles : tuple of str
        Ids of the facts that lists settle for somebody.
    """

    column: str
    patients: int
    settles: tuple[str, ...]


@dataclass(frozen=True)
class Readiness:
    """What a table can answer.

    Attributes
    ----------
    patients : int
        How many patients there are.
    facts : tuple of FactReadiness
        What is known of each fact.
    sites : SitesReadiness or None
        What the column of complete lists of sites says; none where the table has none.
    unmapped : dict
        Columns that were understood as no fact, each with the fact whose name is near, if there is one.
    answerable, unanswerable : tuple of str
        Ids of the recommendations that the columns can settle for somebody, and of those that they cannot.
    would_unlock : dict
        Facts that have no column and would make more recommendations answerable, with their number, most first.
    conflicts : tuple of CohortConflict
        Contradictions within the patients, with the first rows.
    problems : tuple of ColumnProblem
        Cells that their fact cannot be.
    """

    patients: int
    facts: tuple[FactReadiness, ...]
    sites: SitesReadiness | None
    unmapped: dict[str, str | None]
    answerable: tuple[str, ...]
    unanswerable: tuple[str, ...]
    would_unlock: dict[str, int]
    conflicts: tuple[CohortConflict, ...]
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
        facts = tuple(FactReadiness(fact, columns.get(fact), *counts) for fact, counts in known.items())
        settles = tuple(fact.fact for fact in facts if fact.listed)
        return cls(
            patients=len(cohort),
            facts=facts,
            sites=SitesReadiness(data.sites_column, data.lists, settles) if data.sites_column is not None else None,
            unmapped={name: near.get(name) for name in cohort.unmapped},
            answerable=tuple(id for id, can_be in can if can_be),
            unanswerable=tuple(id for id, can_be in can if not can_be),
            would_unlock={fact: more for fact, more in unlock if more},
            conflicts=cohort.conflicts,
            problems=problems,
            backend=cohort.backend,
        )

    @property
    def understood(self) -> tuple[FactReadiness, ...]:
        """The facts that have a column."""
        return tuple(fact for fact in self.facts if fact.column is not None)

    def to_frame(self, *, backend: str | None = None) -> Frame:
        """Give what is known of each fact as a table, with the unknown share."""
        share = [None if not self.patients else 1 - fact.known / self.patients for fact in self.facts]
        columns = {
            "fact": Column("text", [fact.fact for fact in self.facts]),
            "column": Column("text", [fact.column for fact in self.facts]),
            "given": Column("integer", [fact.given for fact in self.facts]),
            "listed": Column("integer", [fact.listed for fact in self.facts]),
            "known": Column("integer", [fact.known for fact in self.facts]),
            "unknown_share": Column("number", share),
            "conflicts": Column("integer", [fact.conflicts for fact in self.facts]),
        }
        return build(columns, backend or self.backend)

    def to_dict(self) -> dict[str, Any]:
        """Give all of it as Python's own dicts, lists, texts and numbers."""
        sites = None if self.sites is None else asdict(self.sites) | {"settles": list(self.sites.settles)}
        return {
            "patients": self.patients,
            "facts": [asdict(fact) for fact in self.facts],
            "sites": sites,
            "unmapped": dict(self.unmapped),
            "answerable": list(self.answerable),
            "unanswerable": list(self.unanswerable),
            "would_unlock": dict(self.would_unlock),
            "conflicts": [conflict.to_dict() for conflict in self.conflicts],
            "problems": [problem.to_dict() for problem in self.problems],
        }

    def to_json(self) -> str:
        """Give all of it as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    def _repr_html_(self) -> str:
        from leitlinie._html import render

        return render(self)

    def __str__(self) -> str:
        return "\n".join([_view.readiness_counts(self), *self._columns(), *self._answers(), *self._doubts()])

    def _columns(self) -> list[str]:
        lines = [
            f"  {fact.column} is {fact.fact}: {_view.known_of(fact.known, self.patients)}" for fact in self.understood
        ]
        if self.sites is not None:
            lines.append(f"  {_view.sites_readiness(self)}")
        if self.unmapped:
            lines.append("Columns that are no fact, and are not guessed:")
            lines += [f"  {name}" + (f" (near to {fact})" if fact else "") for name, fact in self.unmapped.items()]
        return lines

    def _answers(self) -> list[str]:
        total = len(self.answerable) + len(self.unanswerable)
        lines = [f"{len(self.answerable)} of {total} recommendations can be answered for somebody"]
        return lines + [f"  a column {fact} would add {more}" for fact, more in list(self.would_unlock.items())[:FIRST]]

    def _doubts(self) -> list[str]:
        lines = [f"  {conflict}" for conflict in self.conflicts]
        if lines:
            lines.insert(0, "Contradictions (the given value counts):")
        if self.problems:
            lines += ["Cells that their fact cannot be:", *(f"  {problem}" for problem in self.problems)]
        return [*lines, "Rows are positions, counted from 0."] if lines else []
