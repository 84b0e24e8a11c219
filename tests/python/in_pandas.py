"""The conditions of a chapter in pandas, by the operators of its nullable arrays, which know Kleene's logic."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any

import pandas as pd
import polars as pl

from eager import COMPARE, answered
from queries import Questions

NULLABLE = {"int64": pd.Int64Dtype(), "double": pd.Float64Dtype(), "bool": pd.BooleanDtype()}


class Pandas:
    """Nullable arrays of pandas."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.rows = len(frame)
        self.columns: dict[str, Any] = {name: frame[name].array for name in frame.columns}

    def column(self, name: str) -> Any:  # noqa: ANN401
        return self.columns[name]

    def among(self, name: str, values: list[str]) -> Any:  # noqa: ANN401
        column = self.columns[name]
        among = reduce(or_, [column == value for value in values])
        return pd.arrays.BooleanArray(among, column.isna())

    def compare(self, name: str, operator: str, limit: float) -> Any:  # noqa: ANN401
        return COMPARE[operator](self.columns[name], limit)

    def constant(self, truth: bool | None) -> Any:  # noqa: ANN401
        return pd.array([truth], dtype="boolean").repeat(self.rows)

    def every(self, parts: list[Any]) -> Any:  # noqa: ANN401
        return reduce(and_, parts)

    def some(self, parts: list[Any]) -> Any:  # noqa: ANN401
        return reduce(or_, parts)

    def negation(self, part: Any) -> Any:  # noqa: ANN401
        return ~part

    def first(self, part: Any, other: Any) -> Any:  # noqa: ANN401
        # `fillna` and `where` give the same, and take ten times as long.
        unknown = part.isna()
        return part & ~unknown | other & unknown

    def sides(self, yes: Any, no: Any) -> Any:  # noqa: ANN401
        return yes | ~no & pd.NA


def with_pandas(frame: pd.DataFrame, questions: Questions) -> pd.DataFrame:
    """The answers that pandas gives."""
    return pd.DataFrame(answered(Pandas(frame), questions), index=frame.index, copy=False)


def nullable(frame: pl.DataFrame) -> pd.DataFrame:
    """The same cohort in pandas: boolean, Int64, Float64 and category."""
    return frame.to_arrow().to_pandas(types_mapper=lambda kind: NULLABLE.get(str(kind)))
