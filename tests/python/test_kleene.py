"""Three-valued logic: the published CQL suite, an independent interpreter, and what must hold of every patient."""

from __future__ import annotations

import collections
import copy
import itertools
import pickle
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

import interpreter
import leitlinie as ll
import people
from small import small_chapter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interpreter import Json

LITERALS = {"true": True, "false": False, "null": None}
A, B = {"holds": "a"}, {"holds": "b"}
OPERATORS: dict[str, Json] = {
    "and": {"all_of": [A, B]},
    "or": {"any_of": [A, B]},
    "not": {"none_of": [A]},
    "implies": {"any_of": [{"none_of": [A]}, B]},
    "xor": {"any_of": [{"all_of": [A, {"none_of": [B]}]}, {"all_of": [B, {"none_of": [A]}]}]},
}
ANSWERS = {
    True: ll.Applicability.APPLIES,
    None: ll.Applicability.UNDETERMINED,
    False: ll.Applicability.DOES_NOT_APPLY,
}
SELECTIONS = {True: ll.Selection.FAVOURED, None: ll.Selection.UNDETERMINED, False: ll.Selection.NOT_FAVOURED}


def cql_cases(folder: Path) -> list[tuple[str, str, str]]:
    tests = ET.parse(folder / "CqlLogicalOperatorsTest.xml").getroot()  # noqa: S314
    space = {"t": "http://hl7.org/fhirpath/tests"}
    return [
        (test.get("name", ""), test.findtext("t:expression", "", space), test.findtext("t:output", "", space))
        for test in tests.iterfind(".//t:test", space)
    ]


def test_all_cases_of_the_cql_suite(shared: Callable[[str], Path]) -> None:
    guidelines = {name: ll.Guideline.from_dict(small_chapter(condition)) for name, condition in OPERATORS.items()}
    cases = cql_cases(shared("data") / "cql_tests")
    seen = set()
    for name, expression, output in cases:
        words = re.findall(r"\w+", expression)
        (operator,) = set(words) & set(OPERATORS)
        operands = [LITERALS[word] for word in words if word != operator]
        own = guidelines[operator]
        answer = own.match(own.patient(**dict(zip("ab", operands, strict=False))))["only.row"].applicability
        assert answer == ANSWERS[LITERALS[output]], (name, expression)
        seen.add((operator, *operands))
    assert len(cases) == len(seen) == 4 * 9 + 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"all_of": [A, B]}, {"all_of": [B, A]}),
        ({"any_of": [A, B]}, {"any_of": [B, A]}),
        ({"all_of": [A, {"all_of": [B, {"holds": "c"}]}]}, {"all_of": [{"all_of": [A, B]}, {"holds": "c"}]}),
        ({"any_of": [A, {"any_of": [B, {"holds": "c"}]}]}, {"any_of": [{"any_of": [A, B]}, {"holds": "c"}]}),
        (
            {"all_of": [A, {"any_of": [B, {"holds": "c"}]}]},
            {"any_of": [{"all_of": [A, B]}, {"all_of": [A, {"holds": "c"}]}]},
        ),
        (
            {"any_of": [A, {"all_of": [B, {"holds": "c"}]}]},
            {"all_of": [{"any_of": [A, B]}, {"any_of": [A, {"holds": "c"}]}]},
        ),
        ({"none_of": [{"all_of": [A, B]}]}, {"any_of": [{"none_of": [A]}, {"none_of": [B]}]}),
        ({"none_of": [A, B]}, {"all_of": [{"none_of": [A]}, {"none_of": [B]}]}),
        ({"none_of": [{"none_of": [A]}]}, A),
        ({"all_of": [A, A]}, A),
        ({"any_of": [A, {"all_of": [A, B]}]}, A),
    ],
    ids=[
        "and commutes",
        "or commutes",
        "and associates",
        "or associates",
        "and distributes",
        "or distributes",
        "De Morgan",
        "De Morgan of none",
        "double negation",
        "idempotent",
        "absorbs",
    ],
)
def test_laws_hold_for_all_operands(one: Json, other: Json) -> None:
    left, right = (ll.Guideline.from_dict(small_chapter(population)) for population in (one, other))
    for operands in itertools.product([True, False, None], repeat=3):
        facts = dict(zip("abc", operands, strict=True))
        assert answer(left, facts) == answer(right, facts), facts


