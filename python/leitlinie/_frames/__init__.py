"""Parts of a guideline and answers as tables of pandas, polars or pyarrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _view

from .backends import build
from .near import refuse
from .tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leitlinie._leitlinie import Guideline

    from .backends import Frame

__all__ = ["frame", "guideline_frame"]

PARTS = (
    "recommendations",
    "references",
    "trials",
    "abbreviations",
    "evidence",
    "facts",
    "interventions",
    "parameters",
    "sections",
)
"""What of a guideline can be a table."""

OF_LISTING = {
    "abbreviation": "abbreviations",
    "heading": "evidence",
    "fact": "facts",
    "intervention": "interventions",
    "match": "matches",
    "open question": "open_questions",
    "parameter": "parameters",
    "recommendation": "recommendations",
    "reference": "references",
    "section": "sections",
    "trial": "trials",
}
"""The table for each kind of item in a listing."""


def guideline_frame(guideline: Guideline, kind: str, backend: str | None) -> Frame:
    """Return a part of a guideline as a table.

    Parameters
    ----------
    guideline : Guideline
        The guideline.
    kind : str
        The part, such as ``"recommendations"``.
    backend : {"pandas", "polars", "pyarrow"}, optional
        The library of the table; by default the first of the three that is installed.

    Raises
    ------
    ValueError
        If there is no such part or library; names the nearest.
    ImportError
        If the library is not installed.
    """
    if kind not in PARTS:
        raise refuse("part of a guideline", kind, PARTS)
    return build(TABLES[kind](getattr(guideline, kind), guideline), backend)


def frame(listing: Iterable[object], kind: str, backend: str | None) -> Frame:
    """Return a listing as a table, one row an item.

    Parameters
    ----------
    listing : iterable
        The items.
    kind : str
        What an item is, such as ``"recommendation"`` or ``"match"``.
    backend : {"pandas", "polars", "pyarrow"}, optional
        The library of the table; by default the first of the three that is installed.

    Raises
    ------
    ValueError
        If there is no such kind or library; names the nearest.
    ImportError
        If the library is not installed.
    """
    if kind not in OF_LISTING:
        raise refuse("kind of item", kind, OF_LISTING)
    table = OF_LISTING[kind]
    return build(TABLES[table](listing, _view.home(listing)), backend)
