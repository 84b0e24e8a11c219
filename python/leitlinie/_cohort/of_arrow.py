"""Tables of pyarrow, and what else speaks Arrow's C stream interface."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, ClassVar

from leitlinie._leitlinie import CohortData

from .scales import GRADES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leitlinie._leitlinie import Answers, Guideline

    from .sources import Said


def source(data: Any) -> ArrowSource | None:  # noqa: ANN401
    """Return the source that a table or a batch is."""
    import pyarrow as pa

    if isinstance(data, pa.RecordBatch):
        return ArrowSource(pa.Table.from_batches([data]), batch=True)
    if isinstance(data, pa.RecordBatchReader):
        return ArrowSource(data.read_all())
    return ArrowSource(data) if isinstance(data, pa.Table) else None


def of_any(data: Any) -> ArrowSource:  # noqa: ANN401
    """Return the source that any stream is: it becomes a table of pyarrow."""
    import pyarrow as pa

    return ArrowSource(pa.table(data))


class ArrowSource:
    """A table of pyarrow."""

    backend = "pyarrow"
    remedies: ClassVar = {
        "number": "pc.cast(table[{column}], pa.float64())",
        "sites": 'pc.split_pattern(table[{column}], ";")',
    }

    def __init__(self, table: Any, *, batch: bool = False) -> None:  # noqa: ANN401
        self.table = table
        self.batch = batch
        self.names: list[str] = table.column_names

    def read(self, guideline: Guideline, said: Said) -> CohortData:
        """Read the facts; only their columns cross over."""
        wanted = said.pop("wanted")
        at = [at for at, name in enumerate(self.names) if name in wanted]
        return CohortData.from_stream(guideline, self.table.select(at), said)

    def wide(self, answers: Answers, _ids: list[str], keep: Sequence[int], metadata: dict[str, str]) -> Any:  # noqa: ANN401
        """Give the kept columns, and a nullable boolean for each recommendation."""
        return self._beside(keep, answers, "boolean", metadata)

    def text(self, answers: Answers, _ids: list[str], keep: Sequence[int], metadata: dict[str, str]) -> Any:  # noqa: ANN401
        """Give the kept columns, and a category for each recommendation."""
        return self._beside(keep, answers, "text", metadata)

    def lists(self, answers: Answers, _ids: list[str], keep: Sequence[int], metadata: dict[str, str]) -> Any:  # noqa: ANN401
        """Give the kept columns, and a list of the applicable ids."""
        return self._beside(keep, answers, "list", metadata)

    def long(self, answers: Answers, guideline: Guideline, ids: list[str], keep: Sequence[int]) -> Any:  # noqa: ANN401
        """Give a row for each recommendation and patient, the patients of a recommendation together."""
        import pyarrow as pa

        wide = pa.table(answers.stream("boolean", {}))
        kept = self.table.select(list(keep))
        rows = self.table.num_rows

        def same(values: list[str], at: int) -> Any:  # noqa: ANN401
            return pa.DictionaryArray.from_arrays(pa.array([at], pa.int8()), values).take(
                pa.array([0] * rows, pa.int8())
            )

        parts = [
            pa.Table.from_arrays(
                [
                    *kept.columns,
                    same(ids, at),
                    wide.column(at),
                    same(GRADES, GRADES.index(guideline.recommendations[id].ago_grade.value)),
                ],
                names=[*kept.column_names, "recommendation", "answer", "ago_grade"],
            )
            for at, id in enumerate(ids)
        ]
        return pa.concat_tables(parts)

    def groups(self, columns: Sequence[int]) -> tuple[Any, list[tuple[Any, ...]]]:
        """Give a number to the distinct values of some columns."""
        return numbered(list(zip(*(self.table.column(at).to_pylist() for at in columns), strict=True)))

    def _beside(self, keep: Sequence[int], answers: Answers, kind: str, metadata: dict[str, str]) -> Any:  # noqa: ANN401
        import pyarrow as pa

        made = pa.table(answers.stream(kind, metadata))
        kept = self.table.select(list(keep))
        schema = pa.schema([*kept.schema, *made.schema], {**(kept.schema.metadata or {}), **made.schema.metadata})
        table = pa.Table.from_arrays([*kept.columns, *made.columns], schema=schema)
        return one_batch(table) if self.batch else table


def one_batch(table: Any) -> Any:  # noqa: ANN401
    """Return a table that came as one batch as one batch."""
    import pyarrow as pa

    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)


def numbered(rows: list[tuple[Any, ...]]) -> tuple[Any, list[tuple[Any, ...]]]:
    """Give a number to distinct rows, in the order of their values, what is missing last."""
    distinct = sorted(set(rows), key=lambda row: [(value is None, str(type(value)), value or 0) for value in row])
    numbers = {row: number for number, row in enumerate(distinct)}
    return array("I", [numbers[row] for row in rows]), distinct
