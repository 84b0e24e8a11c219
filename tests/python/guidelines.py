"""Random guidelines: valid files with random conditions over the embedded vocabulary, the same for the same seed.

Nothing here imports the package.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import committed

Json = dict[str, Any]

LEVELS = ["5", "4", "3b", "3", "3a", "2c", "2", "2b", "2a", "1c", "1", "1b", "1a"]
RECOMMENDED = ["D", "C", "B", "A"]
GRADES = ["--", "-", "+/-", "+", "++"]
OPERATORS = ["<", "<=", "=", ">=", ">"]
ROWS_PER_SECTION = 12

GRAIN = {"count": 1, "cm": 1, "months": 12, "years": 12}
"""By unit, what limits and the numbers of random patients are 0 to 8 times of, so that they meet."""


def random_guideline(seed: int, recommendations: int = 49, depth: int = 3) -> Json:
    """A chapter for `Guideline.from_dict`; groups of conditions stand in each other up to `depth` times."""
    source = random.Random(seed)
    vocabulary = committed.vocabulary()
    sections = [
        section(source, vocabulary, number, range(start, min(start + ROWS_PER_SECTION, recommendations)), depth)
        for number, start in enumerate(range(0, recommendations, ROWS_PER_SECTION), start=1)
    ]
    return {
        "id": f"random-{seed}",
        "title": f"Random conditions {seed}",
        "guideline": "No guideline",
        "edition": "1",
        "organisation": "Nobody",
        "url": "https://example.org",
        "language": "en",
        "vocabulary": "embedded",
        "references": "embedded",
        "grading": {
            "level_of_evidence": scale(LEVELS),
            "grade_of_recommendation": scale(RECOMMENDED),
            "ago_grade": scale(GRADES),
        },
        "slides": [
            {"id": each["slide"], "number": number, "title": each["title"]} for number, each in enumerate(sections, 1)
        ],
        "sections": sections,
    }


def scale(grades: list[str]) -> Json:
    return {
        "label": "A scale",
        "source": "Nowhere",
        "meanings": [{"value": each, "meaning": "A grade."} for each in grades],
    }


def section(source: random.Random, vocabulary: Json, number: int, rows: range, depth: int) -> Json:
    id = f"section_{number}"
    recommendations = [row(source, vocabulary, id, at, depth) for at in rows]
    return {"id": id, "title": f"Section {number}", "slide": id, "recommendations": recommendations}


def row(source: random.Random, vocabulary: Json, section: str, number: int, depth: int) -> Json:
    recommendation = {
        "id": f"{section}.row_{number + 1}",
        "statement": "Do it.",
        "level_of_evidence": source.choice(LEVELS),
        "grade_of_recommendation": source.choice(RECOMMENDED),
        "ago_grade": source.choice(GRADES),
        "interventions": [source.choice(vocabulary["interventions"])["id"]],
        "population": random_condition(source, vocabulary, depth),
        "source": {"slide": section, "row": number + 1},
    }
    if source.random() < 0.2:
        recommendation["selection"] = random_condition(source, vocabulary, depth)
    return recommendation


def random_condition(source: random.Random, vocabulary: Json, depth: int) -> Json:
    """A condition over the facts of a vocabulary, without a group where `depth` is 0."""
    if depth == 0 or source.random() < 0.25:
        fact = source.choice(vocabulary["facts"])
        return CRITERIA[fact["kind"]](source, vocabulary, fact)
    group = source.choice(["all_of", "any_of", "none_of"])
    return {group: [random_condition(source, vocabulary, depth - 1) for _ in range(source.randint(1, 3))]}


def holds(_source: random.Random, _vocabulary: Json, fact: Json) -> Json:
    return {"holds": fact["id"]}


def among(source: random.Random, _vocabulary: Json, fact: Json) -> Json:
    count = source.randint(1, len(fact["values"]))
    return {"is": {"fact": fact["id"], "one_of": source.sample(fact["values"], count)}}


def compare(source: random.Random, vocabulary: Json, fact: Json) -> Json:
    """A number against a limit near those that patients have, or against a parameter of the same unit."""
    parameters = [each["id"] for each in vocabulary.get("parameters", []) if each["unit"] == fact["unit"]]
    limit: int | Json = source.randint(0, 8) * GRAIN[fact["unit"]]
    if parameters and source.random() < 0.2:
        limit = {"parameter": source.choice(parameters)}
    return {"compare": {"fact": fact["id"], "operator": source.choice(OPERATORS), "value": limit}}


CRITERIA: dict[str, Callable[[random.Random, Json, Json], Json]] = {
    "boolean": holds,
    "category": among,
    "number": compare,
}
