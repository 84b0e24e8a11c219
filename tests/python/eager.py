"""What languages have in common that compute at once."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from queries import Language, Questions, value, written

T = TypeVar("T")

COMPARE: dict[str, Callable[[Any, float], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
}


class Eager(Language[T], Protocol[T]):
    """A language that holds the columns of a table, and those that were computed."""

    columns: dict[str, T]


def answered(language: Eager[T], questions: Questions) -> dict[str, T]:
    """The answer of each recommendation; what several have in common is computed once."""
    for step in questions.steps:
        language.columns |= {fact["id"]: value(fact, language) for fact in step}
    answers: dict[str, T] = {}
    for id, population in questions.populations.items():
        first = questions.same_as[id]
        answers[id] = answers[first] if first in answers else written(population, language)
    return answers
