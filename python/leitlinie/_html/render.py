"""How one object is shown: `show` is taught by the modules beside this one, each for its own objects."""

from __future__ import annotations

from functools import singledispatch
from types import GetSetDescriptorType

from .markup import Html, bold, fields, items, join, line

SEVERAL = 2


@singledispatch
def show(value: object) -> Html:
    """Show a value; one that no module knows is shown by its fields."""
    shown = [(name, _field(getattr(value, name))) for name in _names(type(value))]
    if not shown:
        return join([str(value)])
    return join([line(bold(type(value).__name__)), fields(shown)])


def _names(kind: type) -> list[str]:
    """Name the fields: those of the class's pattern first, in its order."""
    names = [name for name, each in vars(kind).items() if isinstance(each, GetSetDescriptorType) and name[0] != "_"]
    first: tuple[str, ...] = getattr(kind, "__match_args__", ())
    return [name for name in first if name in names] + sorted(set(names) - set(first))


def _field(value: object) -> object:
    if isinstance(value, tuple):
        values = [_field(each) for each in value]
        return items(values) if len(values) >= SEVERAL else join(values)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return show(value) if hasattr(value, "_repr_html_") else value
