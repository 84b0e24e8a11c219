"""What contradicts itself: of a patient, against a plain interpreter of the data; of a cohort, against its patients."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import interpreter
import leitlinie as ll
from interpreter import Json
from tables import Records, columns_of, random_records

Key = tuple[str, str, bool]


def key(conflict: ll.Conflict | ll.CohortConflict) -> Key:
    return conflict.fact, conflict.given.value, conflict.because == ("sites",)


@pytest.fixture(scope="module")
def records(vocabulary: Json) -> Records:
    """Random rows, which contradict themselves in every way, with a list of sites in each third."""
    codes = [fact["site"]["code"] for fact in vocabulary["facts"] if "site" in fact]
    rows = random_records(vocabulary, 700, seed=11)
    return [row | {"sites": codes[at % 15 : at % 15 + 3] if at % 3 == 0 else None} for at, row in enumerate(rows)]


@pytest.fixture(scope="module")
def patients(records: Records) -> list[ll.Patient]:
    return [ll.Patient.from_dict(row) for row in records]


def test_a_patients_conflicts_are_those_of_a_plain_interpreter(
    records: Records, patients: list[ll.Patient], vocabulary: Json
) -> None:
    found: Counter[str] = Counter()
    for row, patient in zip(records, patients, strict=True):
        facts = {name: value for name, value in row.items() if name != "sites"}
        expected = interpreter.Chart(vocabulary, facts, row["sites"]).contradictions()
        assert {(each.fact, bool(each.given)) for each in patient.conflicts} == expected
        found.update(fact for fact, _ in expected)
    checked = {fact["id"] for fact in vocabulary["facts"] if "derived" in fact or "cross_check" in fact}
    rare = {"bone_only_metastases", "oligometastatic", "few_lung_metastases"}
    rare |= {"long_disease_free_interval", "short_life_expectancy"}  # no threshold is set
    assert checked - set(found) <= rare


@pytest.mark.parametrize("kind", ["list", "polars", "chunks", "pandas"])
def test_those_of_a_cohort_are_those_of_its_patients(
    kind: str, guideline: ll.Guideline, records: Records, patients: list[ll.Patient]
) -> None:
    schema = {name: type_of(records, name) for name in records[0]}
    tables: dict[str, Any] = {"list": records, "pandas": pd.DataFrame(records, dtype=object)}
    if kind in {"polars", "chunks"}:
        frame = pl.DataFrame(records, schema=schema)
        tables |= {"polars": frame, "chunks": pl.concat([frame[:1], frame[1:70], frame[70:]], rechunk=False)}
    rows: defaultdict[Key, list[int]] = defaultdict(list)
    for at, patient in enumerate(patients):
        for conflict in patient.conflicts:
            rows[key(conflict)].append(at)
    cohort = guideline.cohort(tables[kind])
    counted: Counter[Key] = Counter()
    for conflict in cohort.conflicts:
        counted[key(conflict)] += conflict.patients
        assert set(conflict.rows) <= set(rows[key(conflict)])
        assert len(conflict.rows) == min(conflict.patients, 10)
        assert conflict.derived != conflict.given
    assert counted == Counter({key: len(found) for key, found in rows.items()})
    by_sites = [conflict for conflict in cohort.conflicts if conflict.because == ("sites",)]
    assert by_sites
    assert all(list(conflict.rows) == rows[key(conflict)][:10] for conflict in by_sites)
    contradicted = Counter(fact for patient in patients for fact in {conflict.fact for conflict in patient.conflicts})
    assert {fact.fact: fact.conflicts for fact in cohort.readiness().facts if fact.conflicts} == dict(contradicted)


def type_of(records: Records, name: str) -> Any:  # noqa: ANN401
    if name == "sites":
        return pl.List(pl.String)
    (kind,) = {type(row[name]) for row in records if row[name] is not None}
    return {bool: pl.Boolean, str: pl.String, int: pl.Int64, float: pl.Float64}[kind]


def test_thresholds_reach_the_contradictions_of_a_cohort(guideline: ll.Guideline) -> None:
    rows = [{"metastasis_count": 7, "oligometastatic": True}]
    assert guideline.cohort(rows).conflicts == ()
    (conflict,) = guideline.cohort(rows, parameters={"oligometastatic_max_count": 3}).conflicts
    assert (
        str(conflict) == "oligometastatic counts as true, but metastasis_count would make it false (1 patient: row 0)"
    )


class TestReadiness:
    ROWS = (
        {"sites": ["liver"], "bone_metastases": True, "age": 46, "er": 1},
        {"sites": [], "bone_metastases": None, "age": None, "er": 1},
        {"sites": None, "bone_metastases": False, "age": 46, "er": 1},
    )

    @pytest.fixture
    def readiness(self, guideline: ll.Guideline) -> ll.Readiness:
        return guideline.readiness(list(self.ROWS))

    def test_lists_of_sites_and_what_they_settle(self, readiness: ll.Readiness, vocabulary: Json) -> None:
        facts = {fact.fact: fact for fact in readiness.facts}
        assert readiness.sites is not None
        assert (readiness.sites.column, readiness.sites.patients) == ("sites", 2)
        assert set(readiness.sites.settles) == {fact["id"] for fact in vocabulary["facts"] if "site" in fact}
        # Of the bone the list settles the second patient: the first is given, the third has no list.
        bone, liver = facts["bone_metastases"], facts["liver_metastases"]
        assert (bone.given, bone.listed, bone.known, bone.conflicts) == (2, 1, 3, 1)
        assert (liver.given, liver.listed, liver.known, liver.column) == (0, 2, 2, None)
        assert "sites is the complete list of sites: known for 2 (67%); it settles 15 facts" in str(readiness)

    def test_without_lists(self, guideline: ll.Guideline) -> None:
        assert guideline.readiness([{"age": 46}]).sites is None

    def test_contradictions_have_rows(self, readiness: ll.Readiness) -> None:
        (conflict,) = readiness.conflicts
        assert (conflict.fact, conflict.because, conflict.patients, conflict.rows) == (
            "bone_metastases",
            ("sites",),
            1,
            (0,),
        )
        assert f"  {conflict}" in str(readiness)

    def test_it_becomes_dicts_and_json(self, guideline: ll.Guideline, readiness: ll.Readiness) -> None:
        data = readiness.to_dict()
        assert json.loads(readiness.to_json()) == data
        assert data["sites"]["patients"] == 2
        assert data["unmapped"] == {"er": "er_status"}
        assert [fact["listed"] for fact in data["facts"] if fact["fact"] == "bone_metastases"] == [1]
        assert [ll.CohortConflict.from_dict(each) for each in data["conflicts"]] == list(readiness.conflicts)
        wrong = guideline.readiness([{"age": 460}])
        assert [ll.ColumnProblem.from_dict(each) for each in wrong.to_dict()["problems"]] == list(wrong.problems)

    def test_the_frame_tells_lists_apart(self, readiness: ll.Readiness) -> None:
        frame = columns_of(readiness.to_frame(backend="polars"))
        at = frame["fact"].index("bone_metastases")
        assert [frame[name][at] for name in ("given", "listed", "known", "conflicts")] == [2, 1, 3, 1]


class TestQuestions:
    """A value that contradicts what is known settles nothing."""

    @pytest.mark.parametrize("known", [{"liver_metastases": True}, {"sites": ["liver"]}, {"liver_metastasis_count": 1}])
    def test_no_metastasis_is_no_answer_for_a_patient_with_one(
        self, guideline: ll.Guideline, known: dict[str, Any]
    ) -> None:
        asked = guideline.match(known).open_questions()["metastasis_count"]
        assert "general.stereotactic_radiotherapy" in asked.concerns
        assert asked.settles == ()

    def test_an_effusion_is_not_counted_as_a_metastasis(self, guideline: ll.Guideline) -> None:
        asked = guideline.match({"malignant_pleural_effusion": True}).open_questions()["metastasis_count"]
        assert "general.stereotactic_radiotherapy" in asked.settles

    @settings(max_examples=40)
    @given(data=st.data())
    def test_a_cohort_asks_as_its_patients_do(
        self, data: st.DataObject, guideline: ll.Guideline, vocabulary: Json
    ) -> None:
        some = data.draw(st.lists(st.sampled_from(vocabulary["facts"]), max_size=10, unique_by=lambda fact: fact["id"]))
        row = {fact["id"]: values_of(fact) for fact in some} | {
            "sites": st.none() | st.lists(st.sampled_from(["liver", "bone", "other", "ascites"]), max_size=2)
        }
        rows = data.draw(st.lists(st.fixed_dictionaries({}, optional=row), min_size=1, max_size=4))
        pairs: Counter[str] = Counter()
        for patient in rows:
            for question in guideline.match(patient).open_questions():
                pairs[question.fact] += len(question.settles)
        asked = columns_of(guideline.cohort(rows).open_questions(backend="polars"))
        assert dict(zip(asked["fact"], asked["pairs"], strict=True)) == {fact: n for fact, n in pairs.items() if n}


def values_of(fact: Json) -> st.SearchStrategy[Any]:
    if fact["kind"] == "boolean":
        return st.booleans()
    return st.sampled_from(fact["values"]) if fact["kind"] == "category" else st.integers(0, 3)
