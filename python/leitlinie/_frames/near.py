"""Refusing a name that does not exist, with the nearest that does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie._leitlinie import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable


def refuse(what: str, given: object, known: Iterable[str]) -> ValueError:
    """Return the error for an unknown name."""
    return ValueError(no_such(what, given, known))


def no_such(what: str, given: object, known: Iterable[str]) -> str:
    """Say that there is no such name, which there are, and which is the nearest."""
    names = list(known)
    near = nearest(str(given), names)
    hint = f"; did you mean {near!r}?" if near else ""
    return f"{given!r} is no {what}; there are {', '.join(names)}{hint}"