def answer(own: ll.Guideline, facts: dict[str, bool | None]) -> ll.Applicability:
    return own.match(own.patient(**facts))["only.row"].applicability


def conditions() -> st.SearchStrategy[Json]:
    leaves = st.sampled_from([{"holds": name} for name in "abc"])
    groups = st.sampled_from(["all_of", "any_of", "none_of"])
    return st.recursive(
        leaves,
        lambda parts: st.builds(lambda key, some: {key: some}, groups, st.lists(parts, min_size=1, max_size=3)),
        max_leaves=8,
    )


@given(population=conditions(), operands=st.tuples(*[st.sampled_from([True, False, None])] * 3))
def test_any_condition_is_as_an_independent_interpreter_says(
    population: Json, operands: tuple[bool | None, ...]
) -> None:
    chapter = small_chapter(population)
    facts = dict(zip("abc", operands, strict=True))
    expected = interpreter.Chart(chapter["vocabulary"], facts).evaluate(population)
    assert answer(ll.Guideline.from_dict(chapter), facts) == ANSWERS[expected]


class TestEmbedded:
    """Of the embedded chapter, for random patients."""

    @settings(max_examples=300)
    @given(data=st.data())
    def test_every_answer_is_as_an_independent_interpreter_says(
        self, data: st.DataObject, guideline: ll.Guideline, chapter: Json, vocabulary: Json
    ) -> None:
        parameters, _, known, sites = data.draw(people.cases(vocabulary))
        chart = interpreter.Chart(vocabulary, known, sites, parameters)
        result = guideline.match(guideline.patient(sites=sites, **known), parameters=parameters)
        assert result.conflicts == ()
        assert chart.contradictions() == set()
        situations = {each.situation.id: each.applicability for each in result.consensus}
        for criterion in interpreter.criteria(chapter):
            expected = chart.evaluate(criterion.condition)
            if criterion.kind == "population":
                assert result[criterion.id].applicability == ANSWERS[expected], criterion.id
            elif criterion.kind == "selection":
                assert result[criterion.id].selection == SELECTIONS[expected], criterion.id
            else:
                assert situations[criterion.id] == ANSWERS[expected], criterion.id

    @settings(max_examples=150)
    @given(data=st.data())
    def test_learning_a_fact_never_turns_a_settled_answer(
        self, data: st.DataObject, guideline: ll.Guideline, vocabulary: Json
    ) -> None:
        parameters, world, known, sites = data.draw(people.cases(vocabulary))
        more = known | data.draw(people.parts_of(world))
        before = guideline.match(guideline.patient(sites=sites, **known), parameters=parameters)
        partly = guideline.match(guideline.patient(sites=sites, **more), parameters=parameters)
        closed = people.sites_of(vocabulary, world)
        wholly = guideline.match(guideline.patient(sites=closed, **world), parameters=parameters)
        for row in guideline:
            answers = [each[row.id].applicability for each in (before, partly, wholly)]
            settled = [each for each in answers if each != ll.Applicability.UNDETERMINED]
            assert len(set(settled)) <= 1, (row.id, answers)
            assert answers[len(answers) - len(settled) :] == settled, (row.id, answers)

    @settings(max_examples=100)
    @given(data=st.data())
    def test_a_settled_answer_is_that_of_every_completion_and_an_open_one_is_not(
        self, data: st.DataObject, guideline: ll.Guideline, vocabulary: Json
    ) -> None:
        world = data.draw(people.worlds(vocabulary, {}))
        free = sorted(id_ for id_, value in world.items() if isinstance(value, bool))
        unknown = data.draw(st.lists(st.sampled_from(free), max_size=5, unique=True))
        known = {id_: value for id_, value in world.items() if id_ not in unknown}
        result = guideline.match(guideline.patient(**known))
        answers: dict[str, set[ll.Applicability]] = {row.id: set() for row in guideline}
        for values in itertools.product([True, False], repeat=len(unknown)):
            facts = known | dict(zip(unknown, values, strict=True))
            # What contradicts a derivation is no completion; from a cross-check nothing is derived.
            if not interpreter.Chart(vocabulary, facts).contradictions(cross_checks=False):
                completed = guideline.match(guideline.patient(**facts))
                for row in guideline:
                    answers[row.id].add(completed[row.id].applicability)
        for row in guideline:
            note(f"{row.id}: {unknown}")
            same = answers[row.id] if len(answers[row.id]) == 1 else {ll.Applicability.UNDETERMINED}
            assert {result[row.id].applicability} == same, row.id

    @settings(max_examples=60)
    @given(data=st.data())
    def test_facts_that_are_not_missing_cannot_settle_an_open_answer(
        self, data: st.DataObject, guideline: ll.Guideline, vocabulary: Json
    ) -> None:
        parameters, world, known, _ = data.draw(people.cases(vocabulary))
        result = guideline.match(guideline.patient(**known), parameters=parameters)
        for match in result:
            if match.applicability != ll.Applicability.UNDETERMINED:
                assert match.missing == ()
                continue
            assert match.missing
            assert not set(match.missing) & set(known)
            others = {id_: value for id_, value in world.items() if id_ not in match.missing}
            after = guideline.match(guideline.patient(**known | others), parameters=parameters)
            assert after[match.id].applicability == ll.Applicability.UNDETERMINED, match.id

    def test_each_missing_fact_can_change_an_open_answer(
        self, guideline: ll.Guideline, chapter: Json, vocabulary: Json
    ) -> None:
        populations = {each.id: each.condition for each in interpreter.criteria(chapter) if each.kind == "population"}
        definitions = {fact["id"]: fact for fact in vocabulary["facts"]}
        checked = collections.Counter[str]()

        @settings(max_examples=15)
        @given(data=st.data())
        def check(data: st.DataObject) -> None:
            known = data.draw(people.parts_of(data.draw(people.worlds(vocabulary, {}))))
            for match in guideline.match(guideline.patient(**known)).undetermined:
                choices = {id_: choices_of(definitions[id_]) for id_ in match.missing}
                if len(choices) > 5 or not all(choices.values()):  # too many ways, or numbers
                    continue
                for id_ in match.missing:
                    assert matters(vocabulary, known, populations[match.id], choices, id_), (match.id, id_)
                    checked[match.id] += 1

        check()
        assert checked.total() > 100
        assert len(checked) > 15

    @settings(max_examples=60)
    @given(data=st.data())
    def test_a_patient_survives_dict_json_pickle_and_copy(
        self, data: st.DataObject, guideline: ll.Guideline, vocabulary: Json
    ) -> None:
        _, _, known, sites = data.draw(people.cases(vocabulary))
        patient = ll.Patient(sites=sites, **known)
        for twin in (
            ll.Patient.from_dict(patient.to_dict()),
            ll.Patient.from_json(patient.to_json()),
            pickle.loads(pickle.dumps(patient)),  # noqa: S301
            copy.copy(patient),
            copy.deepcopy(patient),
            guideline.patient(sites=sites, **known),
            patient.replace(),
        ):
            assert twin == patient
            assert hash(twin) == hash(patient)
            assert twin.facts == patient.facts == known
            assert twin.sites == patient.sites == (None if sites is None else frozenset(sites))


