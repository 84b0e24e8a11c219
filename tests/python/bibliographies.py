"""References as their file has them, and as independent readers find them in what the package writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import bibtexparser
import rispy
from bibtexparser import middlewares
from pylatexenc.latex2text import LatexNodes2Text

import leitlinie as ll
from conftest import PROJECT, read_json

if TYPE_CHECKING:
    from collections.abc import Iterable

Record = dict[str, Any]

RECORDS: list[Record] = read_json(PROJECT / "data" / "references.json")
"""The references as they are committed, read by Python's own JSON."""


def of_bibtex(text: str) -> dict[str, Record]:
    """The entries that bibtexparser reads: texts with LaTeX decoded, names in their parts."""
    decoded = read(text, middlewares.LatexDecodingMiddleware(keep_math_mode=False))
    named = read(text, middlewares.SeparateCoAuthors(), middlewares.SplitNameParts())
    return {key: {name: plain(text) for name, text in decoded[key].items()} | kept(named[key]) for key in decoded}


def read(text: str, *steps: middlewares.Middleware) -> dict[str, Record]:
    """The fields of every entry by its key; nothing in the text may be anything but an entry."""
    library = bibtexparser.parse_string(text, append_middleware=list(steps))
    assert not library.failed_blocks
    assert len(library.entries) == len(library.blocks)
    return {
        entry.key: {field.key: field.value for field in entry.fields} | {"type of entry": entry.entry_type}
        for entry in library.entries
    }


def kept(fields: Record) -> Record:
    """What is read before LaTeX is decoded: addresses, which LaTeX takes as they are, and the braces round a group."""
    addresses = {name: fields[name] for name in ("doi", "url") if name in fields}
    names = {"author": list(map(parts, fields["author"]))} if "author" in fields else {}
    return addresses | names


class Parts(NamedTuple):
    """The four parts of a name in BibTeX."""

    given: str
    particle: str
    family: str
    suffix: str


def parts(name: middlewares.NameParts) -> Parts:
    given, particle, family, suffix = (" ".join(words) for words in (name.first, name.von, name.last, name.jr))
    group = family.removeprefix("{").removesuffix("}")
    return Parts(given, particle, LatexNodes2Text().latex_to_text(group), suffix)


def plain(value: Any) -> Any:  # noqa: ANN401
    """A value with the circumflex that pylatexenc takes for an accent as the sign that it is."""
    return value.replace("\N{MODIFIER LETTER CIRCUMFLEX ACCENT}", "^") if isinstance(value, str) else value


def of_ris(text: str) -> dict[str, Record]:
    """The records that rispy reads."""
    records = rispy.loads(text)
    found = {record["id"]: record for record in records}
    assert len(found) == len(records)
    assert not any("unknown_tag" in record for record in records)
    return found


def letters(*parts: str | None) -> str:
    """A name without the full stops and spaces that formats set differently."""
    return re.sub(r"[.,\s]", "", "".join(part or "" for part in parts))


def printed_names(record: Record) -> list[str]:
    """The authors of a record as letters, and "others" where "et al." is printed behind them."""
    names = [letters(each.get("literal"), each.get("family"), each.get("given")) for each in record.get("author", [])]
    return names + (["others"] if record.get("custom", {}).get("et_al") else [])


def reference(id: str = "made-2024", **fields: Any) -> ll.Reference:  # noqa: ANN401
    """A reference of a test's own; underscores in names of fields stand for hyphens."""
    given = {name.replace("_", "-"): value for name, value in fields.items()}
    made = {"id": id, "type": "article-journal", "title": "A title", "issued": {"date-parts": [[2024]]}}
    return ll.Reference.from_dict(made | given)


def references(*made: ll.Reference) -> ll.References:
    return ll.References(made)


def only(found: Iterable[Any]) -> Any:  # noqa: ANN401
    (item,) = found
    return item
