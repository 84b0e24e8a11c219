"""A selection of references: each once, under a key of its own; and what several formats ask of one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leitlinie._leitlinie import Reference

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+/-]*")
DIGITS_OF_HASH = 6


def each_once(references: Iterable[Reference]) -> list[Reference]:
    """Leave out what comes again.

    Raises
    ------
    ValueError
        If two references that differ have one id.
    """
    found: dict[str, Reference] = {}
    for reference in references:
        if found.setdefault(reference.id, reference) != reference:
            raise ValueError(f"two references that differ have the id {reference.id!r}, which stands for one work")
    return list(found.values())


def key(id: str) -> str:
    """Return a key that LaTeX can read: the id itself where it can, else what is left of it and a mark of its own.

    The mark depends on nothing but the id, so that a key is the same in every selection.
    """
    if KEY.fullmatch(id):
        return id
    letters = unicodedata.normalize("NFKD", id).encode("ascii", "ignore").decode()
    legible = re.sub(r"[^A-Za-z0-9_.:+/-]+", "-", letters).strip("-.:+/_") or "reference"
    return f"{legible}-{hashlib.sha256(id.encode()).hexdigest()[:DIGITS_OF_HASH]}"


def one_line(text: str) -> str:
    """Write a text without line breaks and runs of spaces."""
    return " ".join(text.split())
