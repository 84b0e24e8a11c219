"""Every object of the package that can be reached from a guideline, a result and the errors."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import leitlinie as ll

if TYPE_CHECKING:
    from collections.abc import Iterator

ENOUGH = 40  # of one class


def parts(thing: object) -> Iterator[object]:
    """What a thing consists of: its items and its public attributes, methods left out."""
    if isinstance(thing, (tuple, list, frozenset)):
        yield from thing
    elif isinstance(thing, dict):
        yield from thing.values()
    elif type(thing).__module__ == "leitlinie":
        values = (getattr(thing, name) for name in dir(thing) if not name.startswith("_"))
        yield from (value for value in values if not callable(value))
        if hasattr(thing, "__iter__"):
            yield from thing


def starting_points() -> list[object]:
    guideline = ll.load()
    patient = ll.Patient(
        age=46, er_status="positive", sites={"liver"}, bone_metastases=True, liver_metastasis_count=2, paresis=None
    )
    result = guideline.match(patient, parameters={"oligometastatic_max_count": 3})
    explanations = [match.explain() for match in result]
    return [
        guideline,
        result,
        result.what_if(sites={"liver", "lung"}, her2_status="positive"),
        result.open_questions(),
        result.by_section(),
        explanations,
        result["liver.resection"].explain_selection(),
        result["liver.resection"].references,
        guideline.cohort([{"er_status": "positive", "hr_positive": False}]).conflicts,
        problems(ll.Patient, agee=1),
        problems(ll.Guideline.from_json, "{}"),
        problems(guideline.match, [{"age": -3, "sites": ["livre"]}]),
    ]


def problems(make: Any, *args: object, **facts: object) -> tuple[object, ...]:  # noqa: ANN401
    try:
        make(*args, **facts)
    except ll.LeitlinieError as error:
        return error.args
    raise AssertionError


@cache
def instances() -> dict[type, list[Any]]:
    """Objects by class, each once, up to enough of a class."""
    found: dict[type, list[Any]] = {}
    waiting = starting_points()
    seen: set[tuple[type, str]] = set()
    while waiting:
        thing = waiting.pop()
        if type(thing).__module__ == "leitlinie":
            key = (type(thing), repr(thing))
            known = found.setdefault(type(thing), [])
            if key in seen or len(known) >= ENOUGH:
                continue
            seen.add(key)
            known.append(thing)
        waiting.extend(parts(thing))
    return found
