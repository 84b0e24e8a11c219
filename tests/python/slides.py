"""A reader of the source's text, written from the print alone: it knows nothing of the package and its data.

The text is that of a slide deck with its notes. A page ends with several empty lines. A slide begins with a title
that is indented by one space (or, on the last one, a quotation that is indented so) and reaches to the end of its
page; what stands before it on the page, and on pages without a title, are notes: headings with numbered citations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TITLE = re.compile(r" (?=[\w“])")
GRADED = re.compile(r"(?:^|\s)(?P<loe>[1-5][abc]?) (?P<gr>[A-D]) (?P<ago>\+\+|\+/-|\+|--|-)(?P<star>\*?)\s*$")
CITATION = re.compile(r"(\d{1,2})\. ?(?=\D)")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Row:
    """A graded line of a table."""

    level_of_evidence: str
    grade_of_recommendation: str
    ago_grade: str
    text: str
    starred: bool
    headings: tuple[str, ...]
    """The ungraded bullets between the graded line before and this one."""


@dataclass(frozen=True)
class Slide:
    """What stands on a slide."""

    title_lines: tuple[str, ...]
    body: str

    @property
    def title(self) -> str:
        return " ".join(self.title_lines)

    def rows(self) -> list[Row]:
        """The graded lines, in order."""
        head, _, table = self.body.partition("LoE GR AGO")
        rows: list[Row] = []
        if not table:
            assert not any(map(GRADED.search, head.splitlines()))
            return rows
        lines: list[str] = []
        for line in table.splitlines():
            lines.append(line)
            if grades := GRADED.search(line):
                printed = " ".join(" ".join([*lines[:-1], line[: grades.start()]]).split())
                *headings, text = [part.strip() for part in re.split(r"[§•]", printed) if part.strip()]
                starred = bool(grades["star"]) or "*" in text
                rows.append(Row(grades["loe"], grades["gr"], grades["ago"], text, starred, tuple(headings)))
                lines = []
        return rows


@dataclass
class Citations:
    """A numbered list of citations in the notes."""

    headings: list[str]
    entries: list[str] = field(default_factory=list)
    slide: Slide | None = None
    """The slide that follows; its title stands in where no heading is printed."""


def text_of(folder: Path) -> str:
    (path,) = folder.glob("*.txt")
    return path.read_text(encoding="utf-8")


def pages(text: str) -> list[str]:
    return re.split(r"\n(?:[ \t]*\n){3,}", text)


def slides(text: str) -> list[Slide]:
    """The slides in order; the cover, which has no indented title, comes first."""
    cover, *others = pages(text)
    return [Slide((cover.strip().splitlines()[-1],), cover), *(each for page in others for each in parts(page)[1])]


def parts(page: str) -> tuple[str, list[Slide]]:
    """The notes of a page and the slides behind them."""
    lines = page.splitlines()
    starts = [at for at, line in enumerate(lines) if TITLE.match(line)]
    notes = "\n".join(lines[: starts[0]] if starts else lines)
    return notes, [slide("\n".join(lines[at:end])) for at, end in pairwise([*starts, len(lines)])]


def slide(body: str) -> Slide:
    first, *others = re.split(r"\n[ \t]*\n", body.strip())
    printed = others[0] if first.startswith("“") else first
    lines = [" ".join(line.split()) for line in printed.partition("\nOxford")[0].splitlines()]
    return Slide(tuple(lines), body)


def citation_lists(text: str) -> list[Citations]:
    """Every numbered list of the notes, in order."""
    lists: list[Citations] = []
    headed: list[str] = []
    in_panel = False
    stream = list(chunks(text))
    for (chunk, opens_page), (follows, _) in zip(stream, [*stream[1:], ("", False)], strict=True):
        if isinstance(chunk, Slide):
            for each in lists:
                each.slide = each.slide or chunk
        elif number := CITATION.match(chunk):
            if number[1] == "1":
                lists.append(Citations(headed))
            assert int(number[1]) == len(lists[-1].entries) + 1, chunk
            lists[-1].entries.append(chunk[number.end() :])
            headed, in_panel = [], False
        elif isinstance(follows, str) and follows.startswith("1.") and not YEAR.search(chunk):
            headed = chunk.splitlines()
        elif in_panel or (opens_page and lists[-1].entries[-1].endswith(".")):
            in_panel = True  # a panel of the notes, such as a list of abbreviations
        else:
            lists[-1].entries[-1] += f" {chunk}"
    for each in lists:
        each.entries = [" ".join(entry.split()) for entry in each.entries]
    return lists


def chunks(text: str) -> Iterator[tuple[str | Slide, bool]]:
    """Slides, and between them pieces of the notes: citations and other lines, with whether a page begins here."""
    for page in pages(text)[1:]:
        notes, found = parts(page)
        notes = "\n".join(line.strip() for line in notes.splitlines() if not line.startswith("https://www.ncbi"))
        pieces = re.split(r"\n\s*\n|\n(?=\d{1,2}\. ?\D)", notes.strip())
        yield from ((piece.strip(), at == 0) for at, piece in enumerate(pieces) if piece.strip())
        yield from ((each, False) for each in found)
