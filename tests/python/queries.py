"""The chapter's conditions as polars expressions and as SQL, written from the data files.

Nothing here imports the package. Both engines have three-valued logic of their own, which makes them judges.
"""

from __future__ import annotations

import json
from typing import Any, Protocol, TypeVar

import polars as pl

Json = dict[str, Any]
T = TypeVar("T")


class Language(Protocol[T]):
    """What a condition is written in."""

    def column(self, name: str) -> T: ...
    def among(self, name: str, values: list[str]) -> T: ...
    def compare(self, name: str, operator: str, limit: float) -> T: ...
    def unknown(self) -> T: ...
    def every(self, parts: list[T]) -> T: ...
    def some(self, parts: list[T]) -> T: ...
    def negation(self, part: T) -> T: ...
    def first(self, part: T, other: T) -> T: ...
    def sides(self, yes: T, no: T) -> T: ...


class Polars:
    """Expressions of polars."""

    def column(self, name: str) -> pl.Expr:
        return pl.col(name)

    def among(self, name: str, values: list[str]) -> pl.Expr:
        return self.some([pl.col(name).cast(pl.String) == value for value in values])

    def compare(self, name: str, operator: str, limit: float) -> pl.Expr:
        return getattr(pl.col(name), {"<": "lt", "<=": "le", "=": "eq", ">=": "ge", ">": "gt"}[operator])(limit)

    def unknown(self) -> pl.Expr:
        return pl.lit(None, pl.Boolean)

    def every(self, parts: list[pl.Expr]) -> pl.Expr:
        return pl.all_horizontal(parts)

    def some(self, parts: list[pl.Expr]) -> pl.Expr:
        return pl.any_horizontal(parts)

    def negation(self, part: pl.Expr) -> pl.Expr:
        return ~part

    def first(self, part: pl.Expr, other: pl.Expr) -> pl.Expr:
        return pl.coalesce(part, other)

    def sides(self, yes: pl.Expr, no: pl.Expr) -> pl.Expr:
        return pl.when(yes).then(True).when(no & ~yes).then(False).otherwise(None)


class Sql:
    """SQL of DuckDB."""

    def column(self, name: str) -> str:
        return f'"{name}"'

    def among(self, name: str, values: list[str]) -> str:
        return f'"{name}" IN ({", ".join(repr(value) for value in values)})'

    def compare(self, name: str, operator: str, limit: float) -> str:
        return f'"{name}" {operator} {limit}'

    def unknown(self) -> str:
        return "CAST(NULL AS BOOLEAN)"

    def every(self, parts: list[str]) -> str:
        return f"({' AND '.join(parts)})"

    def some(self, parts: list[str]) -> str:
        return f"({' OR '.join(parts)})"

    def negation(self, part: str) -> str:
        return f"(NOT {part})"

    def first(self, part: str, other: str) -> str:
        return f"COALESCE({part}, {other})"

    def sides(self, yes: str, no: str) -> str:
        return f"CASE WHEN {yes} THEN TRUE WHEN {no} AND NOT {yes} THEN FALSE END"


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
            return language.unknown()
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
    yes = written(derived["true_when"], language) if "true_when" in derived else language.negation(language.every([]))
    no = written(derived["false_when"], language) if "false_when" in derived else language.unknown()
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


def rows(chapter: Json) -> dict[str, Json]:
    """The population of each recommendation."""
    return {
        row["id"]: row["population"] for section in chapter["sections"] for row in section.get("recommendations", [])
    }


def with_polars(frame: pl.DataFrame, chapter: Json, vocabulary: Json) -> pl.DataFrame:
    """The answers that polars gives."""
    return lazily(frame, chapter, vocabulary).collect()


def lazily(frame: pl.DataFrame, chapter: Json, vocabulary: Json) -> pl.LazyFrame:
    """The query by which polars answers."""
    lazy, language = frame.lazy(), Polars()
    for step in levels(vocabulary["facts"]):
        lazy = lazy.with_columns(value(fact, language).alias(fact["id"]) for fact in step)
    return lazy.select(written(population, language).alias(id) for id, population in rows(chapter).items())


def with_duckdb(table: Any, chapter: Json, vocabulary: Json) -> pl.DataFrame:  # noqa: ANN401
    """The answers that DuckDB gives."""
    import duckdb

    language = Sql()
    relation = duckdb.from_arrow(table)
    for step in levels(vocabulary["facts"]):
        names = {fact["id"]: value(fact, language) for fact in step}
        replaced = ", ".join(f'{sql} AS "{name}"' for name, sql in names.items())
        relation = relation.project(f"* REPLACE ({replaced})")
    answers = ", ".join(f'{written(population, language)} AS "{id}"' for id, population in rows(chapter).items())
    return pl.DataFrame(relation.project(answers).to_arrow_table())
