"""The conditions of a chapter as expressions of zen-engine, which answers for one patient at a time.

Its logic has two values: each condition becomes one expression for yes and one for no.
"""

from __future__ import annotations

from typing import TypeAlias

from queries import Json, Questions, value, written

Sides: TypeAlias = tuple[str, str]

OPPOSITE = {"<": ">=", "<=": ">", "=": "!=", ">=": "<", ">": "<="}


class Expressions:
    """Two expressions each: true, and false."""

    def __init__(self, questions: Questions) -> None:
        self.values = {fact["id"]: fact.get("values") for fact in questions.facts}

    def column(self, name: str) -> Sides:
        return f"{name} == true", f"{name} == false"

    def among(self, name: str, values: list[str]) -> Sides:
        others = [value for value in self.values[name] if value not in values]
        return either([f"{name} == '{value}'" for value in values]), either([f"{name} == '{each}'" for each in others])

    def compare(self, name: str, operator: str, limit: float) -> Sides:
        # No number of the vocabulary is negative.
        known = f"({name} ?? -1) != -1"
        yes, no = {"=": "=="}.get(operator, operator), OPPOSITE[operator]
        return f"({known} and ({name} ?? -1) {yes} {limit})", f"({known} and ({name} ?? -1) {no} {limit})"

    def constant(self, truth: bool | None) -> Sides:
        return str(truth is True).lower(), str(truth is False).lower()

    def every(self, parts: list[Sides]) -> Sides:
        return both([yes for yes, _ in parts]), either([no for _, no in parts])

    def some(self, parts: list[Sides]) -> Sides:
        return either([yes for yes, _ in parts]), both([no for _, no in parts])

    def negation(self, part: Sides) -> Sides:
        return part[1], part[0]

    def first(self, part: Sides, other: Sides) -> Sides:
        (yes, no), (other_yes, other_no) = part, other
        unknown = f"not ({yes} or {no})"
        return f"({yes} or ({unknown} and {other_yes}))", f"({no} or ({unknown} and {other_no}))"

    def sides(self, yes: Sides, no: Sides) -> Sides:
        return yes[0], f"({yes[1]} and {no[0]})"


class Zen:
    """The engine with the conditions of a chapter; compiled expressions are its fastest way."""

    def __init__(self, questions: Questions) -> None:
        import zen

        language = Expressions(questions)
        steps = [{fact["id"]: value(fact, language) for fact in step} for step in questions.steps]
        # What several recommendations have in common is asked once.
        asked = [id for id, first in questions.same_as.items() if id == first]
        steps.append({id: written(questions.populations[id], language) for id in asked})
        self.same_as = questions.same_as
        self.steps = [zen.compile_expression(record(step)) for step in steps]

    def match(self, facts: Json) -> dict[str, bool | None]:
        """The answer of each recommendation."""
        known = dict(facts)
        for step in self.steps:
            known.update(step.evaluate(known))
        return {id: known[first] for id, first in self.same_as.items()}


def record(step: dict[str, Sides]) -> str:
    """Named expressions as one that gives an object."""
    return "{" + ", ".join(f'"{name}": {yes} ? true : {no} ? false : null' for name, (yes, no) in step.items()) + "}"


def both(parts: list[str]) -> str:
    return "(" + " and ".join(parts) + ")"


def either(parts: list[str]) -> str:
    return "(" + " or ".join(parts) + ")" if parts else "false"
