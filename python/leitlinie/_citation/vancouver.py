"""A list of references in Vancouver style, by the rules of the ICMJE and the NLM's "Citing Medicine"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .dates import date
from .names import initials, is_cut_short, name
from .records import each_once, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leitlinie._leitlinie import Reference

    from .names import Name

MOST_AUTHORS = 6
SERIAL = {"article-journal", "article-magazine", "article-newspaper", "review"}
CONTAINED = {"chapter", "paper-conference", "speech"}


def vancouver(references: Iterable[Reference]) -> str:
    """Write references as a numbered list, one a line."""
    return "\n".join(f"{number}. {entry(each)}" for number, each in enumerate(each_once(references), start=1))


def entry(reference: Reference) -> str:
    """Write one reference, without its number."""
    parts = (authors(reference), _title(reference), *_source(reference))
    sentences = " ".join(map(_sentence, filter(None, map(one_line, parts))))
    return " ".join(filter(None, (sentences, _availability(reference))))


def authors(reference: Reference) -> str:
    """Write up to six authors, and "et al." where there are more or the source prints it."""
    written = [_author(name(each)) for each in reference.author[:MOST_AUTHORS]]
    if written and (len(reference.author) > MOST_AUTHORS or is_cut_short(reference)):
        written.append("et al")
    return ", ".join(written)


def _author(name: Name) -> str:
    return " ".join(filter(None, (name.family, initials(name.given), name.suffix.replace(".", ""))))


def _title(reference: Reference) -> str:
    return f"{reference.title} [{reference.genre}]" if reference.genre else reference.title


def _source(reference: Reference) -> list[str]:
    if reference.kind in SERIAL:
        return [(reference.container_title or "").replace(".", ""), _issue(reference)]
    container = reference.container_title or ""
    event = f"Presented at: {reference.event_title}" if reference.event_title else ""
    published = "; ".join(filter(None, (event, reference.publisher, date(reference.issued))))
    pages = f"p. {shortened(reference.page)}" if reference.page else reference.number or ""
    volume = f"Vol. {reference.volume}" if reference.volume else ""
    return [f"In: {container}" if container and reference.kind in CONTAINED else container, volume, published, pages]


def _issue(reference: Reference) -> str:
    volume = (reference.volume or "") + (f"({reference.issue})" if reference.issue else "")
    where = ":".join(filter(None, (volume, shortened(reference.page or "") or reference.number)))
    return ";".join(filter(None, (date(reference.issued), where)))


def shortened(pages: str) -> str:
    """Write of the last page only the figures that differ from the first, unless a letter follows them.

    Examples
    --------
    >>> [shortened(pages) for pages in ("1623-1649", "2992-3002", "1380-8", "e167-e178", "126A-127A", "28")]
    ['1623-49', '2992-3002', '1380-8', 'e167-78', '126A-127A', '28']
    """
    found = re.fullmatch(r"([A-Za-z]*)(\d+)[-–]\1(\d+)", pages)
    if found is None or len(found[2]) != len(found[3]):
        return pages
    prefix, first, last = found.groups()
    same = next((at for at in range(len(last)) if first[at] != last[at]), len(last) - 1)
    return f"{prefix}{first}-{last[same:]}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _availability(reference: Reference) -> str:
    """Name the DOI, and the address where it is another one."""
    doi, url = reference.doi, reference.url
    address = f"Available from: {url}" if url and not (doi and url.lower().endswith(doi.lower())) else ""
    return " ".join(filter(None, (address, f"doi:{doi}" if doi else "")))
