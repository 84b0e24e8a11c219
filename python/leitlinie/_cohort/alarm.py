"""Warnings that point to the line of the user, however many of the package's own functions lie between."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

HOME = str(Path(__file__).parents[1])


def warn(text: str, category: type[Warning]) -> None:
    """Warn where the package was called."""
    warnings.warn(text, category, stacklevel=_depth())


def _depth() -> int:
    """Count the frames up to the first one outside the package, as `warnings.warn` counts them from its caller."""
    frame, depth = sys._getframe(1), 1  # noqa: SLF001
    while frame.f_back is not None and frame.f_code.co_filename.startswith(HOME):
        frame, depth = frame.f_back, depth + 1
    return depth
