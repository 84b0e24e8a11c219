"""The conditions of a chapter as lazy expressions of polars, which finds by itself what they share."""

from __future__ import annotations

import polars as pl

from queries import Questions, value, written

METHODS = {"<": "lt", "<=": "le", "=": "eq", ">=": "ge", ">": "gt"}


class Polars:
    """Expressions of polars."""

    def column(self, name: str) -> pl.Expr:
        return pl.col(name)

    def among(self, name: str, values: list[str]) -> pl.Expr:
        # A text is compared with the codes of an Enum; a cast to texts first would take many times as long.
        return self.some([pl.col(name) == value for value in values])

    def compare(self, name: str, operator: str, limit: float) -> pl.Expr:
        return getattr(pl.col(name), METHODS[operator])(limit)

    def constant(self, truth: bool | None) -> pl.Expr:
        return pl.lit(truth, pl.Boolean)

    def every(self, parts: list[pl.Expr]) -> pl.Expr:
        return pl.all_horizontal(parts)

    def some(self, parts: list[pl.Expr]) -> pl.Expr:
        return pl.any_horizontal(parts)

    def negation(self, part: pl.Expr) -> pl.Expr:
        return ~part

    def first(self, part: pl.Expr, other: pl.Expr) -> pl.Expr:
        return pl.coalesce(part, other)

    def sides(self, yes: pl.Expr, no: pl.Expr) -> pl.Expr:
        return yes | (~no & pl.lit(None, pl.Boolean))


def lazily(frame: pl.DataFrame, questions: Questions) -> pl.LazyFrame:
    """The query by which polars answers."""
    lazy, language = frame.lazy(), Polars()
    for step in questions.steps:
        lazy = lazy.with_columns(value(fact, language).alias(fact["id"]) for fact in step)
    return lazy.select(written(population, language).alias(id) for id, population in questions.populations.items())


def with_polars(frame: pl.DataFrame, questions: Questions) -> pl.DataFrame:
    """The answers that polars gives."""
    return lazily(frame, questions).collect()
