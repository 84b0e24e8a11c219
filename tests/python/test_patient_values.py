"""The door: what is understood as a value, what as nothing, and what is refused without being shown."""

from __future__ import annotations

import datetime as dt
import math
import traceback
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn
from unittest.mock import MagicMock, Mock

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import leitlinie as ll


class OwnText(str):
    __slots__ = ()


class OwnFloat(float):
    pass


class OwnInt(int):
    pass


class OwnDict(dict[str, Any]):
    pass


class Itself:
    """Claims to hold a value, which is itself, under every name that a library gives to what it holds."""

    def as_py(self) -> Itself:
        return self

    item = tolist = to_pylist = __call__ = as_py

    def __getattr__(self, _: str) -> Itself:
        return self


def claiming(module: str, name: str) -> object:
    """An object that holds itself, of a class that calls itself one of a library's."""
    return type(name, (Itself,), {"__module__": module})()


NOTHING = {
    "None": None,
    "nan": math.nan,
    "numpy nan": np.float64("nan"),
    "numpy float32 nan": np.float32("nan"),
    "Decimal NaN": Decimal("NaN"),
    "pandas.NA": pd.NA,
    "pandas.NaT": pd.NaT,
    "numpy NaT": np.datetime64("NaT"),
    "numpy timedelta NaT": np.timedelta64("NaT"),
    "numpy NaT in an array": np.array(np.datetime64("NaT")),
    "a masked value of numpy": np.ma.masked,
    "None in an array": np.array(None),
    "Truth": ll.Truth.UNKNOWN,
    "a missing cell of pandas": pd.Series([1, None], dtype="Int64")[1],
    "a missing cell of polars": pl.Series([1, None])[1],
    "a null of pyarrow": pa.scalar(None, pa.int64()),
    "a null of pyarrow without type": pa.scalar(None),
}


@pytest.mark.parametrize("fact", ["age", "pain", "her2_status", "liver_metastasis_count"])
@pytest.mark.parametrize("value", NOTHING.values(), ids=NOTHING)
def test_what_stands_for_nothing_is_unknown(fact: str, value: object) -> None:
    patient = ll.Patient(**{fact: value})
    assert patient == ll.Patient()
    assert patient.facts == {}
    assert patient[fact] is None
    assert fact not in patient


NUMBERS = [
    (46, 46),
    (46.0, 46),
    (46.5, 46.5),
    (0, 0),
    (130, 130),
    (np.int64(46), 46),
    (np.uint8(46), 46),
    (np.int8(46), 46),
    (np.float32(46.5), 46.5),
    (np.float16(46.5), 46.5),
    (np.longdouble(46.5), 46.5),
    (np.array(46), 46),
    (Decimal("46.5"), 46.5),
    (Fraction(93, 2), 46.5),
    (OwnFloat(46.5), 46.5),
    (OwnInt(46), 46),
    (pd.Series([46])[0], 46),
    (pd.Series([46], dtype="Int64")[0], 46),
    (pl.Series([46])[0], 46),
    (pa.scalar(46), 46),
    (pa.scalar(46.5), 46.5),
    (pa.scalar(46.5, pa.float32()), 46.5),
    (pa.scalar(np.float16(46.5), pa.float16()), 46.5),
    (pa.scalar(Decimal("46.5")), 46.5),
    (np.array(Decimal("46.5"), dtype=object), 46.5),
    (np.array([46]), 46),
]


def named(value: object) -> str:
    return f"{type(value).__module__.partition('.')[0]}.{type(value).__name__}"


@pytest.mark.parametrize(("given", "kept"), NUMBERS, ids=[named(given) for given, _ in NUMBERS])
def test_numbers(given: object, kept: float) -> None:
    patient = ll.Patient(age=given)
    assert patient["age"] == kept
    assert type(patient["age"]) is type(kept)
    assert patient == ll.Patient(age=kept)


YES = [True, 1, 1.0, np.bool_(True), np.int64(1), np.array(True), ll.Truth.TRUE, Decimal(1)]
YES += [pd.Series([True])[0], pd.Series([True], dtype="boolean")[0], pl.Series([True])[0], pa.scalar(True)]
NO = [False, 0, 0.0, -0.0, np.bool_(False), np.int64(0), ll.Truth.FALSE, Fraction(0), pa.scalar(False)]


@pytest.mark.parametrize("value", YES, ids=named)
def test_yes(value: object) -> None:
    assert ll.Patient(pain=value)["pain"] is True


@pytest.mark.parametrize("value", NO, ids=named)
def test_no(value: object) -> None:
    assert ll.Patient(pain=value)["pain"] is False


TEXTS = ["positive", OwnText("positive"), np.str_("positive"), np.array("positive"), pa.scalar("positive")]
TEXTS += [pd.Series(["positive"])[0], pd.Categorical(["positive"])[0], pl.Series(["positive"])[0]]


