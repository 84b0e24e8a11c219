"""Markup that escapes by construction: a text gets into a page only through `element` and `join`.

What is made here must survive JupyterLab's sanitiser, which an untrusted notebook passes through: it drops
`<style>`, scripts and SVG, and of inline styles whatever it does not know, `currentColor` and `color-mix` among
them. So no colour is set but a translucent grey for lines, which shows on light and on dark.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LINE = "1px solid rgba(127,127,127,0.4)"
CELL = "text-align:left;vertical-align:top;padding:3px 12px 3px 0"
GROUP = f"text-align:left;padding:10px 0 3px 0;border-bottom:{LINE}"
HEAD = f"{CELL};border-bottom:{LINE}"
MUTED = "opacity:0.8"
CODE = "font-size:0.9em;background:none;padding:0"


class Html(str):
    """Markup that may stand in a page as it is; any other text is escaped."""

    __slots__ = ()


def join(children: Iterable[object], separator: str = "") -> Html:
    """Put markup and texts one behind the other, and escape the texts."""
    return Html(escape(separator).join(child if isinstance(child, Html) else escape(str(child)) for child in children))


def element(name: str, *children: object, **attributes: str | int) -> Html:
    """Make an element; attributes without a value are left out."""
    given = "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items() if value != "")
    return Html(f"<{name}{given}>{join(children)}</{name}>")


def bold(*children: object) -> Html:
    """Emphasise."""
    return element("b", *children)


def code(text: str, title: str = "") -> Html:
    """Show what a user types."""
    return element("code", text, style=CODE, title=title)


def muted(*children: object) -> Html:
    """Show in a smaller and fainter way, but readable."""
    return element("small", *children, style=MUTED)


def line(*children: object) -> Html:
    """Give children a line of their own."""
    return element("div", *children)


def block(*children: object) -> Html:
    """Give children a line of their own, with some room above."""
    return element("div", *children, style="margin-top:0.6em")


def heading(*children: object) -> Html:
    """Head a part."""
    return element("div", bold(*children), style="margin-top:1em")


def folded(summary: object, *children: object) -> Html:
    """Fold children away under a summary that opens on a click."""
    return element("details", element("summary", summary, style="cursor:pointer"), *children)


def items(children: Iterable[object], *, numbered: bool = False) -> Html:
    """List children."""
    rows = (element("li", child, style="margin:2px 0") for child in children)
    return element("ol" if numbered else "ul", *rows, style="margin:0.2em 0 0 0;padding-left:2em")


def table(head: Sequence[object], *bodies: Html) -> Html:
    """Make a table of a head and of what `rows` and `group` made."""
    cells = (element("th", cell, scope="col", style=HEAD) for cell in head)
    top = element("thead", element("tr", *cells)) if head else ""
    style = "border-collapse:collapse;table-layout:auto;margin:0.3em 0"
    return element("table", top, element("tbody", *bodies), style=style)


def group(label: object, width: int) -> Html:
    """Make a row that heads the rows below it."""
    return element("tr", element("th", label, scope="colgroup", colspan=width, style=GROUP))


def rows(cells: Iterable[Sequence[object]]) -> Html:
    """Make the rows of a table."""
    return join(element("tr", *(element("td", cell, style=CELL) for cell in row)) for row in cells)


def fields(pairs: Iterable[tuple[object, object]]) -> Html:
    """Make a table of names and values; what is empty is left out."""
    named = (
        element("tr", element("th", name, scope="row", style=CELL), element("td", value, style=CELL))
        for name, value in pairs
        if value not in ("", None, ())
    )
    return table((), *named)


def page(*children: object) -> Html:
    """Wrap what is shown for one object."""
    return element("div", *children, style="max-width:75em;line-height:1.4;text-align:left")
