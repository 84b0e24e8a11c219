"""A guideline of one row, for what the embedded one cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from interpreter import Json


def small_vocabulary(**changes: Any) -> Json:  # noqa: ANN401
    """Three plain facts: `a`, `b` and `c`."""
    facts = [
        {"id": name, "label": name.upper(), "description": "A fact.", "kind": "boolean", "role": "recorded"}
        for name in "abc"
    ]
    return {"facts": facts, "parameters": [], "interventions": []} | changes


def small_chapter(population: Json, **changes: Any) -> Json:  # noqa: ANN401
    """A chapter with its vocabulary and references written out, and one recommendation, `only.row`."""
    scale = {"label": "A scale", "source": "Nowhere"}
    row = {
        "id": "only.row",
        "statement": "Do it.",
        "level_of_evidence": "1a",
        "grade_of_recommendation": "A",
        "ago_grade": "++",
        "interventions": [],
        "population": population,
        "source": {"slide": "only", "row": 1},
    }
    return {
        "id": "small",
        "title": "Small",
        "guideline": "A small guideline",
        "edition": "1",
        "organisation": "Nobody",
        "url": "https://example.org",
        "language": "en",
        "vocabulary": small_vocabulary(),
        "references": [],
        "grading": {
            "level_of_evidence": scale | {"meanings": [{"value": "1a", "meaning": "Sure."}]},
            "grade_of_recommendation": scale | {"meanings": [{"value": "A", "meaning": "Sure."}]},
            "ago_grade": scale | {"meanings": [{"value": "++", "meaning": "Do."}]},
        },
        "slides": [{"id": "only", "number": 1, "title": "Only"}],
        "sections": [{"id": "only", "title": "Only", "slide": "only", "recommendations": [row]}],
    } | changes
