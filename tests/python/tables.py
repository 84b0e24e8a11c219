"""One set of patients in every kind of table, and answers read back from any of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

Records = list[dict[str, Any]]
Answers = dict[str, list[bool | None]]


def random_records(vocabulary: dict[str, Any], count: int, seed: int) -> Records:
    """Patients of whom about half is known; every row names every fact."""
    source = random.Random(seed)

    def value(fact: dict[str, Any]) -> Any:  # noqa: ANN401
        if source.random() < 0.5:
            return None
        if fact["kind"] == "boolean":
            return source.random() < 0.5
        if fact["kind"] == "category":
            return source.choice(fact["values"])
        number = source.choice([0, 1, 2, 3, 4, 5, 12, 24, 49, 50, 60])
        number = min(number, fact["maximum"])
        return number if fact.get("integer") else float(number)

    return [{fact["id"]: value(fact) for fact in vocabulary["facts"]} for _ in range(count)]


def arrow(records: Records, vocabulary: dict[str, Any]) -> pa.Table:
    kinds = {"boolean": pa.bool_(), "category": pa.string(), "number": pa.float64()}
    fields = {fact["id"]: pa.int64() if fact.get("integer") else kinds[fact["kind"]] for fact in vocabulary["facts"]}
    columns = {name: pa.array([row[name] for row in records], kind) for name, kind in fields.items()}
    return pa.table({"patient": pa.array([f"p{at}" for at in range(len(records))]), **columns})


def chunked(table: pa.Table) -> pa.Table:
    """The same rows in batches of odd sizes, an empty one among them."""
    cuts = [0, 0, 1, 8, 71, 71, table.num_rows]
    parts = [table.slice(start, max(end - start, 0)) for start, end in pairwise(cuts) if end <= table.num_rows]
    return pa.concat_tables(parts)


def narrow(table: pa.Table) -> pa.Table:
    """The same rows in the narrowest types: flags as bytes, numbers as halves of floats, texts as dictionaries."""
    kinds = {pa.bool_(): pa.uint8(), pa.int64(): pa.int16(), pa.float64(): pa.float32()}

    def cast(column: pa.ChunkedArray) -> pa.ChunkedArray:
        return column.dictionary_encode() if column.type == pa.string() else column.cast(kinds[column.type])

    return pa.table({name: table[name] if name == "patient" else cast(table[name]) for name in table.column_names})


def objects(records: Records) -> pd.DataFrame:
    """pandas' columns of any objects, with each of the things that stand for nothing."""
    nothing = [None, float("nan"), pd.NA, pd.NaT]
    rows = [
        {name: nothing[at % 4] if value is None else value for name, value in row.items()}
        for at, row in enumerate(records)
    ]
    return pd.DataFrame(rows, dtype=object)


def floats(table: pa.Table) -> pd.DataFrame:
    """pandas as numpy has it: integers and flags with gaps arrive as floats with NaN."""
    frame = table.to_pandas()
    for name in table.column_names:
        if table[name].type == pa.bool_():
            frame[name] = frame[name].map({True: 1.0, False: 0.0, None: np.nan}).astype("float64")
    return frame


KINDS: dict[str, Callable[[Records, dict[str, Any]], Any]] = {
    "records": lambda records, _: records,
    "pandas, numpy": lambda records, vocabulary: floats(arrow(records, vocabulary)),
    "pandas, nullable": lambda records, vocabulary: arrow(records, vocabulary).to_pandas().convert_dtypes(),
    "pandas, arrow": lambda records, vocabulary: arrow(records, vocabulary).to_pandas(types_mapper=pd.ArrowDtype),
    "pandas, objects": lambda records, _: objects(records),
    "pandas, categorical": lambda records, vocabulary: narrow(arrow(records, vocabulary)).to_pandas(),
    "polars": lambda records, vocabulary: pl.DataFrame(arrow(records, vocabulary)),
    "polars, categorical": lambda records, vocabulary: pl.DataFrame(arrow(records, vocabulary)).with_columns(
        pl.col(pl.String).exclude("patient").cast(pl.Categorical)
    ),
    "polars, lazy": lambda records, vocabulary: pl.DataFrame(arrow(records, vocabulary)).lazy(),
    "pyarrow": arrow,
    "pyarrow, chunks": lambda records, vocabulary: chunked(arrow(records, vocabulary)),
    "pyarrow, narrow": lambda records, vocabulary: narrow(arrow(records, vocabulary)),
    "pyarrow, batch": lambda records, vocabulary: arrow(records, vocabulary).combine_chunks().to_batches()[0],
    "pyarrow, reader": lambda records, vocabulary: chunked(arrow(records, vocabulary)).to_reader(max_chunksize=100),
    "narwhals": lambda records, vocabulary: nw.from_native(pl.DataFrame(arrow(records, vocabulary))),
    "narwhals, pandas": lambda records, vocabulary: nw.from_native(
        arrow(records, vocabulary).to_pandas().convert_dtypes()
    ),
    "duckdb": lambda records, vocabulary: duck(arrow(records, vocabulary)),
    "capsule": lambda records, vocabulary: Capsule(arrow(records, vocabulary)),
}


class Capsule:
    """Some other library's table: all that is known of it is Arrow's stream."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)


def duck(table: pa.Table) -> Any:  # noqa: ANN401
    import duckdb

    return duckdb.from_arrow(table)


def columns_of(table: Any) -> dict[str, list[Any]]:  # noqa: ANN401
    """The cells of any table, with None for what is missing."""
    if isinstance(table, list):
        names = table[0] if table else {}
        return {name: [row[name] for row in table] for name in names}
    if isinstance(table, nw.DataFrame | nw.LazyFrame):
        return columns_of(table.to_native())
    if isinstance(table, pd.DataFrame):
        return {str(name): [None if missing(cell) else cell for cell in table[name].tolist()] for name in table}
    if isinstance(table, pl.LazyFrame):
        table = table.collect()
    if isinstance(table, pl.DataFrame):
        return table.to_dict(as_series=False)
    if isinstance(table, pa.RecordBatchReader):
        table = table.read_all()
    if type(table).__name__ == "DuckDBPyRelation":
        table = table.to_arrow_table()
    return table.to_pydict()


def missing(cell: object) -> bool:
    return cell is None or cell is pd.NA or cell is pd.NaT or cell != cell  # noqa: PLR0124
