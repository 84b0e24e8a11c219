"""References in the order of their first citation, each with its number."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from leitlinie._citation import entry

from .document import Bibliography, Cited

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leitlinie._leitlinie import Guideline

SHORTEST_RANGE = 3


class Citations:
    """The references of one document: citing one for the first time numbers it."""

    def __init__(self, guideline: Guideline) -> None:
        self._known = {each.id: each for each in guideline.references}
        self._numbers: dict[str, int] = {}

    def cite(self, ids: Iterable[str]) -> Cited:
        """Return the numbers of references."""
        return Cited(tuple(sorted({self._numbers.setdefault(id, len(self._numbers) + 1) for id in ids})))

    def bibliography(self) -> Bibliography:
        """Return what was cited, in Vancouver style."""
        return Bibliography(tuple(entry(self._known[id]) for id in self._numbers))


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Put numbers that follow each other together.

    Examples
    --------
    >>> ranges([1, 2, 3, 5, 6, 9])
    [(1, 3), (5, 5), (6, 6), (9, 9)]
    """
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    found: list[tuple[int, int]] = []
    for run in runs:
        found += [(run[0], run[-1])] if len(run) >= SHORTEST_RANGE else [(each, each) for each in run]
    return found
