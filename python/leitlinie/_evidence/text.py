"""The evidence gap map as text for a terminal: what is graded, site by site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _text, _view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .cells import EvidenceCell
    from .evidence_map import EvidenceMap


def text(gaps: EvidenceMap) -> str:
    """Write the cells by section, the trials behind each, and what stands out."""
    groups = _view.grouped(gaps.cells, lambda cell: cell.section)
    sections = ("\n".join(_section(gaps, section, cells)) for section, cells in groups.items())
    strong, uncited = gaps.strong_on_weak_evidence.ids(), gaps.without_references.ids()
    return "\n\n".join([*sections, _listed(_view.STRONG_ON_WEAK, strong), _listed(_view.UNCITED, uncited)])


def _section(gaps: EvidenceMap, section: str, cells: Iterable[EvidenceCell]) -> Iterator[str]:
    yield _view.section_title(gaps.guideline, section)
    yield from (_text.wrap(gaps.label(cell.intervention), f"  {cell!s:<14}", " " * 16) for cell in cells)
    trials = [each.trial.name for each in gaps.trials if each.section == section]
    if trials:
        yield _text.wrap(f"Trials: {', '.join(trials)}", "  ", "    ")


def _listed(said: str, ids: tuple[str, ...]) -> str:
    return _text.wrap(f"{said} ({len(ids)}): {', '.join(ids) or 'none'}", "", "  ")
