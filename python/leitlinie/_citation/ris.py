"""RIS, as EndNote, Mendeley, Citavi and Zotero read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .dates import month_names
from .names import names, spelled_out
from .records import each_once, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leitlinie._leitlinie import Issued, Reference

    from .names import Name

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "review": "JOUR",
    "software": "COMP",
    "speech": "CPAPER",
    "thesis": "THES",
    "webpage": "ELEC",
}
OTHER = "GEN"
CONFERENCE = "CPAPER"


def ris(references: Iterable[Reference]) -> str:
    """Write references as RIS, one record each."""
    return "\n".join(map(_record, each_once(references)))


def _record(reference: Reference) -> str:
    kind = TYPES.get(reference.kind, OTHER)
    lines = [("TY", kind), *_tags(reference, kind), ("ER", "")]
    return "".join(f"{tag}  - {one_line(value)}\n" for tag, value in lines)


def _tags(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    yield "ID", reference.id
    yield from (("AU", _author(each)) for each in names(reference))
    given: list[tuple[str, str | None]] = [
        ("TI", reference.title),
        *_container(reference, kind),
        *_date(reference.issued),
        ("VL", reference.volume),
        ("IS", reference.issue),
        *_pages(reference),
        ("PB", reference.publisher),
        ("M3", reference.genre),
        ("DO", reference.doi),
        ("UR", reference.url),
        ("N1", reference.note),
    ]
    yield from ((tag, value) for tag, value in given if value)


def _author(name: Name) -> str:
    return ", ".join(filter(None, (name.family, spelled_out(name.given), name.suffix)))


def _container(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    """Name in `T2` the journal or book, but of a talk the conference, and in `C3` what the talk was part of."""
    named = (reference.container_title, reference.event_title)
    yield from zip(("T2", "C3"), filter(None, reversed(named) if kind == CONFERENCE else named), strict=False)


def _pages(reference: Reference) -> tuple[tuple[str, str | None], ...]:
    """Tell the first page from the last; an article number is where an article without pages begins."""
    if reference.page is None:
        return (("SP", reference.number),)
    first, _, last = reference.page.partition("-")
    if "-" in last or "," in reference.page:
        first, last = reference.page, ""
    return ("SP", first.strip()), ("EP", last.strip()), ("C7", reference.number)


def _date(issued: Issued) -> Iterator[tuple[str, str]]:
    dates = issued.date_parts
    if not (dates and dates[0]):
        return
    year, month, day = (*dates[0], None, None, None)[:3]
    yield "PY", str(year)
    if month is not None:
        other = month_names(issued) if len(dates) > 1 else ""
        yield "DA", f"{year}/{month:02}/{'' if day is None else f'{day:02}'}/{other}"
