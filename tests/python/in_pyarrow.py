"""The conditions of a chapter by the kernels of pyarrow, on bit-packed arrays."""

from __future__ import annotations

from functools import reduce
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from eager import answered
from queries import Questions

KERNELS = {"<": pc.less, "<=": pc.less_equal, "=": pc.equal, ">=": pc.greater_equal, ">": pc.greater}


class Arrow:
    """Arrays of pyarrow."""

    def __init__(self, table: pa.Table) -> None:
        self.rows = table.num_rows
        (batch,) = table.unify_dictionaries().combine_chunks().to_batches()
        self.columns: dict[str, Any] = dict(zip(table.column_names, batch.columns, strict=True))

    def column(self, name: str) -> Any:  # noqa: ANN401
        return self.columns[name]

    def among(self, name: str, values: list[str]) -> Any:  # noqa: ANN401
        # By position in the dictionary: compared with a text, every row would be decoded.
        column = self.columns[name]
        positions = [column.dictionary.index(pa.scalar(value, column.dictionary.type)) for value in values]
        return self.some([pc.equal(column.indices, position.cast(column.indices.type)) for position in positions])

    def compare(self, name: str, operator: str, limit: float) -> Any:  # noqa: ANN401
        column = self.columns[name]
        return KERNELS[operator](column, pa.scalar(limit, column.type))

    def constant(self, truth: bool | None) -> Any:  # noqa: ANN401
        return pa.repeat(pa.scalar(truth, pa.bool_()), self.rows)

    def every(self, parts: list[Any]) -> Any:  # noqa: ANN401
        return reduce(pc.and_kleene, parts)

    def some(self, parts: list[Any]) -> Any:  # noqa: ANN401
        return reduce(pc.or_kleene, parts)

    def negation(self, part: Any) -> Any:  # noqa: ANN401
        return pc.invert(part)

    def first(self, part: Any, other: Any) -> Any:  # noqa: ANN401
        # `coalesce` gives the same, and takes a hundred times as long for bits.
        return pc.if_else(pc.is_valid(part), part, other)

    def sides(self, yes: Any, no: Any) -> Any:  # noqa: ANN401
        return pc.or_kleene(yes, pc.and_kleene(pc.invert(no), pa.scalar(None, pa.bool_())))


def with_pyarrow(table: pa.Table, questions: Questions) -> pa.Table:
    """The answers that the kernels of pyarrow give."""
    return pa.table(answered(Arrow(table), questions))
