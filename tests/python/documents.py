"""Reports as independent parsers read them: html5lib at its strictest, and markdown-it-py for Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import html5lib
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = {*HEADINGS, "br", "caption", "div", "li", "ol", "p", "table", "td", "th", "tr", "title", "style", "ul"}


@dataclass
class Table:
    """A table: the headings above it, its heads and the texts of its cells."""

    under: tuple[str, ...]
    heads: list[str]
    rows: list[list[str]]


@dataclass
class Page:
    """What a reader finds in a report."""

    root: Element
    title: str
    headings: list[tuple[int, str]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    items: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    paragraphs: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    references: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return said(self.root)

    def rows(self, under: str) -> list[list[str]]:
        """The rows of all tables somewhere below a heading."""
        return [row for table in self.tables if under in table.under for row in table.rows]

    def listed(self, under: str) -> list[str]:
        """The items of all lists somewhere below a heading, outer ones with what they hold."""
        return [text for place, text in self.items if under in place]


def of_html(text: str) -> Page:
    """Read an HTML document, in which nothing may be wrong."""
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return read(root, flat("".join(root.find("head/title").itertext())))


def of_markdown(text: str) -> Page:
    """Read Markdown as CommonMark with tables."""
    html = MarkdownIt("commonmark").enable("table").render(text)
    root = html5lib.parse(f"<!DOCTYPE html><title>-</title>{html}", namespaceHTMLElements=False)
    page = read(root, "")
    page.title = page.headings[0][1]
    return page


def read(root: Element, title: str) -> Page:
    page = Page(root, title)
    above: list[str] = []
    for element in in_order(root.find("body")):
        if element.tag in HEADINGS:
            level = HEADINGS[element.tag]
            above = [*above[: level - 1], said(element)]
            page.headings.append((level, said(element)))
        elif element.tag == "table":
            rows = [[said(cell) for cell in row] for row in element.iter("tr")]
            page.tables.append(Table(tuple(above), rows[0], rows[1:]))
        elif element.tag == "ol":
            page.references += [said(item) for item in element]
        elif element.tag == "li":
            page.items.append((tuple(above), said(element)))
        elif element.tag == "p":
            page.paragraphs.append((tuple(above), said(element)))
    return page


def in_order(element: Element) -> Iterator[Element]:
    """Elements in the order of the document, without those in tables and in numbered lists."""
    for child in element:
        yield child
        if child.tag not in {"table", "ol"}:
            yield from in_order(child)


def said(element: Element) -> str:
    """The text of an element as one line; a break within it is a space."""
    return flat(joined(element))


def joined(element: Element) -> str:
    text = element.text or ""
    for child in element:
        space = " " if child.tag in BLOCKS else ""
        text += space + joined(child) + space + (child.tail or "")
    return text


def flat(text: str) -> str:
    """One line, with hyphens for the dashes of ranges, which the two formats set differently."""
    return re.sub(r"(\d)–(\d)", r"\1-\2", " ".join(text.split()))


def cited(text: str) -> list[int]:
    """The numbers of the citations in a text, ranges unfolded."""
    spans = (span.split("-") for group in re.findall(r"\[([\d, -]+)\]", text) for span in group.split(", "))
    return [number for span in spans for number in range(int(span[0]), int(span[-1]) + 1)]
