"""The conditions of a chapter in numpy, on what nullable arrays are made of: for whom it is true, and for whom false.

With these two, negation is a swap, and unknown is neither.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from eager import COMPARE, answered
from queries import Questions

Flags: TypeAlias = np.ndarray[Any, np.dtype[np.bool_]]
Sides: TypeAlias = tuple[Flags, Flags]


class Numpy:
    """Two arrays of flags each: true, and false."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self.columns: dict[str, Sides] = {}

    def column(self, name: str) -> Sides:
        if name not in self.columns:
            column = self.frame[name].array
            known = ~column.isna()
            # With its nulls made false an array is handed over as it is; `na_value` takes five times as long.
            yes = (column & known).to_numpy(np.bool_)
            self.columns[name] = yes, known & ~yes
        return self.columns[name]

    def among(self, name: str, values: list[str]) -> Sides:
        column = self.frame[name].cat
        codes = column.codes.to_numpy()
        yes = reduce(or_, [codes == column.categories.get_loc(value) for value in values])
        return yes, (codes >= 0) & ~yes

    def compare(self, name: str, operator: str, limit: float) -> Sides:
        column = self.frame[name]
        known = column.notna().to_numpy()
        yes = COMPARE[operator](column.to_numpy(column.dtype.numpy_dtype, na_value=0), limit) & known
        return yes, known & ~yes

    def constant(self, truth: bool | None) -> Sides:
        rows = len(self.frame)
        return np.full(rows, truth is True), np.full(rows, truth is False)

    def every(self, parts: list[Sides]) -> Sides:
        return reduce(and_, [yes for yes, _ in parts]), reduce(or_, [no for _, no in parts])

    def some(self, parts: list[Sides]) -> Sides:
        return reduce(or_, [yes for yes, _ in parts]), reduce(and_, [no for _, no in parts])

    def negation(self, part: Sides) -> Sides:
        return part[1], part[0]

    def first(self, part: Sides, other: Sides) -> Sides:
        unknown = ~(part[0] | part[1])
        return part[0] | other[0] & unknown, part[1] | other[1] & unknown

    def sides(self, yes: Sides, no: Sides) -> Sides:
        return yes[0], yes[1] & no[0]


def with_numpy(frame: pd.DataFrame, questions: Questions) -> pd.DataFrame:
    """The answers that numpy gives for a frame of pandas, as one."""
    answers = answered(Numpy(frame), questions)
    columns = {id: pd.arrays.BooleanArray(yes, ~(yes | no)) for id, (yes, no) in answers.items()}
    return pd.DataFrame(columns, index=frame.index, copy=False)
