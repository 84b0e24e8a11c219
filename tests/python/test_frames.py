"""Tables: the same content in pandas, polars and pyarrow, with the types that each library has for it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import leitlinie as ll

if TYPE_CHECKING:
    from pathlib import Path

BACKENDS = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.Table}
KINDS = ["recommendations", "references", "trials", "abbreviations", "evidence", "facts", "interventions"]
EACH_BACKEND = pytest.mark.parametrize("backend", BACKENDS)

Rows = list[dict[str, Any]]


def plain(frame: Any) -> Rows:  # noqa: ANN401
    """Rows of Python's own values, `None` where a cell is empty."""
    if isinstance(frame, pd.DataFrame):
        frame = frame.astype(object)
        return frame.where(frame.notna(), None).to_dict("records")
    return frame.to_dicts() if isinstance(frame, pl.DataFrame) else frame.to_pylist()


@pytest.fixture(scope="module")
def expected(chapter: Any, vocabulary: Any, project: Path) -> dict[str, Rows]:  # noqa: ANN401
    """What the committed files hold, under the names of some columns."""
    from conftest import read_json

    sections = chapter["sections"]
    works = read_json(project / "data" / "references.json")
    return {
        "recommendations": [
            {
                "id": row["id"],
                "section": section["id"],
                "statement": row["statement"],
                "level_of_evidence": row["level_of_evidence"],
                "grade_of_recommendation": row["grade_of_recommendation"],
                "ago_grade": row["ago_grade"],
                "interventions": row["interventions"],
                "notes": row.get("notes", []),
                "path": row.get("path", []),
                "slide": row["source"]["slide"],
                "row": row["source"]["row"],
                "interpretation": row.get("interpretation"),
            }
            for section in sections
            for row in section.get("recommendations", [])
        ],
        "references": [
            {
                "id": work["id"],
                "title": work["title"],
                "year": work["issued"]["date-parts"][0][0],
                "volume": work.get("volume"),
                "page": work.get("page"),
                "doi": work.get("DOI"),
            }
            for work in works
        ],
        "trials": [
            {
                "id": row["id"],
                "country": row.get("country"),
                "start": row["period"]["start"],
                "end": row["period"].get("end"),
                "n": row["n"],
                "arms": row["arms"],
                "local_control": row.get("local_control", {}).get("printed"),
                "local_control_improved": row.get("local_control", {}).get("improved"),
                "overall_survival_improved": row.get("overall_survival", {}).get("improved"),
                "references": row.get("references", []),
            }
            for section in sections
            for row in section.get("trials", [])
        ],
        "abbreviations": [
            {key: row.get(key, []) for key in ("abbreviation", "expansion", "slides", "same_as")}
            for row in chapter["abbreviations"]
        ],
        "evidence": [
            {"id": row["id"], "heading": row["heading"], "references": row["references"]}
            for section in sections
            for row in section.get("evidence", [])
        ],
        "facts": [
            {
                "id": row["id"],
                "kind": row["kind"],
                "unit": row.get("unit"),
                "minimum": row.get("minimum"),
                "maximum": row.get("maximum"),
                "values": row.get("values", []),
                "role": row["role"],
            }
            for row in vocabulary["facts"]
        ],
        "interventions": [
            {"id": row["id"], "kind": row["kind"], "agents": row.get("agents", [])}
            for row in vocabulary["interventions"]
        ],
    }


@EACH_BACKEND
@pytest.mark.parametrize("kind", KINDS)
def test_a_table_holds_what_the_files_hold(
    kind: str, backend: str, guideline: ll.Guideline, expected: dict[str, Rows]
) -> None:
    frame = guideline.to_frame(kind, backend=backend)
    assert type(frame) is BACKENDS[backend]
    rows = plain(frame)
    assert len(rows) == len(expected[kind])
    for row, wanted in zip(rows, expected[kind], strict=True):
        assert {name: row[name] for name in wanted} == wanted


@pytest.mark.parametrize("kind", KINDS)
def test_the_three_libraries_hold_the_same(kind: str, guideline: ll.Guideline) -> None:
    pandas, polars, pyarrow = (guideline.to_frame(kind, backend=backend) for backend in BACKENDS)
    assert list(pandas.columns) == polars.columns == pyarrow.column_names
    assert plain(pandas) == plain(polars) == plain(pyarrow)


@EACH_BACKEND
def test_grades_are_ordered(backend: str, guideline: ll.Guideline) -> None:
    frame = guideline.to_frame(backend=backend)
    if backend == "pandas":
        assert list(frame["ago_grade"].cat.categories) == ["--", "-", "+/-", "+", "++"]
        assert frame["ago_grade"].cat.ordered
        strong = frame[frame["ago_grade"] >= "+"]
        best = frame["level_of_evidence"].max()
    elif backend == "polars":
        strong = frame.filter(pl.col("ago_grade") >= "+")
        best = frame.sort("level_of_evidence")["level_of_evidence"][-1]
    else:
        assert frame["ago_grade"].type.ordered
        assert frame["ago_grade"].chunk(0).dictionary.to_pylist() == ["--", "-", "+/-", "+", "++"]
        return
    assert len(strong) == len(guideline.select(ago_grade=["+", "++"]))
    assert best == "1a"


