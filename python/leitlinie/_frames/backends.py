"""Columns as a table of one of three libraries, each imported only where it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .near import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from .columns import Column, Columns

    Frame: TypeAlias = "pd.DataFrame | pl.DataFrame | pa.Table"


def build(columns: Columns, backend: str | None) -> Frame:
    """Make a table of columns.

    Raises
    ------
    ValueError
        If there is no such backend; names the nearest.
    ImportError
        If the library is not installed.
    """
    if backend is None:
        backend = _first_installed()
    if backend not in BUILDERS:
        raise refuse("backend", backend, BUILDERS)
    if not is_installed(backend):
        raise ImportError(f"{backend} is not installed; `pip install 'leitlinie[{backend}]'` brings it")
    return BUILDERS[backend](columns)


def _first_installed() -> str:
    for backend in BUILDERS:
        if is_installed(backend):
            return backend
    extras = ", ".join(f"`pip install 'leitlinie[{backend}]'`" for backend in BUILDERS)
    raise ImportError(f"a table needs pandas, polars or pyarrow, and none is installed; one of {extras} brings it")


def is_installed(backend: str) -> bool:
    """Whether a library can be imported."""
    try:
        import_module(backend)
    except ModuleNotFoundError as error:
        if error.name == backend:
            return False
        raise
    return True


def _pandas(columns: Columns) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({name: _pandas_series(column) for name, column in columns.items()})


def _pandas_series(column: Column) -> pd.Series[Any]:
    import pandas as pd

    if column.order:
        return pd.Series(pd.Categorical(column.values, categories=column.order, ordered=True))
    kinds = {"text": "string", "texts": "object", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
    return pd.Series(column.values, dtype=kinds[column.kind])


def _polars(columns: Columns) -> pl.DataFrame:
    import polars as pl

    kinds = {
        "text": pl.String(),
        "texts": pl.List(pl.String()),
        "integer": pl.Int64(),
        "number": pl.Float64(),
        "boolean": pl.Boolean(),
    }
    series = (
        pl.Series(name, column.values, dtype=pl.Enum(column.order) if column.order else kinds[column.kind])
        for name, column in columns.items()
    )
    return pl.DataFrame(list(series))


def _pyarrow(columns: Columns) -> pa.Table:
    import pyarrow as pa

    return pa.table({name: _pyarrow_array(column) for name, column in columns.items()})


def _pyarrow_array(column: Column) -> pa.Array:
    import pyarrow as pa

    if column.order:
        codes = [None if value is None else column.order.index(value) for value in column.values]
        return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int8()), pa.array(column.order), ordered=True)
    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
    }
    return pa.array(column.values, kinds[column.kind])


BUILDERS: Mapping[str, Callable[[Columns], Frame]] = {"pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow}
"""The libraries, in the order in which they are looked for."""
