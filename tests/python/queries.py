"""The conditions of a chapter in whatever language another engine speaks, written from the data files.

Nothing here imports the package. The siblings `in_polars`, `in_duckdb`, `in_pandas`, `in_numpy`, `in_pyarrow` and
`in_zen` each write them as a competent user of that library would: they judge the package in its tests, and are what
it is timed against.
"""

from __future__ import annotations

import json
from typing import Any, Protocol, TypeVar

Json = dict[str, Any]
T = TypeVar("T")


class Language(Protocol[T]):
    """What a condition is written in."""

    def column(self, name: str) -> T: ...
    def among(self, name: str, values: list[str]) -> T: ...
    def compare(self, name: str, operator: str, limit: float) -> T: ...
    def constant(self, truth: bool | None) -> T: ...
    def every(self, parts: list[T]) -> T: ...
    def some(self, parts: list[T]) -> T: ...
    def negation(self, part: T) -> T: ...

    def first(self, part: T, other: T) -> T:
        """The one, and where that is unknown the other."""

    def sides(self, yes: T, no: T) -> T:
        """True where `yes` is, false where it is false and `no` is true, and else unknown."""


def written(condition: Json, language: Language[T]) -> T:
    """A condition in a language; facts with a derivation are read from columns that hold their value already."""
    ((operator, operand),) = condition.items()
    if operator == "holds":
        return language.column(operand)
    if operator == "is":
        return language.among(operand["fact"], operand["one_of"])
    if operator == "compare":
        limit = operand["value"]
        if isinstance(limit, dict):
            return language.constant(None)
        return language.compare(operand["fact"], operand["operator"], limit)
    parts = [written(part, language) for part in operand]
    if operator == "all_of":
        return language.every(parts)
    some = language.some(parts)
    return some if operator == "any_of" else language.negation(some)


def value(fact: Json, language: Language[T]) -> T:
    """A derived fact: as given, else as derived."""
    derived, given = fact["derived"], language.column(fact["id"])
    if "when" in derived:
        return language.first(given, written(derived["when"], language))
    yes = written(derived["true_when"], language) if "true_when" in derived else language.constant(False)
    no = written(derived["false_when"], language) if "false_when" in derived else language.constant(None)
    return language.first(given, language.sides(yes, no))


def levels(facts: list[Json]) -> list[list[Json]]:
    """Derived facts in steps: each rests on given facts and on earlier steps."""
    waiting = {fact["id"]: fact for fact in facts if "derived" in fact}
    steps = []
    while waiting:
        step = [
            fact
            for id, fact in waiting.items()
            if not any(f'"{other}"' in json.dumps(fact["derived"]) for other in waiting if other != id)
        ]
        steps.append(step)
        waiting = {id: fact for id, fact in waiting.items() if fact not in step}
    return steps


class Questions:
    """What is asked of each patient, made ready once: the derived facts in steps, and then the recommendations."""

    def __init__(self, chapter: Json, vocabulary: Json) -> None:
        rows = [row for section in chapter["sections"] for row in section.get("recommendations", [])]
        self.facts: list[Json] = vocabulary["facts"]
        self.steps = levels(self.facts)
        self.populations: dict[str, Json] = {row["id"]: row["population"] for row in rows}
        first: dict[str, str] = {}
        self.same_as = {id: first.setdefault(json.dumps(each), id) for id, each in self.populations.items()}
        """The first recommendation with the same population: itself, unless there is an earlier one."""