DTYPES = [  # kind, column, dtype in pandas, polars, pyarrow
    ("recommendations", "statement", "string", pl.String, pa.string()),
    ("recommendations", "row", "Int64", pl.Int64, pa.int64()),
    ("recommendations", "interventions", "object", pl.List(pl.String), pa.list_(pa.string())),
    ("recommendations", "interpretation", "string", pl.String, pa.string()),
    ("references", "year", "Int64", pl.Int64, pa.int64()),
    ("references", "volume", "string", pl.String, pa.string()),
    ("trials", "end", "Int64", pl.Int64, pa.int64()),
    ("trials", "local_control_improved", "boolean", pl.Boolean, pa.bool_()),
    ("facts", "maximum", "Float64", pl.Float64, pa.float64()),
    ("facts", "unit", "string", pl.String, pa.string()),
]


@pytest.mark.parametrize(("kind", "column", "dtypes"), [(kind, name, dtypes) for kind, name, *dtypes in DTYPES])
def test_columns_have_the_type_of_their_content(
    kind: str, column: str, dtypes: list[Any], guideline: ll.Guideline
) -> None:
    pandas, polars, pyarrow = (guideline.to_frame(kind, backend=backend) for backend in BACKENDS)
    assert [pandas[column].dtype, polars.schema[column], pyarrow.schema.field(column).type] == dtypes


@EACH_BACKEND
def test_an_empty_cell_is_a_null(backend: str, guideline: ll.Guideline) -> None:
    nulls = {
        "pandas": lambda frame: frame["doi"].isna().sum(),
        "polars": lambda frame: frame["doi"].null_count(),
        "pyarrow": lambda frame: frame["doi"].null_count,
    }
    without = sum(reference.doi is None for reference in guideline.references)
    assert nulls[backend](guideline.to_frame("references", backend=backend)) == without > 90


@EACH_BACKEND
def test_listings_and_answers_become_tables(backend: str, guideline: ll.Guideline) -> None:
    result = guideline.match(ll.Patient(sites={"liver"}, er_status="positive"))
    answers = plain(result.to_frame(backend=backend))
    assert [row["id"] for row in answers] == list(guideline.recommendations.ids())
    for row in answers:
        match = result[row["id"]]
        assert row["applicability"] == match.applicability.value
        assert row["selection"] == (None if match.selection is None else match.selection.value)
        assert tuple(row["missing"]) == match.missing
    for listing in (result.applicable, result.open_questions(), guideline.select(text="SBRT"), guideline.sections):
        assert [next(iter(row.values())) for row in plain(listing.to_frame(backend=backend))] == list(listing.ids())
    assert plain(guideline.select(text="SBRT").to_frame(backend=backend))[0]["section"] == "general"


@EACH_BACKEND
def test_an_empty_listing_is_an_empty_table_with_the_same_columns(backend: str, guideline: ll.Guideline) -> None:
    empty = guideline.select(text="xylophone").to_frame(backend=backend)
    assert plain(empty) == []
    assert list(plain_columns(empty)) == list(plain_columns(guideline.to_frame(backend=backend)))


def test_the_library_is_named_everywhere(guideline: ll.Guideline) -> None:
    result = guideline.match({})
    for thing in (guideline, guideline.recommendations, result, result.matches, result.open_questions()):
        assert isinstance(thing.to_frame(backend="pyarrow"), pa.Table)
    for thing in (guideline.recommendations, result, result.matches):
        with pytest.raises(TypeError):
            thing.to_frame("pyarrow")


def plain_columns(frame: Any) -> list[str]:  # noqa: ANN401
    return list(frame.column_names if isinstance(frame, pa.Table) else frame.columns)


def test_pandas_is_the_default(guideline: ll.Guideline) -> None:
    assert isinstance(guideline.to_frame(), pd.DataFrame)
    assert isinstance(guideline.trials.to_frame(), pd.DataFrame)


@pytest.mark.parametrize(
    ("kind", "backend", "message"),
    [
        ("recomendations", None, "did you mean .recommendations"),
        ("recommendations", "panda", "did you mean .pandas"),
        ("recommendations", "duckdb", "pandas, polars, pyarrow$"),
        ("recommendations", "arrow", "did you mean .pyarrow"),
        ("\ud800", None, "is no part of a guideline"),
        ("recommendations", "\ud800", "is no backend"),
    ],
)
def test_what_does_not_exist_is_refused(kind: str, backend: str | None, message: str, guideline: ll.Guideline) -> None:
    with pytest.raises(ValueError, match=message):
        guideline.to_frame(kind, backend=backend)
    if backend is not None:
        for table in (guideline.recommendations, guideline.match({}), guideline.match({}).matches):
            with pytest.raises(ValueError, match=message):
                table.to_frame(backend=backend)


WITHOUT = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in sys.argv[2:]:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
import leitlinie as ll
try:
    print(type(ll.load().to_frame(backend=sys.argv[1] or None)).__module__)
except ImportError as error:
    print("ImportError:", error)
"""


@pytest.mark.parametrize(
    ("backend", "absent", "answer"),
    [
        ("", ["pandas"], "polars"),
        ("", ["pandas", "polars"], "pyarrow"),
        ("", ["pandas", "polars", "pyarrow"], "ImportError: a table needs pandas, polars or pyarrow"),
        ("polars", ["polars"], "ImportError: polars is not installed; `pip install 'leitlinie[polars]'` brings it"),
        ("pyarrow", ["pandas", "polars"], "pyarrow"),
    ],
)
def test_only_the_library_that_is_asked_for_is_needed(backend: str, absent: list[str], answer: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT, backend, *absent], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.startswith(answer)
