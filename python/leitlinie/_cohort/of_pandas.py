"""Frames of pandas, whatever their columns are made of, with and without pyarrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import pandas as pd

from leitlinie._frames.backends import is_installed
from leitlinie._leitlinie import CohortData

from .bits import answers_at, codes_at
from .scales import ANSWERS, GRADES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leitlinie._leitlinie import Answers, Guideline

    from .sources import Said


def source(data: Any) -> PandasSource | None:  # noqa: ANN401
    """Return the source that a frame is."""
    return PandasSource(data) if isinstance(data, pd.DataFrame) else None


class PandasSource:
    """A frame of pandas."""

    backend = "pandas"
    remedies: ClassVar = {"number": "pd.to_numeric(df[{column}])", "sites": 'df[{column}].str.split(";")'}

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self.names = [str(name) for name in frame.columns]

    def read(self, guideline: Guideline, said: Said) -> CohortData:
        """Read the facts, one column after the other."""
        said.pop("wanted")
        return CohortData.from_columns(guideline, self.names, len(self.frame), self._column, said)

    def _column(self, at: int) -> tuple[Any, ...]:
        return handed(self.frame.iloc[:, at])

    def wide(self, answers: Answers, ids: list[str], keep: Sequence[int], _metadata: dict[str, str]) -> pd.DataFrame:
        """Give the kept columns, and a nullable boolean for each recommendation."""
        return self._beside(keep, {id: nullable(answers, at) for at, id in enumerate(ids)})

    def text(self, answers: Answers, ids: list[str], keep: Sequence[int], _metadata: dict[str, str]) -> pd.DataFrame:
        """Give the kept columns, and a category for each recommendation."""
        texts = {id: ordered(codes_at(answers, at), ANSWERS) for at, id in enumerate(ids)}
        return self._beside(keep, texts)

    def lists(self, answers: Answers, ids: list[str], keep: Sequence[int], _metadata: dict[str, str]) -> pd.DataFrame:
        """Give the kept columns, and a list of the applicable ids."""
        yes = np.array([answers_at(answers, at)[0] for at in range(len(ids))]).reshape(len(ids), len(self.frame))
        lists = np.empty(len(self.frame), dtype=object)
        for row in range(len(self.frame)):
            lists[row] = [ids[at] for at in np.flatnonzero(yes[:, row])]
        return self._beside(keep, {"applicable": lists})

    def long(self, answers: Answers, guideline: Guideline, ids: list[str], keep: Sequence[int]) -> pd.DataFrame:
        """Give a row for each recommendation and patient, the patients of a recommendation together."""
        rows, count = len(self.frame), len(ids)
        kept = self.frame.iloc[np.tile(np.arange(rows), count), list(keep)]
        each = [answers_at(answers, at) for at in range(count)]
        yes = np.concatenate([yes for yes, _ in each]) if each else np.zeros(0, np.bool_)
        known = np.concatenate([known for _, known in each]) if each else np.zeros(0, np.bool_)
        grades = [GRADES.index(guideline.recommendations[id].ago_grade.value) for id in ids]
        long = {
            "recommendation": ordered(np.repeat(np.arange(count), rows), ids),
            "answer": pd.arrays.BooleanArray(yes, ~known),
            "ago_grade": ordered(np.repeat(grades, rows), GRADES),
        }
        return pd.concat([kept, pd.DataFrame(long, index=kept.index)], axis=1)

    def groups(self, columns: Sequence[int]) -> tuple[Any, list[tuple[Any, ...]]]:
        """Give a number to the distinct values of some columns."""
        by = self.frame.iloc[:, list(columns)].copy()
        by.columns = pd.RangeIndex(len(columns))
        grouped = by.groupby(list(by.columns), dropna=False, sort=True, observed=True)
        group = grouped.ngroup().to_numpy(np.uint32)
        first = by.loc[~pd.Series(group, index=by.index).duplicated().to_numpy()]
        keys = dict(zip(group[~pd.Series(group).duplicated().to_numpy()], first.itertuples(index=False), strict=True))
        return group, [tuple(keys[number]) for number in range(len(keys))]

    def _beside(self, keep: Sequence[int], answers: dict[str, Any]) -> pd.DataFrame:
        frame = pd.DataFrame(answers, index=self.frame.index, copy=False)
        return pd.concat([self.frame.iloc[:, list(keep)], frame], axis=1)


def ordered(codes: Any, categories: list[str]) -> pd.Categorical[str]:  # noqa: ANN401
    """Return texts by their position among ordered categories."""
    return pd.Categorical.from_codes(codes, categories=pd.Index(categories), ordered=True)


def nullable(answers: Answers, at: int) -> pd.arrays.BooleanArray:
    """Return answers as pandas' nullable booleans."""
    yes, known = answers_at(answers, at)
    return pd.arrays.BooleanArray(yes, ~known)


def handed(series: pd.Series[Any]) -> tuple[Any, ...]:
    """Return a column in the form in which the core takes it, without a guess at what it means."""
    dtype = series.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return ("codes", np.ascontiguousarray(series.cat.codes), None, dtype.categories.tolist())
    if isinstance(dtype, pd.ArrowDtype):
        return ("arrow", _one_array(series))
    if isinstance(dtype, pd.StringDtype):
        codes, values = pd.factorize(series)
        return ("codes", codes.astype(np.int64), None, values.tolist())
    return BY_KIND.get(dtype.kind, _strange)(series)


def _objects(series: pd.Series[Any]) -> tuple[Any, ...]:
    return ("objects", series.tolist())


def _times(_: pd.Series[Any]) -> tuple[Any, ...]:
    return ("dates or times", None)


def _strange(series: pd.Series[Any]) -> tuple[Any, ...]:
    return (f"values of type {series.dtype}", None)


def _numbers(series: pd.Series[Any]) -> tuple[Any, ...]:
    if isinstance(series.dtype, np.dtype):
        return ("buffer", _plain(series.to_numpy()), None)
    if is_installed("pyarrow"):  # in a fraction of the time
        return ("arrow", _one_array(series))
    null = series.isna().to_numpy()
    numpy_dtype = series.dtype.numpy_dtype  # type: ignore[attr-defined]  # every nullable number has one
    values = series.to_numpy(dtype=numpy_dtype, na_value=0)
    return ("buffer", _plain(values), null.view(np.uint8))


BY_KIND = {"b": _numbers, "i": _numbers, "u": _numbers, "f": _numbers, "m": _times, "M": _times, "O": _objects}
"""How the columns of numpy's kinds are handed over."""


def _plain(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return numbers in a layout of the machine: flags as bytes, half floats as floats."""
    if values.dtype == np.bool_:
        return np.ascontiguousarray(values).view(np.uint8)
    if values.dtype.kind == "f" and values.dtype.itemsize not in (4, 8):
        values = values.astype(np.float64)
    return np.ascontiguousarray(values, dtype=values.dtype.newbyteorder("="))


def _one_array(series: pd.Series[Any]) -> Any:  # noqa: ANN401
    import pyarrow as pa

    array = series.array.__arrow_array__()
    chunked = array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array])
    return chunked.combine_chunks() if chunked.num_chunks != 1 else chunked.chunk(0)
