"""A plain interpreter of the data files, against which the compiled one is held: Kleene's logic in thirty lines.

Truth is `True`, `False` or `None`. Nothing here imports the package.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Truth: TypeAlias = bool | None
Json: TypeAlias = dict[str, Any]

COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
}


SIDES = {"false_when": True, "true_when": False}
"""What a side contradicts."""


def conjunction(parts: Iterable[Truth]) -> Truth:
    """All of some truths; once one is false, the others are not asked for."""
    unknown = False
    for part in parts:
        if part is False:
            return False
        unknown = unknown or part is None
    return None if unknown else True


def negation(part: Truth) -> Truth:
    return None if part is None else not part


def disjunction(parts: Iterable[Truth]) -> Truth:
    return negation(conjunction(map(negation, parts)))


@dataclass
class Chart:
    """What is known of a patient."""

    vocabulary: Json
    facts: Mapping[str, Any]
    sites: Iterable[str] | None = None
    parameters: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.definitions = {fact["id"]: fact for fact in self.vocabulary["facts"]}
        self.known = {**self.closed_sites(), **{id_: value for id_, value in self.facts.items() if value is not None}}
        self.derived: dict[str, Truth] = {}

    def closed_sites(self) -> dict[str, bool]:
        if self.sites is None:
            return {}
        listed = set(self.sites)
        closed = {}
        for id_, fact in self.definitions.items():
            if site := fact.get("site"):
                present = bool(listed & {site["code"], *site.get("also", [])})
                if present or not listed & set(site.get("left_open_by", [])):
                    closed[id_] = present
        return closed

    def holds(self, id_: str) -> Truth:
        return self.known[id_] if id_ in self.known else self.follows(id_)

    def follows(self, id_: str) -> Truth:
        if id_ not in self.derived:
            self.derived[id_] = self.derive(self.definitions[id_].get("derived", {}))
        return self.derived[id_]

    def derive(self, derived: Json) -> Truth:
        if "when" in derived:
            return self.evaluate(derived["when"])
        yes = self.evaluate(derived["true_when"]) if "true_when" in derived else False
        if yes is False and "false_when" in derived:
            return False if self.evaluate(derived["false_when"]) else None
        return yes or None

    def contradictions(self, *, cross_checks: bool = True) -> set[tuple[str, bool]]:
        """The facts that something contradicts, each with what counts."""
        closed, given = self.closed_sites(), {id_: value for id_, value in self.facts.items() if value is not None}
        found = {(id_, given[id_]) for id_ in closed.keys() & given.keys() if closed[id_] is not given[id_]}
        for id_, fact in self.definitions.items():
            if "derived" in fact:
                found |= self.against_derivation(id_, fact["derived"])
            if "cross_check" in fact and cross_checks:
                sides = {counts: fact["cross_check"].get(side) for side, counts in SIDES.items()}
                found |= {
                    (id_, counts) for counts, side in sides.items() if side and self.is_against(id_, counts, side)
                }
        return found

    def against_derivation(self, id_: str, derived: Json) -> set[tuple[str, bool]]:
        given, follows = self.known.get(id_), self.follows(id_)
        if given is None:
            both = all(side in derived and self.evaluate(derived[side]) for side in SIDES)
            return {(id_, True)} if both else set()
        return {(id_, given)} if follows is not None and follows is not given else set()

    def is_against(self, id_: str, counts: bool, side: Json) -> bool:
        return self.holds(id_) is counts and self.evaluate(side) is True

    def compare(self, fact: str, operator: str, value: Any) -> Truth:  # noqa: ANN401
        limit = self.parameters.get(value["parameter"]) if isinstance(value, dict) else value
        number = self.known.get(fact)
        return None if number is None or limit is None else COMPARE[operator](number, limit)

    def evaluate(self, condition: Json) -> Truth:
        ((key, what),) = condition.items()
        if key == "holds":
            return self.holds(what)
        if key == "is":
            value = self.known.get(what["fact"])
            return None if value is None else value in what["one_of"]
        if key == "compare":
            return self.compare(**what)
        parts = (self.evaluate(part) for part in what)
        return {"all_of": conjunction, "any_of": disjunction}.get(key, lambda p: negation(disjunction(p)))(parts)


@dataclass(frozen=True)
class Criterion:
    """A condition of the chapter and where it stands."""

    kind: str
    id: str
    condition: Json


def criteria(chapter: Json) -> list[Criterion]:
    """Every population and selection of a chapter, and the situations of its consensus statements."""
    found = []
    for section in chapter["sections"]:
        for row in section.get("recommendations", []):
            found += [Criterion(kind, row["id"], row[kind]) for kind in ("population", "selection") if kind in row]
        for statement in section.get("consensus", []):
            found += [Criterion("situation", each["id"], each["population"]) for each in statement["situations"]]
    return found
