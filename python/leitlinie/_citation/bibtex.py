"""BibTeX, as BibTeX itself, Biber, JabRef, pandoc and Zotero read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .latex import escape, verbatim
from .names import OTHERS, names, spelled_out
from .records import each_once, key, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leitlinie._leitlinie import Issued, Reference

    from .names import Name

TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "review": "article",
    "thesis": "phdthesis",
}
OTHER = "misc"
PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(references: Iterable[Reference]) -> str:
    """Write references as BibTeX, one entry each."""
    return "\n".join(map(_entry, each_once(references)))


def _entry(reference: Reference) -> str:
    kind = TYPES.get(reference.kind, OTHER)
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(reference, kind))
    return f"@{kind}{{{key(reference.id)},\n{fields}\n}}\n"


def _fields(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    if reference.author:
        yield "author", _braced(" and ".join(map(_author, names(reference))))
    yield from _titles({"title": reference.title, **_container(reference, kind)})
    yield from _date(reference.issued)
    yield from _texts(
        {
            "journal": reference.container_title if kind == "article" else None,
            "volume": reference.volume,
            "number": reference.issue,
            PUBLISHERS.get(kind, "publisher"): reference.publisher,
            "type": reference.genre,
            # What `note` holds would be printed in every bibliography.
            "annote": reference.note,
        }
    )
    yield from _location(reference, kind)
    yield from ((name, _braced(verbatim(text))) for name, text in _addresses(reference) if text)


def _container(reference: Reference, kind: str) -> dict[str, str | None]:
    container = None if kind == "article" else reference.container_title
    found = {"booktitle": container, "eventtitle": reference.event_title}
    # Of those that are none of the others, the styles of BibTeX print only where it was published "how".
    return found | {"howpublished": ", ".join(filter(None, found.values()))} if kind == OTHER else found


def _location(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    # `eid` is the better name for an article number, but the styles of BibTeX print pages only.
    pages, number = reference.page, reference.number
    if kind != "techreport" and pages is None:
        pages, number = number, None
    if pages:
        yield "pages", _braced(_pages(pages))
    yield from _texts({"number" if kind == "techreport" else "eid": number})


def _addresses(reference: Reference) -> tuple[tuple[str, str | None], ...]:
    return ("doi", reference.doi), ("url", reference.url)


def _titles(titles: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    """Keep the capitals, since nobody can tell which of them begin a name."""
    yield from ((name, _braced(_braced(_text(title)))) for name, title in titles.items() if title)


def _texts(fields: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    yield from ((name, _braced(_text(text))) for name, text in fields.items() if text)


def _text(text: str) -> str:
    return escape(one_line(text))


def _braced(text: str) -> str:
    return f"{{{text}}}"


# A particle would be set apart from the family name that it belongs to, and `and` or a comma would end it.
TAKEN_APART = re.compile(r",|\band\b|^others$|(?:^|\s)[a-z]\S*\s")


def _author(name: Name) -> str:
    family = _text(name.family)
    if name != OTHERS and (name.is_group or TAKEN_APART.search(family)):
        family = _braced(family)
    return ", ".join(filter(None, (family, _text(name.suffix), _text(spelled_out(name.given)))))


def _pages(printed: str) -> str:
    return _text(re.sub(r"\s*[-–]+\s*", "-", printed)).replace("-", "--")


def _date(issued: Issued) -> Iterator[tuple[str, str]]:
    dates = issued.date_parts
    years, months, days = ([date[at] for date in dates if len(date) > at] for at in range(3))
    if years:
        yield "year", _braced("/".join(dict.fromkeys(map(str, years))))
    if months:
        yield "month", ' # "/" # '.join(dict.fromkeys(MONTHS[month - 1] for month in months))
    if days:
        yield "day", _braced("/".join(dict.fromkeys(map(str, days))))
