"""Tables as they come: recognised, read as facts, and given back with the answers beside what they brought along."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leitlinie._leitlinie import Answers, CohortData, Guideline

Said = dict[str, Any]
"""What the user says of the columns, as the core takes it."""


class Source(Protocol):
    """A table of one library."""

    @property
    def names(self) -> list[str]:
        """Names of the columns."""

    @property
    def remedies(self) -> dict[str, str]:
        """How the library makes numbers (`number`) and lists (`sites`) of texts; `{column}` is the column's name."""

    def read(self, guideline: Guideline, said: Said) -> CohortData:
        """Read the facts."""

    def wide(self, answers: Answers, ids: list[str], keep: Sequence[int], metadata: dict[str, str]) -> Any:  # noqa: ANN401
        """Give the kept columns, and a nullable boolean for each recommendation."""

    def text(self, answers: Answers, ids: list[str], keep: Sequence[int], metadata: dict[str, str]) -> Any:  # noqa: ANN401
        """Give the kept columns, and a category for each recommendation."""

    def lists(self, answers: Answers, ids: list[str], keep: Sequence[int], metadata: dict[str, str]) -> Any:  # noqa: ANN401
        """Give the kept columns, and a list of the applicable ids."""

    def long(self, answers: Answers, rows: Guideline, ids: list[str], keep: Sequence[int]) -> Any:  # noqa: ANN401
        """Give a row for each recommendation and patient, the patients of a recommendation together."""

    def groups(self, columns: Sequence[int]) -> tuple[Any, list[tuple[Any, ...]]]:
        """Give a number to the distinct values of some columns: of each row, and the values of each number."""

    @property
    def backend(self) -> str | None:
        """The library of tables that are made beside it; none where it has none of its own."""


HOMES = {
    "pandas": "of_pandas",
    "polars": "of_polars",
    "pyarrow": "of_arrow",
    "duckdb": "of_duckdb",
    "_duckdb": "of_duckdb",
    "narwhals": "of_narwhals",
}


def recognise(data: Any) -> Source:  # noqa: ANN401
    """Return the source that a table is.

    Raises
    ------
    TypeError
        If it is none; says what is understood.
    """
    home = type(data).__module__.partition(".")[0]
    if home in HOMES:
        source: Source | None = import_module(f"leitlinie._cohort.{HOMES[home]}").source(data)
    elif isinstance(data, list | tuple):
        source = import_module("leitlinie._cohort.of_records").source(data)
    elif hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__"):
        source = import_module("leitlinie._cohort.of_arrow").of_any(data)
    else:
        source = import_module("leitlinie._cohort.of_files").source(data)
    if source is None:
        kind = type(data).__name__
        raise TypeError(
            f"a patient or a table of patients is expected, and this is a {kind}: a Patient, a dict of facts, a "
            "DataFrame of pandas or polars, a LazyFrame, a table or reader of pyarrow, a relation of DuckDB, anything "
            "with Arrow's C stream interface, a list of dicts or Patients, or the path of Parquet, Arrow IPC or CSV"
        )
    return source
