"""Options of a wrong type or name: each is answered with what is expected and with the nearest."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

import leitlinie as ll

FRAME = pl.DataFrame({"er": ["pos"], "liver_metastases": [True]})
COHORT = {
    "columns": (["er"], TypeError, r"`columns`: a dict of the fact that each column is, such as \{.*type list"),
    "a fact that is no text": ({"er": 1}, TypeError, r"`columns\['er'\]`: the id of a fact, or None .*type int"),
    "values": ([1], TypeError, r"`values`: a dict of spellings by column or fact, such as \{.*type list"),
    "spellings": ({"er": "pos"}, TypeError, r"`values\['er'\]`: a dict of what each spelling .*type str"),
    "parameters": ([5], TypeError, r"`parameters`: a dict of thresholds by name, such as \{.*type list"),
    "on_invalid": ("ignore", ValueError, "there are raise, unknown"),
}


@pytest.mark.parametrize(("what", "case"), COHORT.items(), ids=COHORT)
def test_options_of_reading(guideline: ll.Guideline, what: str, case: tuple[Any, type[Exception], str]) -> None:
    given, error, message = case
    option = {"a fact that is no text": "columns", "spellings": "values"}.get(what, what)
    for call in (guideline.cohort, guideline.readiness, guideline.match):
        with pytest.raises(error, match=message):
            call(FRAME, **{option: given})


ANSWERS = {
    "keep": (3, "`keep`: a name, or a list of names, is expected, and this is of type int"),
    "select": (3, "`select`: a name, or a list of names, is expected, and this is of type int"),
    "by": (3, "`by`: a name, or a list of names, is expected, and this is of type int"),
    "output": ("wid", "did you mean 'wide'"),
    "ouput": ("wide", "'ouput' is no option; there are .*did you mean 'output'"),
}


@pytest.mark.parametrize(("option", "given", "message"), [(name, *case) for name, case in ANSWERS.items()])
def test_options_of_answers(guideline: ll.Guideline, option: str, given: object, message: str) -> None:
    options = {option: given} | ({"output": "summary"} if option == "by" else {})
    cohort = guideline.cohort(FRAME, columns={"er": None})
    for match in (cohort.match, lambda **asked: guideline.match(FRAME, columns={"er": None}, **asked)):
        with pytest.raises((TypeError, ValueError), match=message):
            match(**options)


@pytest.mark.parametrize(
    "call",
    [
        lambda guideline, **given: guideline.cohort(FRAME, **given),
        lambda guideline, **given: guideline.readiness(FRAME, **given),
        lambda guideline, **given: guideline.match(FRAME, **given),
        lambda guideline, **given: guideline.match({}, **given),
        lambda guideline, **given: ll.Cohort(guideline, FRAME, **given),
    ],
)
def test_a_misspelt_option_is_named_with_the_nearest(guideline: ll.Guideline, call: Any) -> None:  # noqa: ANN401
    with pytest.raises(TypeError, match=r"colums.* is no option; .*did you mean .columns.\?"):
        call(guideline, colums={})
    with pytest.raises(TypeError, match=r"parameter. is no option; .*did you mean .parameters.\?"):
        call(guideline, parameter={})


def test_an_option_of_tables_is_not_for_a_patient(guideline: ll.Guideline) -> None:
    with pytest.raises(TypeError, match="`output` is for tables; a patient takes `parameters`"):
        guideline.match({}, output="text")


def test_thresholds_that_are_not_named(guideline: ll.Guideline) -> None:
    for data in ({}, FRAME):
        with pytest.raises(TypeError, match="a dict of thresholds by name is expected"):
            guideline.match(data, parameters={1: 5})


def test_thresholds_that_are_no_dict(guideline: ll.Guideline) -> None:
    with pytest.raises(TypeError, match="a dict of thresholds by name is expected, and this is of type list"):
        guideline.match({}, parameters=[5])


class TestRows:
    @pytest.mark.parametrize("ask", ["patient", "result"])
    def test_an_id_is_no_row(self, guideline: ll.Guideline, ask: str) -> None:
        cohort = guideline.cohort(FRAME)
        message = "the row of a patient: a position, counted from 0, and no id, is expected, and this is of type str"
        with pytest.raises(TypeError, match=message):
            getattr(cohort, ask)("P3")
        with pytest.raises(TypeError, match=message):
            cohort.explain("P3", "liver.resection")

    def test_a_row_that_there_is_not(self, guideline: ll.Guideline) -> None:
        cohort = guideline.cohort([{"age": 46}, {"age": 50}])
        for row in (2, -3):
            with pytest.raises(IndexError, match=rf"there is no row {row}: rows are counted from 0 to 1"):
                cohort.patient(row)
        with pytest.raises(IndexError, match="there is no row 0: none at all"):
            guideline.cohort([]).patient(0)
        assert [cohort.patient(row)["age"] for row in (0, 1, -1, -2)] == [46, 50, 50, 46]

    def test_a_recommendation_that_there_is_not(self, guideline: ll.Guideline) -> None:
        with pytest.raises(ll.UnknownIdError, match=r"did you mean `liver\.resection`"):
            guideline.cohort(FRAME).explain(0, "liver.resektion")

    def test_a_role_that_there_is_not(self, guideline: ll.Guideline) -> None:
        with pytest.raises(ValueError, match="did you mean 'judgement'"):
            guideline.cohort([{"age": 46}]).open_questions(role="judgment")


@pytest.mark.parametrize(
    ("data", "at", "kind"), [([{}, 3], 1, "int"), ([{}, {}, None], 2, "NoneType"), (["a"], 0, "str")]
)
def test_an_item_that_is_no_patient_is_named_by_its_position(
    guideline: ll.Guideline, data: list[Any], at: int, kind: str
) -> None:
    message = f"each a dict of facts or a Patient, and item {at}, counted from 0, is of type {kind}"
    with pytest.raises(TypeError, match=message):
        guideline.match(data)


class TestByIdAndByName:
    def test_a_guideline_and_a_result_are_asked_by_id(self, guideline: ll.Guideline) -> None:
        for thing, instead in ((guideline, "guideline.recommendations"), (guideline.match({}), "result.applicable")):
            with pytest.raises(
                TypeError, match=rf"an id, as a text \(`{instead}\[0\]` goes by position\), is expected"
            ):
                thing[0]
        assert guideline.recommendations[0].id == next(iter(guideline)).id

    def test_facts_are_given_by_name(self, guideline: ll.Guideline) -> None:
        with pytest.raises(TypeError, match=r"as in `Patient\(age=46\)`; `Patient.from_dict\(facts\)` takes a dict"):
            ll.Patient({"age": 46})  # type: ignore[arg-type]
        with pytest.raises(
            TypeError, match=r"as in `guideline.patient\(age=46\)`; `Patient.from_dict\(facts, guideline="
        ):
            guideline.patient({"age": 46})  # type: ignore[arg-type]
        assert ll.Patient.from_dict({"age": 46}) == ll.Patient(age=46)
