"""A cohort, and what its table can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _view
from leitlinie._cohort import Cohort, Readiness

from .context import Context
from .markup import Html, block, bold, code, folded, heading, items, join, line, muted, rows, table
from .render import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FIRST = 5
"""So many missing columns are shown at once."""


@show.register(Cohort)
def _(cohort: Cohort) -> Html:
    context, facts = Context(cohort.guideline), cohort.guideline.facts
    understood = [(code(name), join([facts[id].label, " ", context.fact(id)])) for name, id in cohort.columns.items()]
    if cohort.data.sites_column is not None:
        understood.append((code(cohort.data.sites_column), join(["Complete list of sites ", code("sites")])))
    near = cohort.near_misses
    return join(
        [
            line(bold(f"Cohort of {_view.plural(len(cohort), 'patient')}"), f", {_view.title(cohort.guideline)}"),
            table(("Column", "Understood as"), rows(understood)) if understood else block("No column is a fact."),
            _strangers({name: near.get(name) for name in cohort.unmapped}),
            block(muted("How much is known, and what can be answered: ", code("cohort.readiness()"))),
        ]
    )


@show.register(Readiness)
def _(readiness: Readiness) -> Html:
    return join(
        [
            line(bold(_view.readiness_counts(readiness))),
            _columns(readiness),
            _strangers(readiness.unmapped),
            _answers(readiness),
            _doubts("Contradictions: the given value counts", readiness.conflicts),
            _doubts("Cells that their fact cannot be", readiness.problems),
            block(muted("Rows are positions, counted from 0.")) if readiness.conflicts or readiness.problems else "",
        ]
    )


def _columns(readiness: Readiness) -> Html:
    cells = [
        (
            code(fact.column or ""),
            code(fact.fact),
            fact.given,
            _share(fact.known, readiness.patients),
            fact.conflicts or "",
        )
        for fact in readiness.understood
    ]
    head = ("Column", "Fact", "Given", "Known, with what follows", "Contradicted")
    known = table(head, rows(cells)) if cells else join([])
    return join([known, _sites(readiness)])


def _sites(readiness: Readiness) -> Html:
    if readiness.sites is None:
        return join([])
    settles = folded("The facts that it settles", _codes(readiness.sites.settles)) if readiness.sites.settles else ""
    return block(_view.sites_readiness(readiness), settles)


def _share(known: int, patients: int) -> str:
    return f"{known} ({known / max(patients, 1):.0%})"


def _strangers(unmapped: Mapping[str, str | None]) -> Html:
    """Name the columns that are no facts, those first that are near to one."""
    near = [join([code(name), ", near to ", code(fact)]) for name, fact in unmapped.items() if fact is not None]
    far = [name for name, fact in unmapped.items() if fact is None]
    counted = _view.plural(len(far), "other column")
    others = folded(f"{counted} that {'is no fact' if len(far) == 1 else 'are no facts'}", _codes(far))
    return join(
        [
            join([heading("Not understood, and not guessed"), items(near)]) if near else "",
            block(others) if far else "",
        ]
    )


def _codes(names: Iterable[str]) -> Html:
    return join(map(code, names), ", ")


def _answers(readiness: Readiness) -> Html:
    total = len(readiness.answerable) + len(readiness.unanswerable)
    said = f"{len(readiness.answerable)} of {total} recommendations can be answered for somebody"
    unlock = [(code(fact), more) for fact, more in readiness.would_unlock.items()]
    return join(
        [
            heading(said),
            folded(f"The other {len(readiness.unanswerable)}", _codes(readiness.unanswerable))
            if readiness.unanswerable
            else "",
            table(("A column of", "would add"), rows(unlock[:FIRST])) if unlock else "",
            folded(f"and {len(unlock) - FIRST} more", table((), rows(unlock[FIRST:]))) if len(unlock) > FIRST else "",
        ]
    )


def _doubts(title: str, doubts: Iterable[object]) -> Html:
    listed = [join([str(doubt)]) for doubt in doubts]
    return join([heading(title), items(listed)]) if listed else join([])
