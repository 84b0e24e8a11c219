"""Cohorts: a table of patients in, the answers for all of them out, in the same kind of table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .cohort import Cohort
from .readiness import Readiness

if TYPE_CHECKING:
    from leitlinie._leitlinie import Guideline

__all__ = ["Cohort", "Readiness", "match"]

READ = ("columns", "values", "parameters", "on_invalid")
"""The options that say how a table is read."""

ASKED = ("output", "select", "keep", "by", "backend")
"""The options that say what comes out."""


def match(guideline: Guideline, data: object, **given: Any) -> Any:  # noqa: ANN401
    """Match every patient of a table; see `Guideline.match`."""
    from . import options, streams

    options.known(given, (*READ, *ASKED))
    if streams.is_stream(data):
        return streams.match(guideline, data, **given)
    asked = {name: given.pop(name) for name in ASKED if name in given}
    return Cohort(guideline, data, **given).match(**asked)
