"""Lists of dicts and of patients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from leitlinie._leitlinie import CohortData, Patient

from .of_arrow import numbered
from .scales import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leitlinie._leitlinie import Answers, Guideline

    from .sources import Said

Record = dict[str, Any]


def source(data: Sequence[Any]) -> RecordSource:
    """Return the source that a list is.

    Raises
    ------
    TypeError
        If an item is no patient; names its position, counted from 0.
    """
    for at, row in enumerate(data):
        if not isinstance(row, dict | Patient):
            said = f"item {at}, counted from 0, is of type {type(row).__name__}"
            raise TypeError(f"a list of patients is expected, each a dict of facts or a Patient, and {said}")
    return RecordSource([row.to_dict() if isinstance(row, Patient) else row for row in data])


class RecordSource:
    """A list of dicts: a key that a row lacks is unknown in it."""

    backend = None
    remedies: ClassVar = {"number": "float(row[{column}])", "sites": 'row[{column}].split(";")'}

    def __init__(self, records: list[Record]) -> None:
        self.records = records
        self.names = list(dict.fromkeys(name for row in records for name in row))

    def read(self, guideline: Guideline, said: Said) -> CohortData:
        """Read the facts, one key after the other."""
        said.pop("wanted")
        return CohortData.from_columns(guideline, self.names, len(self.records), self._column, said)

    def _column(self, at: int) -> tuple[Any, ...]:
        return ("objects", [row.get(self.names[at]) for row in self.records])

    def wide(self, answers: Answers, ids: list[str], keep: Sequence[int], _metadata: dict[str, str]) -> list[Record]:
        """Give the kept keys, and true, false or None for each recommendation."""
        return self._beside(
            keep, [[*zip(ids, row, strict=True)] for row in rows_of(answers, len(ids), len(self.records))]
        )

    def text(self, answers: Answers, ids: list[str], keep: Sequence[int], _metadata: dict[str, str]) -> list[Record]:
        """Give the kept keys, and a word for each recommendation."""
        words = dict(zip((False, None, True), ANSWERS, strict=True))
        rows = rows_of(answers, len(ids), len(self.records))
        return self._beside(keep, [[(id, words[answer]) for id, answer in zip(ids, row, strict=True)] for row in rows])

    def lists(self, answers: Answers, ids: list[str], keep: Sequence[int], _metadata: dict[str, str]) -> list[Record]:
        """Give the kept keys, and a list of the applicable ids."""
        rows = rows_of(answers, len(ids), len(self.records))
        return self._beside(
            keep, [[("applicable", [id for id, answer in zip(ids, row, strict=True) if answer])] for row in rows]
        )

    def long(self, answers: Answers, guideline: Guideline, ids: list[str], keep: Sequence[int]) -> list[Record]:
        """Give a dict for each recommendation and patient, the patients of a recommendation together."""
        rows = list(rows_of(answers, len(ids), len(self.records)))
        return [
            self._kept(record, keep)
            | {"recommendation": id, "answer": row[at], "ago_grade": guideline.recommendations[id].ago_grade.value}
            for at, id in enumerate(ids)
            for record, row in zip(self.records, rows, strict=True)
        ]

    def groups(self, columns: Sequence[int]) -> tuple[Any, list[tuple[Any, ...]]]:
        """Give a number to the distinct values of some keys."""
        return numbered([tuple(row.get(self.names[at]) for at in columns) for row in self.records])

    def _kept(self, record: Record, keep: Sequence[int]) -> Record:
        return {self.names[at]: record.get(self.names[at]) for at in keep}

    def _beside(self, keep: Sequence[int], answers: list[list[tuple[str, Any]]]) -> list[Record]:
        pairs = zip(self.records, answers, strict=True)
        return [self._kept(record, keep) | dict(answer) for record, answer in pairs]


def rows_of(answers: Answers, count: int, rows: int) -> list[list[bool | None]]:
    """Return the answers of each row."""
    table: list[list[bool | None]] = [[] for _ in range(rows)]
    for at in range(count):
        ((_, yes, known),) = answers.bits(at)
        for row, cells in enumerate(table):
            byte, bit = divmod(row, 8)
            cells.append(bool(yes[byte] >> bit & 1) if known[byte] >> bit & 1 else None)
    return table
