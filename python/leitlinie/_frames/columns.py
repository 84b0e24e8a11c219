"""Columns: values of one kind, read from the items of a listing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Kind: TypeAlias = Literal["text", "texts", "integer", "number", "boolean"]


@dataclass(frozen=True)
class Column:
    """Values of one kind, `None` where a value is missing; with `order`, text from the weakest to the strongest."""

    kind: Kind
    values: Sequence[Any]
    order: tuple[str, ...] = ()


Columns: TypeAlias = "Mapping[str, Column]"

Rows = Any
"""A listing: each table knows the class of its items."""


def text(rows: Rows, read: Callable[[Any], object]) -> Column:
    """Make a column of texts, closed vocabularies and conditions included."""
    values = (read(row) for row in rows)
    return Column("text", [None if value is None else str(value) for value in values])


def texts(rows: Rows, read: Callable[[Any], Iterable[str] | None]) -> Column:
    """Make a column of lists of texts."""
    values = (read(row) for row in rows)
    return Column("texts", [None if value is None else list(value) for value in values])


def integer(rows: Rows, read: Callable[[Any], int | None]) -> Column:
    """Make a column of whole numbers."""
    return Column("integer", [read(row) for row in rows])


def number(rows: Rows, read: Callable[[Any], float | None]) -> Column:
    """Make a column of numbers."""
    values = (read(row) for row in rows)
    return Column("number", [None if value is None else float(value) for value in values])


def boolean(rows: Rows, read: Callable[[Any], bool | None]) -> Column:
    """Make a column of yes and no."""
    return Column("boolean", [read(row) for row in rows])


def ordered(rows: Rows, read: Callable[[Any], Any], members: Sequence[Any]) -> Column:
    """Make a column of an ordered scale."""
    return Column("text", text(rows, read).values, tuple(member.value for member in members))
