"""What was measured, beside what was asked for: as tables for the reader, and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

HEADINGS = ("", "median", "ratio", "target", "met")


@dataclass(frozen=True)
class Figure:
    """A figure; its target is one of its ratio, or of itself where it has none."""

    name: str
    median: float
    unit: str = "ms"
    ratio: float | None = None
    at_least: float | None = None
    at_most: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; nothing where there is none."""
        judged = self.median if self.ratio is None else self.ratio
        if self.at_least is not None:
            return judged >= self.at_least
        return None if self.at_most is None else judged <= self.at_most

    @property
    def target(self) -> str:
        """What was asked for."""
        if self.at_least is not None:
            return f"at least {self.at_least:g}"
        return "" if self.at_most is None else f"at most {self.at_most:g}"

    def cells(self) -> tuple[str, ...]:
        """A row of a table."""
        ratio = "" if self.ratio is None else f"{self.ratio:,.2f}"
        met = {True: "yes", False: "NO", None: ""}[self.met]
        return f"  {self.name}", f"{self.median:,.2f} {self.unit}", ratio, self.target, met


@dataclass
class Table:
    """Figures that belong together, and how to read them."""

    title: str
    figures: list[Figure]
    ratio: str | None = None
    """What the ratio of a figure is."""

    def __str__(self) -> str:
        rows = [HEADINGS, *(figure.cells() for figure in self.figures)]
        widths = [max(len(row[at]) for row in rows) for at in range(len(HEADINGS))]
        lines = [
            "  ".join(
                cell.ljust(width) if at == 0 else cell.rjust(width)
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in rows
        ]
        note = [] if self.ratio is None else [f"  ratio: {self.ratio}"]
        return "\n".join([self.title, *(line.rstrip() for line in lines), *note])

    def to_dict(self) -> dict[str, Any]:
        """The table as Python's own values."""
        figures = [asdict(figure) | {"met": figure.met} for figure in self.figures]
        return {"title": self.title, "ratio": self.ratio, "figures": figures}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Table:
        """The table of what `to_dict` made."""
        figures = [Figure(**{key: value for key, value in each.items() if key != "met"}) for each in data["figures"]]
        return cls(data["title"], figures, data["ratio"])


def show(tables: list[Table], *, as_json: bool) -> None:
    """Print tables."""
    if as_json:
        print(json.dumps([table.to_dict() for table in tables], indent=1))
    else:
        print("\n\n".join(map(str, tables)))