@pytest.mark.parametrize("value", TEXTS, ids=named)
def test_categories(value: object) -> None:
    patient = ll.Patient(her2_status=value)
    assert patient["her2_status"] == "positive"
    assert type(patient["her2_status"]) is str


SECRET = "Anna-4711"  # noqa: S105 - a value that no message may show
NO_NUMBER = [
    SECRET,
    "46",
    "",
    True,
    np.bool_(True),
    ll.Truth.TRUE,
    [46],
    (46,),
    {46},
    {"age": 46},
    b"46",
    46 + 1j,
    object(),
    lambda: 46,
    dt.date(1977, 5, 1),
    dt.datetime(1977, 5, 1, tzinfo=dt.UTC),
    dt.timedelta(days=46),
    pd.Timestamp("1977-05-01"),
    pd.Timedelta(days=46),
    pd.Period("1977"),
    pd.Interval(40, 50),
    np.datetime64("1977-05-01"),
    np.timedelta64(46, "D"),
    np.datetime64(46, "ns"),
    np.timedelta64(46, "ns"),
    np.array([46, 47]),
    pd.Series([46]),
    pl.Series([46]),
    pa.array([46]),
    ll.AgoGrade("+"),
    np.complex128(46 + 1j),
    np.complex64(46),
    np.clongdouble(46),
    np.array(46 + 1j),
    np.sin,
    np.void(b"46"),
    Mock(),
    MagicMock(),
    np.array(MagicMock(), dtype=object),
    Itself(),
    claiming("pyarrow.lib", "Int64Scalar"),
]


@pytest.mark.parametrize("value", NO_NUMBER, ids=named)
def test_what_is_no_number_is_refused_as_one(value: object) -> None:
    with pytest.raises(ll.FactError) as caught:
        ll.Patient(age=value)
    assert str(caught.value) == "age: this is not a number; a number (years) from 0 to 130 is expected"


@pytest.mark.parametrize("value", [Mock(), MagicMock(), Itself(), claiming("pyarrow.lib", "Int64Scalar")], ids=named)
def test_what_holds_itself_is_no_threshold(value: Any, guideline: ll.Guideline) -> None:  # noqa: ANN401
    with pytest.raises(ll.ParameterError, match="a whole number"):
        guideline.match({}, parameters={"oligometastatic_max_count": value})


@pytest.mark.parametrize("raised", [KeyboardInterrupt, MemoryError, ZeroDivisionError, RuntimeError])
def test_what_a_value_raises_by_itself_is_not_swallowed(raised: type[BaseException]) -> None:
    class Interrupted:
        def __float__(self) -> NoReturn:
            raise raised

    with pytest.raises(raised):
        ll.Patient(age=Interrupted())


@pytest.mark.parametrize("raised", [TypeError, ValueError])
def test_what_refuses_to_be_a_number_is_none(raised: type[Exception]) -> None:
    class Unwilling:
        def __float__(self) -> NoReturn:
            raise raised(SECRET)

    with pytest.raises(ll.FactError, match="this is not a number") as caught:
        ll.Patient(age=Unwilling())
    assert SECRET not in str(caught.value)
    assert caught.value.__context__ is None


OUT_OF_RANGE = [
    (-1, "too small"),
    (-0.001, "too small"),
    (131, "too great"),
    (130.5, "too great"),
    (np.int64(400), "too great"),
    (10**15, "too great"),
    (math.inf, "infinite"),
    (-math.inf, "infinite"),
    (np.float64("inf"), "infinite"),
    (Decimal("Infinity"), "infinite"),
    (10**400, "infinite"),
    (-(10**400), "infinite"),
]


@pytest.mark.parametrize(("value", "reason"), OUT_OF_RANGE)
def test_numbers_out_of_range(value: object, reason: str) -> None:
    with pytest.raises(ll.FactError) as caught:
        ll.Patient(age=value)
    assert str(caught.value) == f"age: the number is {reason}; a number (years) from 0 to 130 is expected"


@pytest.mark.parametrize("value", [1.5, 0.1, np.float32(2.5), Decimal("2.5"), Fraction(1, 3)])
def test_a_count_is_whole(value: object) -> None:
    with pytest.raises(ll.FactError, match="the number is not whole"):
        ll.Patient(liver_metastasis_count=value)
    assert ll.Patient(liver_metastasis_count=2.0)["liver_metastasis_count"] == 2


@pytest.mark.parametrize("value", ["46 months", "46m", "18 d", "3.5 cm"])
def test_a_number_with_another_unit_is_named_so(value: str) -> None:
    with pytest.raises(ll.FactError, match="the unit given is another one; a number \\(years\\) from 0 to 130"):
        ll.Patient(age=value)


