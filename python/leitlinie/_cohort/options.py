"""What the user says of a table, checked: a slip ends in what is expected, not in Python's own words."""

from __future__ import annotations

import functools
import inspect
import operator
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from leitlinie._frames.near import no_such

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


def named(function: Callable[P, R]) -> Callable[P, R]:
    """Refuse an option that a function does not have, with the nearest that it has."""
    parameters = inspect.signature(function).parameters
    options = [name for name, each in parameters.items() if each.kind is each.KEYWORD_ONLY]

    @functools.wraps(function)
    def checked(*args: P.args, **given: P.kwargs) -> R:
        known(given.keys() - parameters.keys(), options)
        return function(*args, **given)

    return checked


def known(given: Iterable[str], options: Iterable[str]) -> None:
    """Refuse the first name that is no option."""
    options = list(options)
    for name in given:
        if name not in options:
            raise TypeError(no_such("option", name, options))


def columns(said: object) -> list[tuple[str, str | None]]:
    """Read which fact each column is."""
    if said is None:
        return []
    if not isinstance(said, Mapping):
        raise TypeError(_not("`columns`", 'a dict of the fact that each column is, such as {"er": "er_status"},', said))
    for name, fact in said.items():
        if not isinstance(fact, str | None):
            raise TypeError(_not(f"`columns[{name!r}]`", "the id of a fact, or None for a column that is none,", fact))
    return [(str(name), fact) for name, fact in said.items()]


def values(said: object) -> list[tuple[str, dict[Any, Any]]]:
    """Read what other spellings stand for, by column or fact."""
    if said is None:
        return []
    example = '{"er": {"pos": "positive"}}'
    if not isinstance(said, Mapping):
        raise TypeError(_not("`values`", f"a dict of spellings by column or fact, such as {example},", said))
    for name, spellings in said.items():
        if not isinstance(spellings, Mapping):
            what = f"a dict of what each spelling stands for, as in {example},"
            raise TypeError(_not(f"`values[{name!r}]`", what, spellings))
    return [(str(name), dict(spellings)) for name, spellings in said.items()]


def parameters(said: object) -> dict[str, float | None] | None:
    """Read thresholds by name; the core looks at what they are."""
    if said is None or isinstance(said, Mapping):
        return None if said is None else dict(said)
    raise TypeError(
        _not("`parameters`", 'a dict of thresholds by name, such as {"oligometastatic_max_count": 5},', said)
    )


def names(option: str, said: object) -> list[str]:
    """Read one name or several."""
    several = [said] if isinstance(said, str) else said
    if isinstance(several, Mapping) or not isinstance(several, Iterable):
        raise TypeError(_not(f"`{option}`", "a name, or a list of names,", said))
    return [str(name) for name in several]


def row(said: object, rows: int) -> int:
    """Read the position of a row; from the end where it is negative."""
    try:
        at = operator.index(said)  # type: ignore[arg-type]  # whatever is no position raises
    except TypeError:
        what = "a position, counted from 0, and no id,"
        raise TypeError(_not("the row of a patient", what, said)) from None
    if not -rows <= at < rows:
        raise IndexError(f"there is no row {at}: {f'rows are counted from 0 to {rows - 1}' if rows else 'none at all'}")
    return at % rows


def _not(what: str, expected: str, given: object) -> str:
    return f"{what}: {expected} is expected, and this is of type {type(given).__name__}"