def choices_of(fact: Json) -> list[Any]:
    return [True, False] if fact["kind"] == "boolean" else fact.get("values", [])


def matters(vocabulary: Json, known: Json, population: Json, choices: dict[str, list[Any]], id_: str) -> bool:
    """Whether a fact changes an open answer, the other missing facts being left open or filled in somehow."""
    others = [other for other in choices if other != id_]
    for values in itertools.product(*([None, *choices[other]] for other in others)):
        facts = known | dict(zip(others, values, strict=True))
        if interpreter.Chart(vocabulary, facts).evaluate(population) is None:
            tried = [interpreter.Chart(vocabulary, facts | {id_: value}) for value in choices[id_]]
            if any(chart.evaluate(population) is not None for chart in tried):
                return True
    return False


def test_truth_is_ordered_and_its_middle_is_neither_yes_nor_no() -> None:
    values: dict[ll.Truth, Any] = {ll.Truth.TRUE: True, ll.Truth.FALSE: False}
    for member, value in values.items():
        assert bool(member) is value
    with pytest.raises(TypeError, match="the truth is unknown"):
        bool(ll.Truth.UNKNOWN)
    assert ll.Truth.members() == (ll.Truth.FALSE, ll.Truth.UNKNOWN, ll.Truth.TRUE)
    assert ll.Truth.FALSE < ll.Truth.UNKNOWN < ll.Truth.TRUE
