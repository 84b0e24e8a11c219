"""The conditions of a chapter as SQL of DuckDB, which finds by itself what they share."""

from __future__ import annotations

from typing import Any

from queries import Questions, value, written


class Sql:
    """SQL of DuckDB."""

    def column(self, name: str) -> str:
        return f'"{name}"'

    def among(self, name: str, values: list[str]) -> str:
        return f'"{name}" IN ({", ".join(repr(value) for value in values)})'

    def compare(self, name: str, operator: str, limit: float) -> str:
        return f'"{name}" {operator} {limit}'

    def constant(self, truth: bool | None) -> str:
        return f"CAST({'NULL' if truth is None else truth} AS BOOLEAN)"

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


def projected(relation: Any, questions: Questions) -> Any:  # noqa: ANN401
    """The relation by which DuckDB answers for the patients of another."""
    language = Sql()
    for step in questions.steps:
        names = {fact["id"]: value(fact, language) for fact in step}
        replaced = ", ".join(f'{sql} AS "{name}"' for name, sql in names.items())
        relation = relation.project(f"* REPLACE ({replaced})")
    answers = ", ".join(
        f'{written(population, language)} AS "{id}"' for id, population in questions.populations.items()
    )
    return relation.project(answers)


def enumerated(relation: Any, questions: Questions) -> Any:  # noqa: ANN401
    """The same relation, its categories as enumerations: DuckDB's own way to hold them."""
    casts = [
        f'"{fact["id"]}"::ENUM ({", ".join(repr(value) for value in fact["values"])}) AS "{fact["id"]}"'
        for fact in questions.facts
        if fact["kind"] == "category"
    ]
    return relation.project(f"* REPLACE ({', '.join(casts)})")


def with_duckdb(table: Any, questions: Questions) -> Any:  # noqa: ANN401
    """The answers that DuckDB gives for a table of Arrow, as one."""
    import duckdb

    return projected(duckdb.from_arrow(table), questions).to_arrow_table()
