"""Tables that are larger than memory: matched batch by batch, while they are read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from leitlinie._leitlinie import ColumnProblem
from leitlinie.errors import CohortError

from .cohort import Cohort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leitlinie._leitlinie import Guideline

STREAMED = ("wide", "text", "list")


def is_stream(data: object) -> bool:
    """Whether a table is read once, batch by batch."""
    arrow = sys.modules.get("pyarrow")
    return arrow is not None and isinstance(data, arrow.RecordBatchReader)


def match(guideline: Guideline, reader: Any, *, output: str = "wide", by: Any = None, **options: Any) -> Any:  # noqa: ANN401
    """Match the patients of a reader; the answers are a reader as well, whose batches are made as they are asked for.

    Raises
    ------
    ValueError
        If the output cannot be made batch by batch.
    CohortError
        If the columns do not fit; for cells, when their batch is read, with rows counted from the first batch on.
    """
    import pyarrow as pa

    if output not in STREAMED or by is not None:
        raise ValueError(
            f"a reader is answered batch by batch, as one of {', '.join(STREAMED)}: `read_all()` gives a table"
        )
    asked: dict[str, Any] = {name: options.pop(name) for name in ("select", "keep") if name in options}
    asked["output"] = output

    def answered(batch: Any, before: int) -> Any:  # noqa: ANN401
        try:
            return Cohort(guideline, batch, **options).match(**asked)
        except CohortError as error:
            raise CohortError(tuple(moved(problem, before) for problem in error.problems)) from None

    empty = pa.RecordBatch.from_pylist([], schema=reader.schema)
    return pa.RecordBatchReader.from_batches(answered(empty, 0).schema, batches(reader, answered))


def batches(reader: Any, answered: Any) -> Iterator[Any]:  # noqa: ANN401
    """Answer one batch after the other."""
    before = 0
    for batch in reader:
        yield answered(batch, before)
        before += batch.num_rows


def moved(problem: ColumnProblem, before: int) -> ColumnProblem:
    """Return a problem with its rows counted from the first batch on."""
    said = problem.to_dict()
    return ColumnProblem.from_dict(said | {"rows": [row + before for row in said["rows"]]})
