"""Clinical vignettes: patients with the answers that a person expects; the same file runs from Rust."""

from __future__ import annotations

from collections import Counter
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import pytest

from conftest import PROJECT, read_json

if TYPE_CHECKING:
    import leitlinie as ll

VIGNETTES: list[dict[str, Any]] = read_json(PROJECT / "tests" / "cases" / "vignettes.json")["vignettes"]
NAMES = [each["name"] for each in VIGNETTES]
ANSWERS = ("applies", "undetermined", "does_not_apply")


@pytest.mark.parametrize("vignette", VIGNETTES, ids=NAMES)
def test_vignette(vignette: dict[str, Any], guideline: ll.Guideline) -> None:
    patient = guideline.patient(sites=vignette.get("sites"), **vignette["facts"])
    result = guideline.match(patient, parameters=vignette.get("parameters"))
    expected = {id_: answer for answer in ANSWERS for id_ in ids(vignette[answer], guideline)}
    assert {match.id: match.applicability.value for match in result} == expected
    for id_, selection in vignette.get("selection", {}).items():
        assert result[id_].selection.value == selection
    for id_, missing in vignette.get("missing", {}).items():
        assert set(result[id_].missing) == set(missing), id_
    consensus = {each.situation.id: each.applicability.value for each in result.consensus}
    assert consensus == consensus | vignette.get("consensus", {})


def ids(patterns: list[str], guideline: ll.Guideline) -> list[str]:
    return [row.id for pattern in patterns for row in guideline if fnmatchcase(row.id, pattern)]


@pytest.mark.parametrize("vignette", VIGNETTES, ids=NAMES)
def test_a_vignette_expects_one_answer_for_every_recommendation(
    vignette: dict[str, Any], guideline: ll.Guideline
) -> None:
    expected = Counter(id_ for answer in ANSWERS for id_ in ids(vignette[answer], guideline))
    assert expected == Counter(row.id for row in guideline)


def test_there_are_at_least_forty_and_two_a_section(guideline: ll.Guideline) -> None:
    assert len(VIGNETTES) >= 40
    assert len(set(NAMES)) == len(VIGNETTES)
    applied = Counter(
        section
        for vignette in VIGNETTES
        for section in {id_.partition(".")[0] for id_ in ids(vignette["applies"], guideline)}
    )
    assert all(applied[section.id] >= 2 for section in guideline.sections if section.recommendations), applied


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_recommendation_has_every_answer_somewhere(answer: str, guideline: ll.Guideline) -> None:
    seen = {id_ for vignette in VIGNETTES for id_ in ids(vignette[answer], guideline)}
    assert {row.id for row in guideline} - seen == set()
