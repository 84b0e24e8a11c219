"""A patient, and why an answer for her is as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _view
from leitlinie._leitlinie import Explanation, Origin, Patient

from .markup import Html, block, bold, code, fields, folded, items, join, line, muted
from .render import show

if TYPE_CHECKING:
    from collections.abc import Iterable

DECISIVE = "→"


@show.register(Patient)
def _(patient: Patient) -> Html:
    follows = _view.following(patient)
    given = ((code(name), _view.yes_or_no(value)) for name, value in patient.facts.items())
    return join(
        [
            bold("Patient"),
            fields([(code("sites"), _sites(patient)), *given]),
            *(block("Follows, ", bold(value), ": ", _codes(names)) for value, names in follows.items()),
            *(block("Conflict, the given value counts: ", show(each)) for each in patient.conflicts),
        ]
    )


def _sites(patient: Patient) -> str:
    if patient.sites is None:
        return ""
    return f"{', '.join(sorted(patient.sites)) or 'none'} (the complete list)"


def _codes(names: Iterable[str]) -> Html:
    return join(map(code, names), ", ")


@show.register(Explanation)
def _(explanation: Explanation) -> Html:
    legend = line(muted(f"{DECISIVE} marks what decides the answer, or keeps it open."))
    return join([items([_node(explanation, "")]), legend])


def _node(node: Explanation, place: str) -> Html:
    """Show a criterion and what it consists of; its place is said where it is not that of the whole."""
    mark = f"{DECISIVE} " if node.decisive else ""
    where = muted(f" ({node.place})") if node.place != place else ""
    said = join([mark, bold(_view.yes_or_no(node.truth)), ": ", node.criterion, _value(node), where])
    if not node.children:
        return said
    children = items(_node(child, node.place) for child in node.children)
    return join([said, children]) if node.decisive else folded(said, children)


def _value(node: Explanation) -> str:
    if node.origin is None:
        return ""
    again = ", as above" if node.repeated else ""
    if node.origin == Origin.MISSING:
        return f" — missing{again}"
    return f" — {node.value} ({_view.origin(node.origin)}{again})"
