"""A document as one HTML file: no network, no script, a style sheet for screen and paper."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from leitlinie._html.markup import Html, element, join
from leitlinie._leitlinie import MatchResult

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
from .style import style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .document import Part, Text

NOTHING_BUT_STYLE = "default-src 'none'; style-src 'unsafe-inline'"


def html(document: Document) -> str:
    """Write a document."""
    head = join(
        [
            Html('<meta charset="utf-8">\n'),
            Html(f'<meta http-equiv="Content-Security-Policy" content="{NOTHING_BUT_STYLE}">\n'),
            Html('<meta name="viewport" content="width=device-width, initial-scale=1">\n'),
            element("title", document.title),
            Html(f"\n<style>{style(MatchResult.DISCLAIMER)}</style>\n"),
        ]
    )
    body = element("main", *map(write, document.blocks), element("footer", document.footer))
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


@singledispatch
def write(block: object) -> Html:
    """Write a block."""
    raise TypeError(type(block))


@write.register
def _(heading: Heading) -> Html:
    return _line(f"h{heading.level}", heading.text)


@write.register
def _(paragraph: Paragraph) -> Html:
    return _line("p", paragraph.text, "disclaimer" if paragraph.is_disclaimer else "")


def _line(name: str, text: Text, kind: str = "") -> Html:
    return join([element(name, *map(_part, text), **{"class": kind}), Html("\n")])


@write.register
def _(items: Items) -> Html:
    return join([_items(items.items, "tree" if items.is_tree else ""), Html("\n")])


def _items(items: Iterable[Item], kind: str = "") -> Html:
    listed = (element("li", *map(_part, item.text), _items(item.items) if item.items else "") for item in items)
    return element("ul", *listed, **{"class": kind})


@write.register
def _(table: Table) -> Html:
    head = element("thead", element("tr", *(element("th", each, scope="col") for each in table.heads)))
    rows = (element("tr", *(_cell(table, at, cell) for at, cell in enumerate(row))) for row in table.rows)
    kind = {"class": "wide" if table.is_wide else ""}
    body = element("table", element("caption", table.caption), _widths(table), head, element("tbody", *rows), **kind)
    # What scrolls must be reached by the keyboard, and so must have a name.
    outer = {"class": "scroll", "aria-label": table.caption}
    return join([element("div", body, role="region", tabindex=0, **outer), Html("\n")])


def _widths(table: Table) -> Html:
    columns = (Html(f'<col style="width:{width}%">' if width else "<col>") for width in table.widths)
    return element("colgroup", *columns) if table.widths else join([])


def _cell(table: Table, at: int, cell: Text) -> Html:
    parts = map(_part, cell)
    return element("th", *parts, scope="row") if at == table.row_head else element("td", *parts)


@write.register
def _(bibliography: Bibliography) -> Html:
    entries = (element("li", each, id=f"ref-{number}") for number, each in enumerate(bibliography.entries, 1))
    return join([element("ol", *entries, **{"class": "references"}), Html("\n")])


@singledispatch
def _part(part: Part) -> Html:
    return join([part])


@_part.register
def _(_: Line) -> Html:
    return Html("<br>")


@_part.register
def _(strong: Strong) -> Html:
    return element("strong", strong.text)


@_part.register
def _(code: Code) -> Html:
    return element("code", code.text)


@_part.register
def _(link: Link) -> Html:
    return element("a", link.url, href=link.url) if link.is_safe else join([link.url])


@_part.register
def _(grade: Grade) -> Html:
    kind = {"+": "for", "-": "against"}.get("" if "/" in grade.text else grade.text[:1], "")
    badge = element("span", grade.text, **{"class": f"grade {kind}".strip()})
    return join([badge, Html("<br>"), grade.advice]) if grade.advice else badge


@_part.register
def _(cited: Cited) -> Html:
    if not cited.numbers:
        return join([])
    spans = (join(map(_reference, dict.fromkeys(span)), "–") for span in ranges(cited.numbers))
    return element("span", "[", join(spans, ", "), "]", **{"class": "cited"})


def _reference(number: int) -> Html:
    return element("a", number, href=f"#ref-{number}")
