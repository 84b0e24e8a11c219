"""Authors and the cells of trial tables, as a reader expects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie._leitlinie import Design

if TYPE_CHECKING:
    from leitlinie._leitlinie import Author, Figure, Outcome, Reference


def author(name: Author) -> str:
    """Write an author as printed."""
    return name.literal or " ".join(filter(None, (name.family, name.given)))


def authors(reference: Reference) -> str:
    """Write the authors of a reference, with "et al." where it is printed."""
    names = [author(each) for each in reference.author]
    if reference.custom and reference.custom.et_al:
        names.append("et al.")
    return ", ".join(names)


def figure(number: Figure) -> str:
    """Write a number of a trial table with its measure, arm and unit."""
    arm = f" {number.arm}" if number.arm else ""
    unit = f" {number.unit}" if number.unit else ""
    return f"{number.measure}:{arm} {number.value}{unit}"


def outcome(cell: Outcome | None) -> str:
    """Write a cell of a trial table; nothing where the cell is empty."""
    if cell is None:
        return ""
    return "; ".join(filter(None, (cell.printed, *map(figure, cell.figures), cell.detail)))


def period(start: int, end: int | None) -> str:
    """Write a span of years."""
    return f"{start}–{end}" if end else f"from {start}"


def design(kind: Design) -> str:
    """Write the design of a trial."""
    return "randomised phase III" if kind == Design.RANDOMISED_PHASE_III else kind.value.replace("_", " ")
