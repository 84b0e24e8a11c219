"""A document as Markdown: CommonMark with the tables of GitHub, which pandoc reads as well."""

from __future__ import annotations

import re
from functools import singledispatch
from typing import TYPE_CHECKING

from .citations import ranges
from .document import (
    Bibliography,
    Cited,
    Code,
    Document,
    Grade,
    Heading,
    Item,
    Items,
    Line,
    Link,
    Paragraph,
    Strong,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .document import Part, Text

SPECIAL = re.compile(r"([\\`*_{}\[\]<>&|~$#^])")
# What begins a list, a heading, a line or a quotation where a block begins.
OPENING = re.compile(r"^(\s*)([-+=>#:]|\d+(?=[.)]))")
INDENT = "    "


def markdown(document: Document) -> str:
    """Write a document."""
    blocks = [*map(write, document.blocks), "---", _text([document.footer])]
    return "\n\n".join(blocks) + "\n"


@singledispatch
def write(block: object) -> str:
    """Write a block."""
    raise TypeError(type(block))


@write.register
def _(heading: Heading) -> str:
    return f"{'#' * heading.level} {_text(heading.text)}"


@write.register
def _(paragraph: Paragraph) -> str:
    text = _opened(_text(paragraph.text))
    return f"> **{text}**" if paragraph.is_disclaimer else text


@write.register
def _(items: Items) -> str:
    return "\n".join(_items(items.items, ""))


def _items(items: Iterable[Item], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}- {_opened(_text(item.text))}"
        yield from _items(item.items, indent + INDENT)


@write.register
def _(table: Table) -> str:
    rows = (_row(_text(cell) for cell in row) for row in table.rows)
    head = [_row(map(_escaped, table.heads)), _row("---" for _ in table.heads)]
    return "\n".join([f"**{_escaped(table.caption)}**", "", *head, *rows])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


@write.register
def _(bibliography: Bibliography) -> str:
    return "\n".join(f"{number}. {_opened(_escaped(each))}" for number, each in enumerate(bibliography.entries, 1))


def _text(parts: Text) -> str:
    """Write the parts of a line; lines within it follow each other, since a cell has but one."""
    lines, line = [], ""
    for part in parts:
        if isinstance(part, Line):
            lines.append(line)
            line = ""
        else:
            line += _part(part)
    return " ".join(filter(None, (each.strip() for each in [*lines, line])))


@singledispatch
def _part(part: Part) -> str:
    return _escaped(str(part))


@_part.register
def _(strong: Strong) -> str:
    return f"**{_escaped(strong.text)}**"


@_part.register
def _(code: Code) -> str:
    return _escaped(code.text) if "`" in code.text else f"`{code.text}`"


@_part.register
def _(grade: Grade) -> str:
    return f"**{_escaped(grade.text)}**" + (f" ({grade.advice})" if grade.advice else "")


@_part.register
def _(link: Link) -> str:
    return f"<{link.url}>" if link.is_safe else _escaped(link.url)


@_part.register
def _(cited: Cited) -> str:
    spans = ("-".join(dict.fromkeys(map(str, span))) for span in ranges(cited.numbers))
    return rf"\[{', '.join(spans)}\]" if cited.numbers else ""


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", " ".join(text.split()) if "\n" in text else text)


def _opened(text: str) -> str:
    r"""Escape what would begin another block: `+ text` reads `\+ text`, and `1. text` reads `1\. text`."""
    found = OPENING.match(text)
    if found is None:
        return text
    end = found.end()
    return text[:end] + "\\" + text[end:] if found[2].isdigit() else f"{found[1]}\\{text[found.start(2) :]}"
