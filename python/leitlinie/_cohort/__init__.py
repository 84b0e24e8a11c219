"""Cohorts: a table of patients in, the answers for all of them out, in the same kind of table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .cohort import Cohort
from .readiness import Readiness

if TYPE_CHECKING:
    from leitlinie._leitlinie import Guideline

__all__ = ["Cohort", "Readiness", "match"]

ASKED = ("output", "select", "keep", "by", "backend")
"""The options that say what comes out; the others say how a table is read."""


def match(guideline: Guideline, data: object, **options: Any) -> Any:  # noqa: ANN401
    """Match every patient of a table; see `Guideline.match`."""
    from . import streams

    if streams.is_stream(data):
        return streams.match(guideline, data, **options)
    asked = {name: options.pop(name) for name in ASKED if name in options}
    return Cohort(guideline, data, **options).match(**asked)
