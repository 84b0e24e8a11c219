"""Frames of polars."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, ClassVar

import polars as pl

from leitlinie._leitlinie import CohortData

from .scales import ANSWERS, GRADES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leitlinie._leitlinie import Answers, Guideline

    from .sources import Said


def source(data: Any) -> PolarsSource | None:  # noqa: ANN401
    """Return the source that a frame is; a lazy one is collected by the streaming engine."""
    if isinstance(data, pl.LazyFrame):
        return PolarsSource(data.collect(engine="streaming"), lazy=True)
    return PolarsSource(data) if isinstance(data, pl.DataFrame) else None


class PolarsSource:
    """A frame of polars."""

    backend = "polars"
    remedies: ClassVar = {"number": "pl.col({column}).cast(pl.Float64)", "sites": 'pl.col({column}).str.split(";")'}

    def __init__(self, frame: pl.DataFrame, *, lazy: bool = False) -> None:
        self.frame = frame
        self.lazy = lazy
        self.names = frame.columns

    def read(self, guideline: Guideline, said: Said) -> CohortData:
        """Read the facts; only their columns cross over."""
        wanted = said.pop("wanted")
        # A column of nulls alone has a type of its own, which does not cross; any other type says the same.
        facts = self.frame.select(wanted).with_columns(pl.col(pl.Null).cast(pl.Int8))
        if not wanted:  # without any column, a frame would have no rows
            facts = pl.select(pl.repeat(None, self.frame.height, dtype=pl.Int8).alias(""))
        return CohortData.from_stream(guideline, facts, said)

    def wide(self, answers: Answers, _ids: list[str], keep: Sequence[int], metadata: dict[str, str]) -> Any:  # noqa: ANN401
        """Give the kept columns, and a nullable boolean for each recommendation."""
        return self._beside(keep, pl.DataFrame(answers.stream("boolean", metadata)))

    def text(self, answers: Answers, _ids: list[str], keep: Sequence[int], metadata: dict[str, str]) -> Any:  # noqa: ANN401
        """Give the kept columns, and a category for each recommendation."""
        texts = pl.DataFrame(answers.stream("text", metadata))
        return self._beside(keep, texts.select(pl.all().cast(pl.String).cast(pl.Enum(ANSWERS))))

    def lists(self, answers: Answers, _ids: list[str], keep: Sequence[int], metadata: dict[str, str]) -> Any:  # noqa: ANN401
        """Give the kept columns, and a list of the applicable ids."""
        return self._beside(keep, pl.DataFrame(answers.stream("list", metadata)))

    def long(self, answers: Answers, guideline: Guideline, ids: list[str], keep: Sequence[int]) -> Any:  # noqa: ANN401
        """Give a row for each recommendation and patient, the patients of a recommendation together."""
        wide = pl.DataFrame(answers.stream("boolean", {}))
        kept = self._kept(keep)
        grades = [guideline.recommendations[id].ago_grade.value for id in ids]
        parts = [
            kept.with_columns(
                pl.lit(id).cast(pl.Enum(ids)).alias("recommendation"),
                wide[id].alias("answer") if wide.width else pl.lit(None),
                pl.lit(grade).cast(pl.Enum(GRADES)).alias("ago_grade"),
            )
            for id, grade in zip(ids, grades, strict=True)
        ]
        return self._lazily(pl.concat(parts))

    def groups(self, columns: Sequence[int]) -> tuple[Any, list[tuple[Any, ...]]]:
        """Give a number to the distinct values of some columns."""
        by = [self.names[at] for at in columns]
        distinct = self.frame.select(by).unique(maintain_order=True).sort(by, nulls_last=True)
        numbered = distinct.with_columns(pl.int_range(pl.len(), dtype=pl.UInt32).alias("__group"))
        group = self.frame.select(by).join(numbered, on=by, how="left", nulls_equal=True, maintain_order="left")
        return array("I", group["__group"].to_list()), distinct.rows()

    def _kept(self, keep: Sequence[int]) -> pl.DataFrame:
        return self.frame.select([self.names[at] for at in keep])

    def _beside(self, keep: Sequence[int], answers: pl.DataFrame) -> pl.DataFrame | pl.LazyFrame:
        return self._lazily(pl.concat([self._kept(keep), answers], how="horizontal"))

    def _lazily(self, frame: pl.DataFrame) -> pl.DataFrame | pl.LazyFrame:
        return frame.lazy() if self.lazy else frame
