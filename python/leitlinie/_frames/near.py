"""Refusing a name that does not exist, with the nearest that does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def refuse(what: str, given: object, known: Iterable[str]) -> ValueError:
    """Return the error for an unknown name."""
    from difflib import get_close_matches

    names = list(known)
    nearest = get_close_matches(str(given), names, n=1)
    hint = f"; did you mean {nearest[0]!r}?" if nearest else ""
    return ValueError(f"{given!r} is no {what}; there are {', '.join(names)}{hint}")
