"""The evidence gap map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _view
from leitlinie._evidence import EvidenceMap

from .context import Context
from .markup import Html, block, bold, code, join, line, muted, rows, table
from .render import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leitlinie._evidence import EvidenceCell
    from leitlinie._leitlinie import Recommendations


@show.register(EvidenceMap)
def _(gaps: EvidenceMap) -> Html:
    context = Context(gaps.guideline)
    head = ("Intervention", *map(context.section, gaps.sections))
    return join(
        [
            line(bold(_view.title(gaps.guideline)), ": evidence gap map"),
            line("AGO grade, level of evidence, grade of recommendation, and in brackets the number of references"),
            table(head, rows(_row(context, gaps, each) for each in gaps.interventions)),
            _rows(_view.STRONG_ON_WEAK, gaps.strong_on_weak_evidence),
            _rows(_view.UNCITED, gaps.without_references),
        ]
    )


def _rows(said: str, found: Recommendations) -> Html:
    return block(muted(f"{said} ({len(found)}): ", join(map(code, found.ids()), ", "))) if found else join([])


def _row(context: Context, gaps: EvidenceMap, intervention: str | None) -> Sequence[object]:
    cells = (gaps.at(intervention, section) for section in gaps.sections)
    return (context.prose(gaps.label(intervention)), *(join(line(_cell(context, each)) for each in at) for at in cells))


def _cell(context: Context, cell: EvidenceCell) -> Html:
    return join([*context.grades(cell.recommendation), f"({len(cell.references)})"], " ")
