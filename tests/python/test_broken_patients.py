"""Broken patients: every problem in words that help, and no value in any of them; the same file runs from Rust."""

from __future__ import annotations

import json
import traceback
from typing import Any

import pytest

import leitlinie as ll
from conftest import PROJECT, read_json

CASES: list[dict[str, Any]] = read_json(PROJECT / "tests" / "cases" / "broken_patients.json")["cases"]
EACH_CASE = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
NO_FACT = "the vocabulary has no such fact"
MAKERS = ["Patient", "from_dict", "from_json", "patient", "match", "replace"]


def facts_of(case: dict[str, Any]) -> dict[str, Any]:
    return case["facts"] | ({"sites": case["sites"]} if "sites" in case else {})


def expected(case: dict[str, Any], guideline: ll.Guideline) -> list[dict[str, Any]]:
    """The problems of a case; `{sites}` stands for the codes of all sites."""
    codes = [fact.site.code for fact in guideline.facts if fact.site]
    return [
        {
            "fact": problem["fact"],
            "message": problem["message"].replace("{sites}", ", ".join(codes)),
            "allowed": codes if problem["allowed"] == ["{sites}"] else problem["allowed"],
            "suggestion": problem.get("suggestion"),
        }
        for problem in case["problems"]
    ]


@EACH_CASE
def test_every_problem_is_told(case: dict[str, Any], guideline: ll.Guideline) -> None:
    with pytest.raises(ll.FactError) as caught:
        ll.Patient.from_dict(facts_of(case))
    told = [problem.to_dict() for problem in caught.value.problems]
    assert sorted(told, key=str) == sorted(expected(case, guideline), key=str)
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))


@EACH_CASE
@pytest.mark.parametrize("maker", MAKERS)
def test_no_way_in_shows_the_value(case: dict[str, Any], maker: str, guideline: ll.Guideline) -> None:
    facts = facts_of(case)
    makers: dict[str, Any] = {
        "Patient": lambda: ll.Patient(**facts),
        "from_dict": lambda: ll.Patient.from_dict(facts),
        "from_json": lambda: ll.Patient.from_json(json.dumps(facts)),
        "patient": lambda: guideline.patient(**facts),
        "match": lambda: guideline.match(facts),
        "replace": lambda: ll.Patient().replace(**facts),
    }
    with pytest.raises(ll.FactError) as caught:
        makers[maker]()
    if "given" in case:
        error = caught.value
        told = [str(error), repr(error), repr(error.args), repr(vars(error)), *traceback.format_exception_only(error)]
        told += [problem.to_json() for problem in error.problems]
        assert [text for text in told if case["given"] in text] == []


def is_of_a_value(case: dict[str, Any]) -> bool:
    """Whether something is wrong with a value, and not with names alone."""
    return "given" in case and any(not problem["message"].startswith(NO_FACT) for problem in case["problems"])


@pytest.mark.parametrize("case", [*filter(is_of_a_value, CASES)], ids=lambda case: case["name"])
def test_the_value_is_shown_where_the_caller_asks_for_it(case: dict[str, Any]) -> None:
    with pytest.raises(ll.FactError) as caught:
        ll.Patient.from_dict(facts_of(case), show_values=True)
    assert "(given: " in str(caught.value)
    assert case["given"] in str(caught.value)


def test_there_are_enough_of_them() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) >= 30
