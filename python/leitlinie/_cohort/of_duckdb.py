"""Relations of DuckDB."""

from __future__ import annotations

from typing import Any, ClassVar

from .of_arrow import ArrowSource


def source(data: Any) -> DuckSource | None:  # noqa: ANN401
    """Return the source that a relation is."""
    return DuckSource(data) if type(data).__name__ == "DuckDBPyRelation" else None


class DuckSource(ArrowSource):
    """A relation of DuckDB: it is read as a table of pyarrow, and the answers become a relation again."""

    remedies: ClassVar = {"number": "CAST({column} AS DOUBLE)", "sites": "string_split({column}, ';')"}

    def __init__(self, relation: Any) -> None:  # noqa: ANN401
        import pyarrow as pa

        super().__init__(pa.table(relation.to_arrow_table()))

    def _beside(self, *parts: Any) -> Any:  # noqa: ANN401
        return relation(super()._beside(*parts))

    def long(self, *parts: Any) -> Any:  # noqa: ANN401
        """Give a row for each recommendation and patient, the patients of a recommendation together."""
        return relation(super().long(*parts))


def relation(table: Any) -> Any:  # noqa: ANN401
    """Return a table as a relation."""
    import duckdb

    return duckdb.from_arrow(table)
