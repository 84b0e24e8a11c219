"""Row *i* of a cohort is patient *i*: every kind of table against one patient after the other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import leitlinie as ll
from guidelines import random_guideline
from tables import KINDS, Records, columns_of, random_records

ANSWER = {"applies": True, "does_not_apply": False, "undetermined": None}


def one_by_one(guideline: ll.Guideline, records: Records, **options: Any) -> dict[str, list[bool | None]]:  # noqa: ANN401
    results = [guideline.match(record, **options) for record in records]
    return {
        id: [ANSWER[result[id].applicability.value] for result in results] for id in guideline.recommendations.ids()
    }


@pytest.fixture(scope="module")
def records(vocabulary: Any) -> Records:  # noqa: ANN401
    return random_records(vocabulary, 600, seed=1)


@pytest.fixture(scope="module")
def expected(guideline: ll.Guideline, records: Records) -> dict[str, list[bool | None]]:
    answers = one_by_one(guideline, records)
    assert all({True, False, None} >= set(column) and len(set(column)) > 1 for column in answers.values())
    return answers


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_table(
    kind: str,
    guideline: ll.Guideline,
    vocabulary: dict[str, Any],
    records: Records,
    expected: dict[str, list[bool | None]],
) -> None:
    table = KINDS[kind](records, vocabulary)
    answers = columns_of(guideline.match(table))
    brought = answers.pop("patient", None)
    assert brought is None or brought == [f"p{at}" for at in range(600)]
    assert answers == expected


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_kind_comes_back(kind: str, guideline: ll.Guideline, vocabulary: Any, records: Records) -> None:  # noqa: ANN401
    table = KINDS[kind](records, vocabulary)
    answered = guideline.match(table)
    assert type(answered).__name__ == ("Table" if kind == "capsule" else type(table).__name__)


def test_threads_match_at_once_without_mixing_up_their_tables(guideline: ll.Guideline, vocabulary: Any) -> None:  # noqa: ANN401
    many = [random_records(vocabulary, 40, seed) for seed in range(24)]
    tables = [KINDS["polars"](records, vocabulary) for records in many]
    with ThreadPoolExecutor(8) as pool:
        answered = list(pool.map(lambda table: columns_of(guideline.match(table, keep=[])), tables))
    for records, answers in zip(many, answered, strict=True):
        assert answers == one_by_one(guideline, records)


def test_parameters_reach_every_row(guideline: ll.Guideline, records: Records) -> None:
    parameters = {"oligometastatic_max_count": 3, "long_disease_free_interval_months": 24}
    answered = columns_of(guideline.match(records, parameters=parameters))
    assert answered == one_by_one(guideline, records, parameters=parameters)
    assert answered != one_by_one(guideline, records)


def cells(fact: dict[str, Any]) -> st.SearchStrategy[Any]:
    if fact["kind"] == "boolean":
        return st.none() | st.booleans()
    if fact["kind"] == "category":
        return st.none() | st.sampled_from(fact["values"])
    numbers = st.integers(int(fact["minimum"]), int(fact["maximum"]))
    return st.none() | st.just(float("nan")) | (numbers if fact.get("integer") else numbers.map(float))


@given(data=st.data())
def test_random_rows_with_lists_of_sites(data: st.DataObject, guideline: ll.Guideline, vocabulary: Any) -> None:  # noqa: ANN401
    codes = [fact["site"]["code"] for fact in vocabulary["facts"] if "site" in fact]
    some = data.draw(st.lists(st.sampled_from(vocabulary["facts"]), max_size=12, unique_by=lambda fact: fact["id"]))
    row = {fact["id"]: cells(fact) for fact in some} | {
        "sites": st.none() | st.lists(st.sampled_from(codes), max_size=3)
    }
    records = data.draw(st.lists(st.fixed_dictionaries({}, optional=row), min_size=1, max_size=8))
    cohort = guideline.cohort(records)
    assert columns_of(cohort.match(keep=[])) == one_by_one(guideline, records)
    for at, record in enumerate(records):
        patient = cohort.patient(at)
        assert patient == ll.Patient(**record)
        assert cohort.result(at) == guideline.match(record)
        id = guideline.recommendations[at].id
        assert cohort.explain(at, id) == guideline.match(record)[id].explain()


def test_contradictions_are_answered_alike_and_counted(guideline: ll.Guideline) -> None:
    records = [
        {"er_status": "positive", "hr_positive": False, "bone_marrow_infiltration": True, "pancytopenia": True},
        {"er_status": "positive", "hr_positive": True, "bone_marrow_infiltration": True, "pancytopenia": True},
    ]
    answered = columns_of(guideline.match(records))
    assert answered == one_by_one(guideline, records)
    assert answered["bone_marrow.endocrine_therapy"] == [False, True]
    (fact,) = [fact for fact in guideline.readiness(records).facts if fact.conflicts]
    assert (fact.fact, fact.conflicts) == ("hr_positive", 1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("depth", [0, 1, 2, 4, 5])
def test_a_row_of_a_random_guideline_is_a_patient(kind: str, depth: int, vocabulary: Any) -> None:  # noqa: ANN401
    seed = 100 * depth + sorted(KINDS).index(kind)
    guideline = ll.Guideline.from_dict(random_guideline(seed, recommendations=20, depth=depth))
    records = random_records(vocabulary, 80, seed)
    answers = columns_of(guideline.match(KINDS[kind](records, vocabulary)))
    answers.pop("patient", None)
    assert answers == one_by_one(guideline, records)
