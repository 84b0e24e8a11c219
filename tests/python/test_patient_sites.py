"""What may be handed in as the list of sites, and what would turn a no into a yes."""

from __future__ import annotations

import io
from collections import UserList, deque
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any
from unittest.mock import MagicMock, Mock

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import leitlinie as ll

SITES = 'sites: a set of names of sites is expected, such as {"liver"}'


NO_SITES: list[Any] = [
    *({"liver": False}, {}, {}.items(), {"liver": 1}.items(), {1: "liver"}.values(), {}.values()),
    *("liver", "", b"liver", b"", bytearray(), memoryview(b""), range(0)),
    *(iter(["liver"]), iter(()), (name for name in ("liver",)), map(str, ()), io.StringIO(), io.StringIO("liver")),
    *([1], [None], ["liver", None], [b"liver"], [["liver"]], 7, True, object(), Mock(), MagicMock()),
    *(pd.Series({"liver": False}), pd.Series(["liver", None]), pd.DataFrame(), pd.DataFrame({"liver": [1]})),
    *(np.array("liver"), np.array([["liver"]]), np.empty((0, 2)), np.array([1])),
    *(pl.DataFrame(), pl.DataFrame({"liver": [1]}), pl.Series([1]), pa.table({}), pa.table({"liver": [1]})),
]


@pytest.mark.parametrize("sites", NO_SITES, ids=repr)
def test_what_is_no_list_of_sites_is_refused(sites: Any) -> None:  # noqa: ANN401
    for build in (lambda: ll.Patient(sites=sites), lambda: ll.Patient.from_dict({"sites": sites})):
        with pytest.raises(ll.FactError) as caught:
            build()
        assert str(caught.value) == SITES


class OwnSet(AbstractSet[str]):
    """A set that is none of Python's own, and may fail while it is read."""

    def __init__(self, *names: str, raised: type[BaseException] | None = None) -> None:
        self.names, self.raised = names, raised

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[str]:
        yield from self.names
        if self.raised:
            raise self.raised


COLLECTIONS: list[Any] = [
    *({"liver"}, frozenset({"liver"}), ["liver"], ("liver",), {"liver": 1}.keys(), deque(["liver"])),
    *(UserList(["liver"]), OwnSet("liver")),
    *(pd.Series(["liver"]), pd.Index(["liver"]), pd.array(["liver"]), pd.Series(["liver"], dtype="category")),
    *(np.array(["liver"]), np.array(["liver"], dtype=object), pl.Series(["liver"])),
    *(pa.array(["liver"]), pa.chunked_array([["liver"]])),
]


@pytest.mark.parametrize("several", COLLECTIONS, ids=repr)
def test_any_collection_of_names_will_do(several: Any) -> None:  # noqa: ANN401
    assert ll.Patient(sites=several) == ll.Patient(sites={"liver"})


@pytest.mark.parametrize("none", [set(), frozenset(), [], (), {}.keys(), OwnSet(), pd.Series([], dtype=str)], ids=repr)
def test_an_empty_collection_says_that_there_are_none(none: Any) -> None:  # noqa: ANN401
    assert ll.Patient(sites=none).sites == frozenset()


@pytest.mark.parametrize("raised", [KeyboardInterrupt, RuntimeError, TypeError])
def test_what_goes_wrong_while_names_are_read_is_not_swallowed(raised: type[BaseException]) -> None:
    with pytest.raises(raised):
        ll.Patient(sites=OwnSet("liver", raised=raised))


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, pd.NaT])
def test_nothing_leaves_the_sites_unknown(nothing: Any) -> None:  # noqa: ANN401
    assert ll.Patient(sites=nothing) == ll.Patient()
    assert ll.Patient.from_dict({"sites": nothing}).sites is None


def test_none_forgets_the_list() -> None:
    patient = ll.Patient(sites={"liver"}, age=46)
    assert patient.replace(age=47).sites == frozenset({"liver"})
    assert patient.replace(sites=None) == ll.Patient(age=46)
    changed = ll.load().match(patient).what_if(sites=None).changes
    assert {change.recommendation for change in changed} >= {"liver.resection", "lung.thermoablation"}


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(ll.FactError) as caught:
        ll.Patient(sites="liver", age=-3, her2_status="Positive")
    assert {problem.fact for problem in caught.value.problems} == {"sites", "age", "her2_status"}


@pytest.mark.parametrize(
    ("text", "fact", "message"),
    [
        ('{"age": 46, "age": 47}', "age", "the fact is given twice"),
        ('{"sites": "Smith"}', "sites", "a set of names of sites is expected"),
        ('{"sites": ["liver", 7]}', "sites", "a set of names of sites is expected"),
        ('{"age": ["Smith"]}', "age", "this is not a number"),
        ('{"age": {"Smith": 1}}', "age", "this is not a number"),
        ('{"age": 1e999}', "<json>", "no JSON object with facts by name (line 1"),
        ('["Smith"]', "<json>", "no JSON object with facts by name (line 1"),
        ('{"Smith', "<json>", "no JSON object with facts by name (line 1"),
        ("", "<json>", "no JSON object with facts by name (line 1"),
    ],
)
def test_json_is_refused_without_its_values(text: str, fact: str, message: str) -> None:
    with pytest.raises(ll.FactError) as caught:
        ll.Patient.from_json(text)
    (problem,) = caught.value.problems
    assert problem.fact == fact
    assert message in problem.message
    assert "Smith" not in str(caught.value)


def test_every_parameter_that_is_wrong_is_told() -> None:
    with pytest.raises(ll.ParameterError) as caught:
        ll.load().match({}, parameters={"oligometastatic_max": 5, "few_lung_metastases_max_count": 2.5})
    lines = str(caught.value).splitlines()
    assert len(lines) == 2
    assert "did you mean `oligometastatic_max_count`?" in str(caught.value)


@pytest.mark.parametrize("value", [None, float("nan"), 5])
def test_a_parameter_that_does_not_exist_is_refused_whatever_its_value(value: float | None) -> None:
    with pytest.raises(ll.ParameterError, match="parameter typo: there is none"):
        ll.load().match({}, parameters={"typo": value})


@pytest.mark.parametrize("value", [None, float("nan")])
def test_a_parameter_without_a_value_is_not_set(value: float | None) -> None:
    guideline = ll.load()
    named = guideline.match({}, parameters={"oligometastatic_max_count": value})
    assert named == guideline.match({})
    assert named.parameters == {}


@pytest.mark.parametrize("value", ["5", [], float("inf"), True])
def test_a_parameter_that_is_no_number_is_refused(value: Any) -> None:  # noqa: ANN401
    with pytest.raises(ll.ParameterError, match="from 1 to 50 is expected"):
        ll.load().match({}, parameters={"oligometastatic_max_count": value})


def test_an_open_answer_names_the_parameter_that_is_not_set() -> None:
    guideline = ll.load()
    patient = ll.Patient(sites={"liver"}, metastasis_count=2)
    answer = guideline.match(patient)["general.stereotactic_radiotherapy"]
    assert answer.missing == ("oligometastatic",)
    assert answer.missing_parameters == ("oligometastatic_max_count",)
    settled = guideline.match(patient, parameters={"oligometastatic_max_count": 5})
    assert settled["general.stereotactic_radiotherapy"].missing_parameters == ()
    assert settled["general.stereotactic_radiotherapy"].applicability is not ll.Applicability.UNDETERMINED
