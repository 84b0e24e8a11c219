"""What is warned of, and that the warning points to the line of the user."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from leitlinie.errors import CohortError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leitlinie._leitlinie import ColumnProblem

HOME = str(Path(__file__).parents[1])

FIRST = 10
"""So many columns are named in a warning."""


def warn(text: str, category: type[Warning]) -> None:
    """Warn where the package was called."""
    warnings.warn(text, category, stacklevel=_depth())


def _depth() -> int:
    """Count the frames up to the first one outside the package, as `warnings.warn` counts them from its caller."""
    frame, depth = sys._getframe(1), 1  # noqa: SLF001
    while frame.f_back is not None and frame.f_code.co_filename.startswith(HOME):
        frame, depth = frame.f_back, depth + 1
    return depth


def strangers(names: Sequence[str], near: Mapping[str, str], *, understood: bool) -> str:
    """Say which columns were understood as no fact, and how to say what they are."""
    if not near:
        more = ", …" if len(names) > FIRST else ""
        named = ", ".join(names[:FIRST]) + more
        return f"no column is a fact, and none is guessed: {named}; `columns` says which fact a column is"
    first = dict(list(near.items())[:FIRST])
    more = ", …" if len(near) > FIRST else ""
    said = ", ".join(f"{name} (near to {fact})" for name, fact in first.items()) + more
    several = "1 column was" if len(near) == 1 else f"{len(near)} columns were"
    begins = f"{several} understood as no fact" if understood else "no column is a fact, and none is guessed"
    name, fact = next(iter(near.items()))
    remedy = f'`columns={{"{name}": "{fact}"}}` takes a column as that fact, and `{{"{name}": None}}` as none'
    return f"{begins}: {said}; {remedy}"


def taken_as_unknown(problems: tuple[ColumnProblem, ...]) -> str:
    """Say how many invalid cells were taken as unknown, and what is wrong with them."""
    cells = sum(problem.cells for problem in problems)
    said = "1 cell was" if cells == 1 else f"{cells} cells were"
    text = f"{said} taken as unknown, for want of a value that the fact can have; `cohort.problems` lists them"
    return f"{text}\n{CohortError(problems)}"
