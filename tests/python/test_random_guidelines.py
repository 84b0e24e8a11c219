"""The random guidelines that other tests rest on: valid, varied, and the same for the same seed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import leitlinie as ll
from guidelines import random_guideline


@pytest.mark.parametrize("recommendations", [1, 12, 13, 490])
@pytest.mark.parametrize("depth", [0, 1, 4])
def test_they_load(recommendations: int, depth: int, tmp_path: Path) -> None:
    path = tmp_path / "random.json"
    path.write_text(json.dumps(random_guideline(recommendations, recommendations, depth)), encoding="utf-8")
    assert ll.check(path) == ()
    assert len(ll.load(path).recommendations) == recommendations


def test_a_seed_gives_the_same_guideline_again() -> None:
    assert random_guideline(1) == random_guideline(1) != random_guideline(2)


def test_every_kind_of_condition_occurs() -> None:
    text = json.dumps(random_guideline(0, 49, 2))
    keys = ["holds", "is", "compare", "parameter", "all_of", "any_of", "none_of", "selection"]
    assert [key for key in keys if f'"{key}"' not in text] == []


def test_no_group_is_deeper_than_asked_for() -> None:
    def depth(condition: dict[str, object]) -> int:
        (parts,) = condition.values()
        return 1 + max(map(depth, parts)) if isinstance(parts, list) else 0

    for asked in range(5):
        sections = random_guideline(7, 200, asked)["sections"]
        assert max(depth(row["population"]) for each in sections for row in each["recommendations"]) == asked