@pytest.mark.parametrize("value", [2, -1, 0.5, "true", "yes", "1", "", SECRET, [], [True], ll.Applicability.APPLIES])
def test_what_is_neither_yes_nor_no_is_refused(value: object) -> None:
    with pytest.raises(ll.FactError) as caught:
        ll.Patient(pain=value)
    assert str(caught.value) == "pain: true or false (or 1 or 0) is expected"


@pytest.mark.parametrize(
    ("value", "nearest"),
    [
        ("Positive", "positive"),
        ("negativ", "negative"),
        ("pos", "positive"),
        ("Equivocal", None),
        ("NA", None),
        ("Unk/ND", None),
        ("", None),
        (1, None),
        (True, None),
        (b"positive", None),
        (["positive"], None),
        ("positive\ud800", "positive"),
    ],
)
def test_an_unknown_category_names_the_allowed_and_the_nearest(value: object, nearest: str | None) -> None:
    with pytest.raises(ll.FactError) as caught:
        ll.Patient(her2_status=value)
    (problem,) = caught.value.problems
    assert (problem.fact, problem.allowed, problem.suggestion) == ("her2_status", ("positive", "negative"), nearest)
    hint = f"; did you mean `{nearest}`?" if nearest else ""
    assert str(problem) == f"her2_status: one of positive, negative is expected{hint}"


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("her2", "her2_status"), ("agee", "age"), ("liver_metastasis", "liver_metastases"), ("xyz", None), ("", None)],
)
def test_an_unknown_fact_names_the_nearest(name: str, nearest: str | None) -> None:
    with pytest.raises(ll.FactError) as caught:
        ll.Patient(**{name: SECRET})
    (problem,) = caught.value.problems
    assert (problem.fact, problem.suggestion) == (name, nearest)
    assert "the vocabulary has no such fact" in str(problem)


def test_all_problems_are_named_at_once() -> None:
    with pytest.raises(ll.FactError) as caught:
        ll.Patient(age=-1, her2_status="?", pian=True, sites={"liver", "leber"})
    assert [problem.fact for problem in caught.value.problems] == ["age", "her2_status", "pian", "sites"]
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, ll.LeitlinieError)


LEAKS: list[dict[str, Any]] = [
    {"age": SECRET},
    {"age": [SECRET]},
    {"age": f"46 {SECRET}"},
    {"age": {"name": SECRET}},
    {"age": 4711},
    {"pain": SECRET},
    {"pain": 4711},
    {"her2_status": SECRET},
    {"her2_status": f"positive {SECRET}"},
    {"her2_status": f"{SECRET}\ud800"},
    {"her2_status": dt.date(4711, 4, 7)},
    {"liver_metastasis_count": 4711.5},
    {SECRET.replace("Anna", "fact"): "Anna"},
    {"sites": [SECRET]},
    {"sites": [f"{SECRET}\ud800"]},
    {"sites": SECRET},
    {"sites": 4711},
    {"sites": [4711]},
]


@pytest.mark.parametrize("facts", LEAKS, ids=str)
@pytest.mark.parametrize("make", ["Patient", "from_dict", "replace", "match", "what_if"])
def test_no_value_is_shown_in_any_message(make: str, facts: dict[str, Any], guideline: ll.Guideline) -> None:
    makers: dict[str, Any] = {
        "Patient": lambda: ll.Patient(**facts),
        "from_dict": lambda: ll.Patient.from_dict(facts),
        "replace": lambda: ll.Patient().replace(**facts),
        "match": lambda: guideline.match(facts),
        "what_if": lambda: guideline.match(ll.Patient()).what_if(**facts),
    }
    with pytest.raises((ll.FactError, TypeError)) as caught:
        makers[make]()
    error = caught.value
    told = [str(error), repr(error), *map(repr, error.args), *traceback.format_exception_only(error)]
    told += [repr(vars(error)), *getattr(error, "__notes__", [])]
    for problem in getattr(error, "problems", ()):
        told += [str(problem), repr(problem), problem.to_json()]
    for text in told:
        assert not any(secret in text for secret in ("Anna", "4711")) or "fact-4711" in facts, text


def test_a_value_is_shown_where_the_caller_asks_for_it() -> None:
    with pytest.raises(ll.FactError, match=r"age: .* \(given: Anna-4711\)"):
        ll.Patient.from_dict({"age": SECRET}, show_values=True)


@pytest.mark.parametrize("name", [1, None, ("age",), b"age", 1.5])
def test_a_name_that_is_no_text_is_refused(name: object) -> None:
    with pytest.raises((TypeError, ll.FactError)):
        ll.Patient.from_dict({name: 46})


def test_facts_have_names_only() -> None:
    with pytest.raises(TypeError):
        ll.Patient(46)
