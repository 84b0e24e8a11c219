"""Reports of a guideline, of its evidence gap map and of a match result, as HTML and as Markdown."""

from __future__ import annotations

from functools import singledispatch
from pathlib import Path
from typing import TYPE_CHECKING

from leitlinie._evidence import EvidenceMap
from leitlinie._leitlinie import Guideline, MatchResult

from . import evidence, guideline, result
from .html import html
from .markdown import markdown

if TYPE_CHECKING:
    from os import PathLike

    from .document import Document

__all__ = ["to_html", "to_markdown", "write"]


@singledispatch
def document(value: object) -> Document:
    """Make the document for an object."""
    raise TypeError(f"there is no report of a {type(value).__name__}")


document.register(Guideline)(guideline.document)
document.register(MatchResult)(result.document)
document.register(EvidenceMap)(evidence.document)


def to_html(value: object) -> str:
    """Write a report as one HTML file."""
    return html(document(value))


def to_markdown(value: object) -> str:
    """Write a report as Markdown."""
    return markdown(document(value))


WRITERS = {".html": to_html, ".htm": to_html, ".md": to_markdown, ".markdown": to_markdown}
"""The formats by the endings of files."""


def write(value: object, path: str | PathLike[str]) -> Path:
    """Write a report to a file, in the format that its ending names.

    Raises
    ------
    ValueError
        If the ending is none of these.
    OSError
        If the file cannot be written.
    """
    file = Path(path)
    ending = file.suffix.lower()
    if ending not in WRITERS:
        raise ValueError(f"a report ends with {', '.join(WRITERS)}, and {file.name!r} does not")
    file.write_text(WRITERS[ending](value), encoding="utf-8", newline="\n")
    return file
