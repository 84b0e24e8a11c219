"""A document as a tree: what every report consists of, whatever it is written in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Span:
    """What a line has besides plain text."""


@dataclass(frozen=True)
class Strong(Span):
    """Emphasised text."""

    text: str


@dataclass(frozen=True)
class Code(Span):
    """What a user types, such as an id."""

    text: str


@dataclass(frozen=True)
class Grade(Span):
    """An AGO grade; with what it means, where that has to be said at once."""

    text: str
    advice: str = ""


@dataclass(frozen=True)
class Link(Span):
    """An address, which can be followed if it is one of the web."""

    url: str

    @property
    def is_safe(self) -> bool:
        """Whether it leads to a page and to nothing else."""
        return self.url.startswith(("https://", "http://")) and not set(self.url) & set(' <>"\n')


@dataclass(frozen=True)
class Cited(Span):
    """Numbers of references."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Line(Span):
    """The end of a line within a cell or an item."""


Part: TypeAlias = "str | Span"
Text: TypeAlias = "Sequence[Part]"


@dataclass(frozen=True)
class Heading:
    """A heading of a level from 1, the title, to 6."""

    level: int
    text: Text


@dataclass(frozen=True)
class Paragraph:
    """Running text; a disclaimer stands out."""

    text: Text
    is_disclaimer: bool = False


@dataclass(frozen=True)
class Item:
    """An item of a list, with a list of its own below it."""

    text: Text
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Items:
    """A list; of a tree, the items are read one by one and can stand in columns."""

    items: tuple[Item, ...]
    is_tree: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a caption and heads; the cells of one column head their rows."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    row_head: int = 0
    is_wide: bool = False
    widths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Bibliography:
    """The numbered references."""

    entries: tuple[str, ...]


Block: TypeAlias = "Heading | Paragraph | Items | Table | Bibliography"


@dataclass(frozen=True)
class Document:
    """A document: its title, which holds nothing of a patient, and its blocks, of which the first is the heading."""

    title: str
    footer: str
    blocks: tuple[Block, ...] = field(default=())


def texts(blocks: Sequence[Block]) -> Iterator[str]:
    """Return every text of blocks, to be searched."""
    for block in blocks:
        for parts in _parts(block):
            yield from (each if isinstance(each, str) else getattr(each, "text", "") for each in parts)


def _parts(block: Block) -> Iterator[Text]:
    if isinstance(block, Table):
        yield (block.caption, *block.heads)
        yield from (cell for row in block.rows for cell in row)
    elif isinstance(block, Items):
        yield from _items(block.items)
    elif isinstance(block, Bibliography):
        yield block.entries
    else:
        yield block.text


def _items(items: tuple[Item, ...]) -> Iterator[Text]:
    for item in items:
        yield item.text
        yield from _items(item.items)
