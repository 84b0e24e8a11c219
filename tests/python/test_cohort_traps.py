"""Unknown is never lost on the way through a table, and nothing is coerced: each known trap is a test."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import leitlinie as ll
from tables import columns_of

NUMBER, FLAG, CATEGORY = "age", "pain", "er_status"


def read(guideline: ll.Guideline, table: Any, fact: str, **options: Any) -> list[Any]:  # noqa: ANN401
    """What each row of a table is read as for one fact."""
    cohort = guideline.cohort(table, **options)
    return [cohort.patient(row)[fact] for row in range(len(cohort))]


def table_of(name: str, column: Any) -> Any:  # noqa: ANN401
    """A table of the library that a column is of."""
    library = type(column).__module__.partition(".")[0]
    return {"polars": pl.DataFrame, "pyarrow": pa.table}.get(library, pd.DataFrame)({name: column})


def kind_of(column: Any) -> str:  # noqa: ANN401
    return f"{type(column).__module__.partition('.')[0]} {getattr(column, 'dtype', getattr(column, 'type', ''))}"


class TestNothing:
    @pytest.mark.parametrize(
        "column",
        [
            pl.Series([46.0, float("nan"), None]),
            pl.Series([46.0, float("nan"), None], dtype=pl.Float32),
            pa.array([46.0, float("nan"), None]),
            pd.Series([46.0, np.nan, np.nan]),
            pd.array([46, None, None], dtype="Int64"),
            pd.array([46.0, None, np.nan], dtype="Float64"),
            pd.Series([46, float("nan"), None], dtype="object"),
            pd.Series([46, pd.NA, pd.NaT], dtype="object"),
            pd.Series([46.0, float("nan"), None], dtype=pd.ArrowDtype(pa.float64())),
        ],
        ids=kind_of,
    )
    def test_nan_and_null_are_unknown(self, guideline: ll.Guideline, column: Any) -> None:  # noqa: ANN401
        table = table_of(NUMBER, column)
        assert read(guideline, table, NUMBER) == [46, None, None]
        # NaN compares as greater in some engines and as less in others; here it settles nothing.
        answers = columns_of(guideline.match(table, parameters={"oligometastatic_max_count": 5}))
        assert set(answers["liver.resection"]) == {None}

    def test_a_flag_of_three_values_comes_back_with_three(self, guideline: ll.Guideline) -> None:
        frame = pd.DataFrame({"liver_metastases": pd.array([True, None, False], dtype="boolean")})
        answered = guideline.match(frame, select="liver.resection")["liver.resection"]
        assert answered.dtype == "boolean"
        assert [None if value is pd.NA else bool(value) for value in answered] == [True, None, False]

    def test_a_missing_column_is_unknown_for_everybody(self, guideline: ll.Guideline) -> None:
        answers = columns_of(guideline.match(pl.DataFrame({"patient": [1, 2], "age": [46, 50]})))
        assert all(set(column) == {None} for name, column in answers.items() if name != "patient")

    def test_a_column_of_nulls_alone_is_unknown(self, guideline: ll.Guideline) -> None:
        for fact in (FLAG, CATEGORY, NUMBER, "sites"):
            for column in (
                pa.nulls(2),
                pl.Series([None, None]),
                pl.Series([None, None], dtype=pl.String),
                pd.Series([None, None]),
            ):
                assert guideline.cohort(table_of(fact, column)).patient(1).facts == {}
            assert guideline.cohort(pd.DataFrame({fact: [np.nan, np.nan]})).patient(1).facts == {}


class TestKinds:
    @pytest.mark.parametrize(
        "column",
        [
            pa.array(["positive", None, "negative"], pa.utf8()),
            pa.array(["positive", None, "negative"], pa.large_utf8()),
            pa.array(["positive", None, "negative"], pa.string_view()),
            pa.array(["positive", None, "negative"]).dictionary_encode(),
            pa.DictionaryArray.from_arrays(pa.array([0, 1, 2], pa.uint16()), pa.array(["positive", None, "negative"])),
            pl.Series(["positive", None, "negative"], dtype=pl.Categorical),
            pl.Series(["positive", None, "negative"], dtype=pl.Enum(["negative", "other", "positive"])),
            pd.Series(["positive", None, "negative"], dtype="category"),
            pd.Series(["positive", None, "negative"], dtype="string"),
            pd.Series(["positive", None, "negative"], dtype="object"),
        ],
        ids=kind_of,
    )
    def test_texts_in_every_layout(self, guideline: ll.Guideline, column: Any) -> None:  # noqa: ANN401
        assert read(guideline, table_of(CATEGORY, column), CATEGORY) == ["positive", None, "negative"]

    @pytest.mark.parametrize(
        "dtype", ["int8", "int64", "uint8", "float32", "float64", "bool", "object", "Int8", "boolean"]
    )
    def test_flags_as_zero_and_one(self, guideline: ll.Guideline, dtype: str) -> None:
        assert read(guideline, pd.DataFrame({FLAG: pd.Series([1, 0], dtype=dtype)}), FLAG) == [True, False]

    @pytest.mark.parametrize("kind", [pa.decimal128(25, 1), pa.float16(), pa.int32(), pa.uint64()])
    def test_numbers_of_every_width(self, guideline: ll.Guideline, kind: pa.DataType) -> None:
        column = pa.array(np.array([46, 50], np.float16)) if kind == pa.float16() else pa.array([46, 50]).cast(kind)
        assert read(guideline, pa.table({NUMBER: column}), NUMBER) == [46, 50]

    def test_a_big_endian_and_a_strided_column(self, guideline: ll.Guideline) -> None:
        big = pd.DataFrame({NUMBER: np.array([46, 50, 4], ">i4")})
        assert read(guideline, big, NUMBER) == [46, 50, 4]
        strided = pd.DataFrame(np.arange(12, dtype=np.float64).reshape(4, 3), columns=["x", NUMBER, "y"])
        assert read(guideline, strided, NUMBER) == [1, 4, 7, 10]

    @pytest.mark.parametrize(
        ("fact", "column", "held"),
        [
            (NUMBER, pd.Series(pd.to_datetime(["2020-01-01"])), "dates or times"),
            (NUMBER, pd.Series(pd.to_timedelta([4], unit="D")), "dates or times"),
            (NUMBER, pl.Series([True]), "booleans"),
            (CATEGORY, pl.Series([1]), "numbers"),
            (CATEGORY, pl.Series([["positive"]]), "lists or structures"),
            (NUMBER, pa.array([b"46"]), "values of type Binary"),
            ("sites", pl.Series([1]), "numbers"),
            ("sites", pd.Series(pd.to_datetime(["2020-01-01"])), "dates or times"),
        ],
        ids=lambda part: part if isinstance(part, str) else "",
    )
    def test_a_column_of_another_kind_is_refused_by_name(
        self,
        guideline: ll.Guideline,
        fact: str,
        column: Any,  # noqa: ANN401
        held: str,
    ) -> None:
        for on_invalid in ("raise", "unknown"):
            with pytest.raises(ll.CohortError, match=f"column {fact}: .*the column holds {held}"):
                guideline.cohort(table_of(fact, column), on_invalid=on_invalid)


class TestObjects:
    @pytest.mark.parametrize("odd", ["yes", "no", "TRUE", "true", "1", 2, 0.5, object(), [True]])
    def test_what_is_no_flag_is_refused_and_never_false(self, guideline: ll.Guideline, odd: object) -> None:
        frame = pd.DataFrame({FLAG: pd.Series([True, odd, None], dtype="object")})
        with pytest.raises(ll.CohortError) as caught:
            guideline.match(frame)
        (problem,) = caught.value.problems
        assert (problem.column, problem.fact, problem.cells, problem.rows) == (FLAG, FLAG, 1, (1,))
        assert read(guideline, frame, FLAG, on_invalid="unknown") == [True, None, None]

    def test_spellings_of_the_user_are_understood(self, guideline: ll.Guideline) -> None:
        frame = pd.DataFrame(
            {"schmerz": ["ja", "nein", "k. A.", None], "er": [1, 0, 9, None], "alter": [46, 999, 50, None]}
        )
        options = {
            "columns": {"schmerz": FLAG, "er": CATEGORY, "alter": NUMBER},
            "values": {
                "schmerz": {"ja": True, "nein": False, "k. A.": None},
                CATEGORY: {1: "positive", 0: "negative", 9: None},
                "alter": {999: None},
            },
        }
        assert read(guideline, frame, FLAG, **options) == [True, False, None, None]
        assert read(guideline, frame, CATEGORY, **options) == ["positive", "negative", None, None]
        assert read(guideline, frame, NUMBER, **options) == [46, None, 50, None]
        for other in (pl.DataFrame(frame), pa.table(frame), frame.convert_dtypes(), frame.astype("category")):
            assert read(guideline, other, FLAG, **options) == [True, False, None, None]
            assert read(guideline, other, CATEGORY, **options) == ["positive", "negative", None, None]


class TestInvalid:
    FRAME = pl.DataFrame(
        {NUMBER: [-3.0, 46.0, 131.0, float("inf")], CATEGORY: ["positive", "postive", None, "negative"]}
    )

    def test_the_default_names_column_rows_and_what_is_right(self, guideline: ll.Guideline) -> None:
        with pytest.raises(ll.CohortError) as caught:
            guideline.match(self.FRAME)
        age, status = caught.value.problems
        assert (age.column, age.cells, age.rows) == (NUMBER, 3, (0, 2, 3))
        assert "from 0 to 130" in age.message
        assert (status.column, status.cells, status.rows) == (CATEGORY, 1, (1,))
        assert status.allowed == ("positive", "negative")
        assert f'`values={{"{CATEGORY}": ' in status.message
        assert status.suggestion == "positive"
        assert not any(value in str(caught.value) for value in ("-3", "131", "inf", "postive"))

    def test_nothing_is_suggested_that_is_wrong_for_some_of_the_cells(self, guideline: ll.Guideline) -> None:
        def suggested(cells: list[str]) -> str | None:
            with pytest.raises(ll.CohortError) as caught:
                guideline.match(pl.DataFrame({CATEGORY: cells}))
            return caught.value.problems[0].suggestion

        assert suggested(["pos", "pos"]) == "positive"
        assert suggested(["pos", "neg"]) is None
        assert suggested(["pos", "unk"]) is None
        assert suggested(["pos"] * 10 + ["neg"]) is None

    def test_unknown_takes_the_cells_and_nothing_else(self, guideline: ll.Guideline) -> None:
        cohort = guideline.cohort(self.FRAME, on_invalid="unknown")
        assert [cohort.patient(row)[NUMBER] for row in range(4)] == [None, 46, None, None]
        assert [cohort.patient(row)[CATEGORY] for row in range(4)] == ["positive", None, None, "negative"]
        assert sum(problem.cells for problem in cohort.problems) == 4
        with pytest.warns(UserWarning, match="4 cells"):
            assert len(cohort.match()) == 4

    @pytest.mark.parametrize("fact", ["age", "liver_metastasis_count", "largest_liver_metastasis_cm"])
    @pytest.mark.parametrize("number", [float("inf"), float("-inf"), 2.0**53, 2.0**63, -0.5])
    def test_numbers_out_of_the_world_are_refused(self, guideline: ll.Guideline, fact: str, number: float) -> None:
        with pytest.raises(ll.CohortError, match=f"column {fact}"):
            guideline.match(pl.DataFrame({fact: [1.0, number]}))

    def test_integers_beyond_the_exact_floats_are_refused(self, guideline: ll.Guideline) -> None:
        for kind in (pl.Int64, pl.UInt64):
            with pytest.raises(ll.CohortError, match=r"row 1"):
                guideline.match(pl.DataFrame({"metastasis_count": pl.Series([1, 2**53 + 1], dtype=kind)}))

    def test_a_fraction_of_a_count_is_refused(self, guideline: ll.Guideline) -> None:
        with pytest.raises(ll.CohortError, match="not whole"):
            guideline.match(pl.DataFrame({"metastasis_count": [1.0, 2.5]}))

    def test_an_unknown_site_in_a_list_is_refused_with_its_row(self, guideline: ll.Guideline) -> None:
        frame = pl.DataFrame({"sites": [["liver"], ["livre"], None, []]})
        with pytest.raises(ll.CohortError, match=r"column sites: .*\(1 cell: row 1\)"):
            guideline.match(frame)
        cohort = guideline.cohort(frame, on_invalid="unknown")
        assert [cohort.patient(row).sites for row in range(4)] == [{"liver"}, None, None, set()]


class TestShapes:
    @pytest.mark.parametrize(
        "table",
        [
            pd.DataFrame(),
            pl.DataFrame(),
            pa.table({}),
            [],
            pl.DataFrame({NUMBER: []}),
            pd.DataFrame({NUMBER: [], "id": []}),
        ],
        ids=["pandas", "polars", "pyarrow", "list", "polars, no rows", "pandas, no rows"],
    )
    def test_empty_tables(self, guideline: ll.Guideline, table: Any) -> None:  # noqa: ANN401
        assert len(guideline.cohort(table)) == 0
        assert all(len(column) == 0 for column in columns_of(guideline.match(table)).values())
        counts = columns_of(guideline.match(table, output="summary", backend="polars"))
        assert len(counts["recommendation"]) == 49
        assert set(counts["patients"]) == {0}

    def test_rows_without_columns(self, guideline: ll.Guideline) -> None:
        assert columns_of(guideline.match(pd.DataFrame(index=range(3)), select="liver.resection")) == {
            "liver.resection": [None, None, None]
        }

    def test_the_index_of_pandas_stays(self, guideline: ll.Guideline) -> None:
        for index in ([7, 3, 3], pd.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 0)]), ["z", "y", "x"]):
            frame = pd.DataFrame({"liver_metastases": [True, False, None]}, index=index)
            for output in ("wide", "text", "list"):
                assert guideline.match(frame, output=output).index.equals(frame.index)

    def test_two_columns_of_one_name(self, guideline: ll.Guideline) -> None:
        twice = pd.DataFrame([[1, 2]], columns=[NUMBER, NUMBER])
        with pytest.raises(ll.CohortError, match="another column is age already"):
            guideline.match(twice)
        harmless = pd.DataFrame([[1, 2, 46]], columns=["x", "x", NUMBER])
        assert list(guideline.match(harmless, select="liver.resection").columns) == ["x", "x", "liver.resection"]

    def test_columns_that_are_no_texts(self, guideline: ll.Guideline) -> None:
        assert len(guideline.match(pd.DataFrame({0: [1], NUMBER: [46]}))) == 1

    def test_a_column_with_the_id_of_a_recommendation(self, guideline: ll.Guideline) -> None:
        frame = pl.DataFrame({"liver.resection": [1], NUMBER: [46]})
        with pytest.raises(ValueError, match="`keep`"):
            guideline.match(frame)
        assert guideline.match(frame, keep=[]).width == 49


def test_pandas_needs_no_pyarrow() -> None:
    program = """
import sys
sys.modules["pyarrow"] = None
import pandas as pd, leitlinie as ll
liver = pd.array([True, None], dtype="boolean")
frame = pd.DataFrame({"er": ["pos", None], "age": [46, 50], "liver_metastases": liver})
for output in ("wide", "text", "long", "list", "summary"):
    table = ll.load().match(frame, columns={"er": "er_status"}, values={"er": {"pos": "positive"}}, output=output)
    print(output, len(table))
print(ll.load().match(frame.drop(columns="er"), select="liver.resection").to_csv(index=False))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        "wide",
        "2",
        "text",
        "2",
        "long",
        "98",
        "list",
        "2",
        "summary",
        "49",
        "liver.resection",
        "True",
        '""',
    ]
