"""Cells that are texts: whatever holds them, each is read as the same text of a patient is, and the remedy works."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest

import leitlinie as ll
from tables import duck

Make = Callable[[str, list[Any]], Any]

OF_TEXTS: dict[str, Make] = {
    "list": lambda name, cells: [{name: cell} for cell in cells],
    "pandas, objects": lambda name, cells: pd.DataFrame({name: pd.Series(cells, dtype=object)}),
    "pandas, string": lambda name, cells: pd.DataFrame({name: pd.Series(cells, dtype="string")}),
    "pandas, arrow": lambda name, cells: pd.DataFrame({name: pd.Series(cells, dtype=pd.ArrowDtype(pa.string()))}),
    "pandas, categories": lambda name, cells: pd.DataFrame({name: pd.Series(cells, dtype="category")}),
    "polars": lambda name, cells: pl.DataFrame({name: pl.Series(cells, dtype=pl.String)}),
    "polars, categories": lambda name, cells: pl.DataFrame({name: pl.Series(cells, dtype=pl.Categorical)}),
    "pyarrow": lambda name, cells: pa.table({name: pa.array(cells, pa.string())}),
    "pyarrow, large": lambda name, cells: pa.table({name: pa.array(cells, pa.large_string())}),
    "pyarrow, views": lambda name, cells: pa.table({name: pa.array(cells, pa.string_view())}),
    "pyarrow, dictionary": lambda name, cells: pa.table({name: pa.array(cells, pa.string()).dictionary_encode()}),
    "duckdb": lambda name, cells: duck(pa.table({name: pa.array(cells, pa.string())})),
    "narwhals": lambda name, cells: nw.from_native(pl.DataFrame({name: pl.Series(cells, dtype=pl.String)})),
}

CELLS = {
    "age": ["46", "4o", None, "46 years", "", "1e1", "Smith"],
    "metastasis_count": ["2", None, "2.0", "Smith"],
    "pain": ["yes", "no", None, "TRUE", "true", "0", "1", "", "Smith"],
    "er_status": ["positive", "Positive", None, "pos", "", "Smith"],
}


def refused(fact: str, cell: object) -> bool:
    """Whether a patient with this value is refused."""
    try:
        ll.Patient(**{fact: cell})
    except ll.FactError:
        return True
    return False


@pytest.mark.parametrize("kind", OF_TEXTS)
@pytest.mark.parametrize("fact", CELLS)
def test_a_text_is_read_as_that_of_a_patient(guideline: ll.Guideline, kind: str, fact: str) -> None:
    cells = CELLS[fact]
    table = OF_TEXTS[kind](fact, cells)
    wrong = [row for row, cell in enumerate(cells) if refused(fact, cell)]
    assert wrong
    with pytest.raises(ll.CohortError) as caught:
        guideline.match(table)
    (problem,) = caught.value.problems
    assert (problem.column, problem.fact) == (fact, fact)
    assert (problem.cells, list(problem.rows)) == (len(wrong), wrong)
    said = str(caught.value)
    assert said.endswith("\nRows are positions, counted from 0.")
    assert "Smith" not in said

    cohort = guideline.cohort(table, on_invalid="unknown")
    for row, cell in enumerate(cells):
        assert cohort.patient(row) == ll.Patient(**{fact: None if row in wrong else cell})
    with pytest.warns(ll.InvalidCellWarning, match=rf"^{len(wrong)} cells? (was|were) taken as unknown"):
        cohort.match()


def test_one_cell_is_one_cell(guideline: ll.Guideline) -> None:
    with pytest.warns(ll.InvalidCellWarning, match=r"^1 cell was taken as unknown") as caught:
        guideline.match(pl.DataFrame({"age": [46, 460]}), on_invalid="unknown")
    assert "column age: the number is too great" in str(caught[0].message)
    assert "(1 cell: row 1)" in str(caught[0].message)
    assert caught[0].filename == __file__


def remedy(error: ll.CohortError) -> str:
    """The code that a message shows."""
    (found,) = re.findall(r"such as `([^`]+)`", str(error))
    return found


def with_polars(frame: pl.DataFrame, code: str) -> pl.DataFrame:
    return frame.with_columns(eval(code, {"pl": pl}))  # noqa: S307


def with_pandas(df: pd.DataFrame, code: str) -> pd.DataFrame:
    (name,) = df.columns
    return df.assign(**{name: eval(code, {"pd": pd, "df": df})})  # noqa: S307


def with_pyarrow(table: pa.Table, code: str) -> pa.Table:
    return pa.table({table.column_names[0]: eval(code, {"pc": pc, "pa": pa, "table": table})})  # noqa: S307


def with_duckdb(relation: Any, code: str) -> Any:  # noqa: ANN401
    return relation.project(f'{code} AS "{relation.columns[0]}"')


def with_narwhals(frame: Any, code: str) -> Any:  # noqa: ANN401
    return frame.with_columns(eval(code, {"nw": nw}))  # noqa: S307


def with_records(rows: list[dict[str, Any]], code: str) -> list[dict[str, Any]]:
    return [{name: eval(code, {"row": row}) for name in row} for row in rows]  # noqa: S307


APPLY = {
    "list": with_records,
    "pandas, objects": with_pandas,
    "pandas, string": with_pandas,
    "polars": with_polars,
    "pyarrow": with_pyarrow,
    "duckdb": with_duckdb,
    "narwhals": with_narwhals,
}


@pytest.mark.parametrize("kind", APPLY)
class TestRemedies:
    """What a message advises is done, and then the table is understood."""

    def test_numbers_written_as_texts(self, guideline: ll.Guideline, kind: str) -> None:
        table = OF_TEXTS[kind]("age", ["46", "50.5"])
        with pytest.raises(ll.CohortError, match="make numbers of the column first") as caught:
            guideline.match(table)
        mended = guideline.cohort(APPLY[kind](table, remedy(caught.value)))
        assert [mended.patient(row) for row in range(2)] == [ll.Patient(age=46), ll.Patient(age=50.5)]

    def test_sites_in_one_text(self, guideline: ll.Guideline, kind: str) -> None:
        table = OF_TEXTS[kind]("sites", ["liver;lung", "bone"])
        with pytest.raises(ll.CohortError, match="a text is none: split it first") as caught:
            guideline.match(table)
        assert caught.value.problems[0].rows == (0, 1)
        mended = guideline.cohort(APPLY[kind](table, remedy(caught.value)))
        assert [mended.patient(row).sites for row in range(2)] == [{"liver", "lung"}, {"bone"}]


OF_LISTS: dict[str, Callable[[list[Any]], Any]] = {
    "list": lambda rows: [{"sites": row} for row in rows],
    "pandas": lambda rows: pd.DataFrame({"sites": rows}),
    "polars": lambda rows: pl.DataFrame({"sites": pl.Series(rows, dtype=pl.List(pl.String))}),
    "polars, categories": lambda rows: pl.DataFrame({"sites": pl.Series(rows, dtype=pl.List(pl.Categorical))}),
    "pyarrow": lambda rows: pa.table({"sites": pa.array(rows, pa.list_(pa.string()))}),
    "pyarrow, large": lambda rows: pa.table({"sites": pa.array(rows, pa.large_list(pa.large_string()))}),
    "pandas, arrow": lambda rows: pd.DataFrame({"sites": pd.Series(rows, dtype=pd.ArrowDtype(pa.list_(pa.string())))}),
}


@pytest.mark.parametrize("kind", OF_LISTS)
class TestListsOfSites:
    def test_spellings_of_the_user_are_for_the_items(self, guideline: ll.Guideline, kind: str) -> None:
        rows = [["HEP", "OSS"], ["OSS", "liver"], [], None, ["HEP", "?"]]
        values = {"sites": {"HEP": "liver", "OSS": "bone", "?": None}}
        cohort = guideline.cohort(OF_LISTS[kind](rows), values=values)
        # A list with an item that says nothing may hold any site: it is not complete.
        assert [cohort.patient(row).sites for row in range(5)] == [
            {"liver", "bone"},
            {"bone", "liver"},
            set(),
            None,
            None,
        ]

    def test_a_misspelt_site_is_named_with_the_nearest(self, guideline: ll.Guideline, kind: str) -> None:
        table = OF_LISTS[kind]([["liver"], ["livre", "bone"], ["lung", "livre"]])
        with pytest.raises(ll.CohortError) as caught:
            guideline.match(table)
        (problem,) = caught.value.problems
        assert (problem.column, problem.cells, problem.rows, problem.suggestion) == ("sites", 2, (1, 2), "liver")
        assert problem.message.startswith("a list names an unknown site; the sites are liver, lung, bone,")
        assert '`values={"sites": {…}}`' in problem.message
        assert "livre" not in str(caught.value)
        cohort = guideline.cohort(table, on_invalid="unknown")
        assert [cohort.patient(row).sites for row in range(3)] == [{"liver"}, None, None]

    def test_nothing_is_suggested_that_is_wrong_for_some_of_the_lists(self, guideline: ll.Guideline, kind: str) -> None:
        with pytest.raises(ll.CohortError) as caught:
            guideline.match(OF_LISTS[kind]([["livre"], ["bnoe"]]))
        assert caught.value.problems[0].suggestion is None

    @pytest.mark.parametrize(
        ("spellings", "suggestion", "message"),
        [({"HEP": "livre"}, "liver", "an unknown site"), ({"HEP": True}, None, "names of sites")],
    )
    def test_a_spelling_that_stands_for_no_site_is_refused(
        self,
        guideline: ll.Guideline,
        kind: str,
        spellings: Any,  # noqa: ANN401
        suggestion: str | None,
        message: str,
    ) -> None:
        with pytest.raises(ll.CohortError, match=message) as caught:
            guideline.cohort(OF_LISTS[kind]([["HEP"]]), values={"sites": spellings})
        assert caught.value.problems[0].suggestion == suggestion


def test_lists_of_sites_in_a_column_of_another_name(guideline: ll.Guideline) -> None:
    frame = pl.DataFrame({"mets": [["HEP"], []]})
    cohort = guideline.cohort(frame, columns={"mets": "sites"}, values={"mets": {"HEP": "liver"}})
    assert [cohort.patient(row).sites for row in range(2)] == [{"liver"}, set()]


def test_rows_of_lists_are_counted_over_all_parts(guideline: ll.Guideline) -> None:
    parts = [pa.table({"sites": pa.array(rows, pa.list_(pa.string()))}) for rows in ([["liver"]] * 4, [["livre"]])]
    with pytest.raises(ll.CohortError) as caught:
        guideline.match(pa.concat_tables(parts))
    assert caught.value.problems[0].rows == (4,)
    assert caught.value.problems[0].suggestion == "liver"
