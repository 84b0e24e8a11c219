"""Dates of publication as lists of references write them: `2020 Jul-Aug`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leitlinie._leitlinie import Issued

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date(issued: Issued) -> str:
    """Write a date; of a period, the second end without what both ends share.

    Examples
    --------
    >>> import leitlinie as ll
    >>> periods = ([[2020, 7], [2020, 8]], [[2021, 12, 9]], [[2020, 7, 3], [2020, 7, 5]], [[2019, 12], [2020, 1]])
    >>> [date(ll.Issued.from_dict({"date-parts": ends})) for ends in periods]
    ['2020 Jul-Aug', '2021 Dec 9', '2020 Jul 3-5', '2019 Dec-2020 Jan']
    """
    ends = [_words(end) for end in issued.date_parts]
    if not ends:
        return ""
    first, last = ends[0], ends[-1]
    shared = next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    return "-".join(filter(None, (" ".join(first), " ".join(last[shared:]))))


def month_names(issued: Issued) -> str:
    """Write the months of a date: `Jul-Aug`."""
    return "-".join(dict.fromkeys(MONTHS[end[1] - 1] for end in issued.date_parts if len(end) > 1))


def _words(end: Sequence[int]) -> list[str]:
    year, *rest = end
    month, day = rest[:1], rest[1:2]
    return [str(year), *(MONTHS[each - 1] for each in month), *map(str, day)]
