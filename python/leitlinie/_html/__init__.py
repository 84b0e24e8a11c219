"""Rich display: every object of the package as compact HTML."""

from __future__ import annotations

from . import answers, cohort, evidence, evidence_map, guideline, patient, result, vocabulary
from .markup import page
from .render import show

__all__ = ["render"]

# Each of these has taught `show` its own objects.
TAUGHT = (answers, cohort, evidence, evidence_map, guideline, patient, result, vocabulary)


def render(value: object) -> str:
    """Return an object as HTML for a notebook."""
    return str(page(show(value)))
