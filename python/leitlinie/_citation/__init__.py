"""References in the formats of bibliographies: CSL-JSON, BibTeX, RIS, and a list in Vancouver style.

What is written here is little more than `tag = value`; what matters is which field goes where, and that is the same
with or without a library. So there is none to install. The tests read everything back with libraries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .bibtex import bibtex
from .csl import csl_json
from .ris import ris
from .vancouver import entry, vancouver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from leitlinie._leitlinie import Reference

__all__ = ["FORMATS", "bibtex", "csl_json", "entry", "ris", "vancouver"]

FORMATS: Mapping[str, Callable[[Iterable[Reference]], str]] = {
    "bibtex": bibtex,
    "csl": csl_json,
    "ris": ris,
    "vancouver": vancouver,
}
"""The formats, by the names that the command line has for them."""
