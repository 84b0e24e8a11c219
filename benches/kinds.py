"""The kinds of input that are timed, each with the engines that answer from it with output of the same kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import duckdb
import polars as pl
import pyarrow as pa

import where  # noqa: F401
from in_duckdb import enumerated, projected
from in_numpy import with_numpy
from in_pandas import nullable, with_pandas
from in_polars import lazily
from in_pyarrow import with_pyarrow
from in_zen import Zen
from queries import Questions


class Peer(NamedTuple):
    """Another engine: what is made ready before the clock starts gives the call that is timed."""

    ready: Callable[[Any], Callable[[], Any]]
    at_least: float | None = None
    """How many times its time has to be that of leitlinie."""


@dataclass(frozen=True)
class Kind:
    """Input of one kind."""

    name: str
    made: Callable[[pl.DataFrame], Any]
    peers: dict[str, Peer]
    cells: Callable[[Any], pl.DataFrame] = pl.DataFrame
    """The answers as a frame of polars, to be compared."""
    sample: int | None = None
    """Of how many patients the time is taken, where not of all."""
    output: str = "the same"


def kinds(questions: Questions) -> list[Kind]:
    """All of them; whoever needs most memory comes last."""
    return [
        of_polars(questions),
        of_pyarrow(questions),
        of_dicts(questions),
        of_pandas(questions),
        of_duckdb(questions),
    ]


def of_polars(questions: Questions) -> Kind:
    """A frame of polars: flags, Int64, Float64 and Enum."""
    peers = {
        "polars, lazy": Peer(lambda frame: lazily(frame, questions).collect, 3),
        "polars, streaming": Peer(lambda frame: partial(lazily(frame, questions).collect, engine="streaming"), 3),
        "DuckDB": Peer(lambda frame: projected(duckdb.from_arrow(frame.to_arrow()), questions).pl, 100),
    }
    return Kind("a polars frame", lambda frame: frame, peers)


def of_pyarrow(questions: Questions) -> Kind:
    """A table of Arrow: bool, int64, double and dictionaries."""
    peers = {
        "DuckDB": Peer(lambda table: projected(duckdb.from_arrow(table), questions).to_arrow_table, 100),
        "pyarrow kernels, one thread": Peer(lambda table: partial(with_pyarrow, table, questions)),
    }
    return Kind("an Arrow table", pl.DataFrame.to_arrow, peers)


def of_pandas(questions: Questions) -> Kind:
    """A frame of pandas: boolean, Int64, Float64 and category."""
    peers = {
        "pandas, one thread": Peer(lambda frame: partial(with_pandas, frame, questions), 30),
        "numpy, one thread": Peer(lambda frame: partial(with_numpy, frame, questions)),
    }
    return Kind("a pandas frame", nullable, peers, lambda frame: pl.DataFrame(pa.Table.from_pandas(frame)))


def of_duckdb(questions: Questions) -> Kind:
    """A table of DuckDB's own: BOOLEAN, BIGINT, DOUBLE and ENUM."""

    def made(frame: pl.DataFrame) -> Any:
        duckdb.execute("DROP TABLE IF EXISTS cohort")
        enumerated(duckdb.from_arrow(frame.to_arrow()), questions).create("cohort")
        return duckdb.table("cohort")

    def cells(answers: Any) -> pl.DataFrame:
        return pl.DataFrame(answers if isinstance(answers, pa.Table) else answers.to_arrow_table())

    # The relation that leitlinie gives is one of an Arrow table, so DuckDB stops there too.
    peers = {"DuckDB": Peer(lambda relation: projected(relation, questions).to_arrow_table, 100)}
    return Kind("a native DuckDB table", made, peers, cells, output="an Arrow table")


def of_dicts(questions: Questions) -> Kind:
    """A list of dicts: zen-engine takes one patient at a time."""

    def ready(patients: list[dict[str, Any]]) -> Callable[[], Any]:
        engine = Zen(questions)
        return lambda: [engine.match(patient) for patient in patients]

    def cells(answers: list[dict[str, Any]]) -> pl.DataFrame:
        return pl.DataFrame(answers, dict.fromkeys(questions.populations, pl.Boolean))

    return Kind("a list of dicts", pl.DataFrame.to_dicts, {"zen-engine": Peer(ready)}, cells, sample=10_000)
