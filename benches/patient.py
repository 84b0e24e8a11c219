"""One patient against all recommendations: the package beside its peers, in one process.

Runs the package, a plain Python interpreter of the same conditions, and zen-engine with the same
rules; holds their answers against each other on random patients; then times them in turn and
prints medians and ratios.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import timeit
from collections.abc import Callable
from typing import Any

import leitlinie as ll

Facts = dict[str, Any]


class Interpreter:
    """A straightforward interpreter of the guideline's file: dicts, recursion, `None` for unknown."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.facts = {fact["id"]: fact for fact in document["vocabulary"]["facts"]}
        rows = [row for section in document["sections"] for row in section.get("recommendations", [])]
        self.populations = {row["id"]: row["population"] for row in rows}

    def match(self, facts: Facts) -> dict[str, bool | None]:
        """Every recommendation with true, false or `None`."""
        known: Facts = {}
        return {id: self.truth(condition, facts, known) for id, condition in self.populations.items()}

    def truth(self, condition: dict[str, Any], facts: Facts, known: Facts) -> bool | None:
        """Kleene's truth of a condition."""
        ((operator, operand),) = condition.items()
        if operator == "holds":
            return self.holds(operand, facts, known)
        if operator == "is":
            value = facts.get(operand["fact"])
            return None if value is None else value in operand["one_of"]
        if operator == "compare":
            return compare(facts.get(operand["fact"]), operand["operator"], operand["value"])
        parts = (self.truth(part, facts, known) for part in operand)
        if operator == "all_of":
            return kleene_all(parts)
        some = kleene_any(parts)
        if operator == "any_of" or some is None:
            return some
        return not some

    def holds(self, id: str, facts: Facts, known: Facts) -> bool | None:
        """A boolean fact: as given, else as derived; a derivation is evaluated once a patient."""
        given = facts.get(id)
        if given is not None or "derived" not in self.facts[id]:
            return given
        if id not in known:
            known[id] = self.derive(self.facts[id]["derived"], facts, known)
        return known[id]

    def derive(self, derived: dict[str, Any], facts: Facts, known: Facts) -> bool | None:
        """A derivation."""
        if "when" in derived:
            return self.truth(derived["when"], facts, known)
        yes = self.truth(derived["true_when"], facts, known) if "true_when" in derived else False
        if yes is False and "false_when" in derived:
            return False if self.truth(derived["false_when"], facts, known) else None
        return yes or None


def compare(value: float | None, operator: str, limit: Any) -> bool | None:
    """A number against a limit; a parameter is not set here."""
    if value is None or isinstance(limit, dict):
        return None
    relations: dict[str, Callable[[float, float], bool]] = {
        "<": float.__lt__,
        "<=": float.__le__,
        "=": float.__eq__,
        ">=": float.__ge__,
        ">": float.__gt__,
    }
    return relations[operator](float(value), float(limit))


def kleene_all(parts: Any) -> bool | None:
    """All of some truths."""
    unknown = False
    for part in parts:
        if part is False:
            return False
        unknown = unknown or part is None
    return None if unknown else True


def kleene_any(parts: Any) -> bool | None:
    """Any of some truths."""
    unknown = False
    for part in parts:
        if part is True:
            return True
        unknown = unknown or part is None
    return None if unknown else False


class Zen:
    """The same rules for zen-engine: derived facts first, then one expression for yes and one for no."""

    def __init__(self, document: dict[str, Any]) -> None:
        import zen

        self.facts = {fact["id"]: fact for fact in document["vocabulary"]["facts"]}
        rows = [row for section in document["sections"] for row in section.get("recommendations", [])]
        self.ids = [row["id"] for row in rows]
        steps = [self.derivations(level) for level in self.levels()]
        steps.append(
            {
                f"r{number}{truth}": self.expression(row["population"], truth)
                for number, row in enumerate(rows)
                for truth in (True, False)
            }
        )
        self.steps = [zen.compile_expression(record(step)) for step in steps]

    def levels(self) -> list[list[str]]:
        """Derived facts in steps: each rests on given facts and on earlier steps."""
        rests_on = {
            id: {other for other in self.facts if f'"{other}"' in json.dumps(fact["derived"])}
            for id, fact in self.facts.items()
            if "derived" in fact
        }
        levels: list[list[str]] = []
        while rests_on:
            levels.append([id for id, others in rests_on.items() if not others & rests_on.keys()])
            rests_on = {id: others for id, others in rests_on.items() if id not in levels[-1]}
        return levels

    def derivations(self, ids: list[str]) -> dict[str, str]:
        """Expressions for derived facts: as given, else as derived."""
        return {f"{id}_{truth}": self.derivation(id, truth) for id in ids for truth in (True, False)}

    def derivation(self, id: str, truth: bool) -> str:
        """When a derived fact is known to have this truth."""
        derived = self.facts[id]["derived"]
        if "when" in derived:
            follows = self.expression(derived["when"], truth)
        else:
            side = derived.get("true_when" if truth else "false_when")
            follows = self.expression(side, True) if side else "false"
            if not truth and "true_when" in derived:
                follows = f"({self.expression(derived['true_when'], False)} and {follows})"
        return f"{id} == {str(truth).lower()} or ({id} != true and {id} != false and {follows})"

    def match(self, facts: Facts) -> Facts:
        """The engine's own answers: compiled expressions are its fastest way."""
        known = dict(facts)
        for step in self.steps:
            known.update(step.evaluate(known))
        return known

    def answers(self, facts: Facts) -> dict[str, bool | None]:
        """The engine's answer in three values."""
        result = self.match(facts)
        pairs = ((result[f"r{n}True"], result[f"r{n}False"]) for n in range(len(self.ids)))
        return {id: True if yes else False if no else None for id, (yes, no) in zip(self.ids, pairs, strict=True)}

    def expression(self, condition: dict[str, Any], truth: bool) -> str:
        """An expression that is true where the condition is known to have this truth."""
        ((operator, operand),) = condition.items()
        if operator == "holds":
            return self.holds(operand, truth)
        if operator == "is":
            fact, values = operand["fact"], operand["one_of"] if truth else self.others(operand)
            return any_of([f"{fact} == '{value}'" for value in values])
        if operator == "compare":
            return zen_compare(operand, truth)
        parts = [self.expression(part, truth if operator != "none_of" else not truth) for part in operand]
        together = (operator == "all_of") == truth if operator != "none_of" else truth
        return all_of(parts) if together else any_of(parts)

    def others(self, operand: dict[str, Any]) -> list[str]:
        """The values that are not asked for."""
        return [value for value in self.facts[operand["fact"]]["values"] if value not in operand["one_of"]]

    def holds(self, id: str, truth: bool) -> str:
        """A boolean fact; one with a derivation was settled in an earlier step."""
        return f"{id}_{truth}" if "derived" in self.facts[id] else f"{id} == {str(truth).lower()}"


def record(expressions: dict[str, str]) -> str:
    """Named expressions as one that gives an object."""
    return "{" + ", ".join(f'"{name}": {expression}' for name, expression in expressions.items()) + "}"


def zen_compare(operand: dict[str, Any], truth: bool) -> str:
    """A comparison that is known to hold, or known not to."""
    if isinstance(operand["value"], dict):
        return "false"
    opposite = {"<": ">=", "<=": ">", "=": "!=", ">=": "<", ">": "<="}
    operator = {"=": "=="}.get(operand["operator"], operand["operator"])
    sign = operator if truth else opposite[operand["operator"]]
    known = f"({operand['fact']} ?? -1) != -1"
    return f"({known} and ({operand['fact']} ?? -1) {sign} {operand['value']})"


def all_of(parts: list[str]) -> str:
    """Expressions joined by and."""
    return "(" + " and ".join(parts) + ")" if parts else "true"


def any_of(parts: list[str]) -> str:
    """Expressions joined by or."""
    return "(" + " or ".join(parts) + ")" if parts else "false"


def random_facts(guideline: ll.Guideline, source: random.Random) -> Facts:
    """Facts of which about half are known."""
    facts: Facts = {}
    for fact in guideline.facts:
        if source.random() < 0.5:
            continue
        if fact.values:
            facts[fact.id] = source.choice(fact.values)
        elif fact.maximum is not None:
            facts[fact.id] = source.randint(0, min(60, int(fact.maximum)))
        else:
            facts[fact.id] = source.random() < 0.5
    return facts


def three_valued(result: ll.MatchResult) -> dict[str, bool | None]:
    """The package's answers as true, false or `None`."""
    values = {"applies": True, "does_not_apply": False, "undetermined": None}
    return {match.id: values[match.applicability.value] for match in result}


def check_equal(guideline: ll.Guideline, interpreter: Interpreter, zen: Zen, patients: list[Facts]) -> None:
    """Every engine gives every answer alike."""
    for facts in patients:
        own = three_valued(guideline.match(facts))
        for name, other in (("interpreter", interpreter.match(facts)), ("zen-engine", zen.answers(facts))):
            different = [id for id, answer in own.items() if other[id] is not answer]
            if different:
                raise SystemExit(f"{name} differs on {different} for {facts}")


def time_in_turn(contenders: dict[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    """Median microseconds a call, the contenders taking turns."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    numbers = {name: max(1, int(0.02 / timeit.timeit(run, number=1))) for name, run in contenders.items()}
    for _ in range(rounds):
        for name, run in contenders.items():
            times[name].append(timeit.timeit(run, number=numbers[name]) / numbers[name] * 1e6)
    return {name: statistics.median(values) for name, values in times.items()}


def main() -> None:
    """Check, time and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--json", action="store_true", help="print the medians as JSON")
    arguments = parser.parse_args()

    guideline = ll.load()
    document = guideline.to_dict()
    interpreter, zen = Interpreter(document), Zen(document)
    source = random.Random(20231)
    check_equal(guideline, interpreter, zen, [random_facts(guideline, source) for _ in range(300)])

    facts: Facts = {
        "age": 46,
        "er_status": "positive",
        "her2_status": "negative",
        "de_novo_metastatic": True,
        "liver_metastases": True,
        "bone_metastases": False,
        "liver_metastasis_count": 2,
        "pain": False,
    }
    patient = ll.Patient(**facts)
    medians = time_in_turn(
        {
            "leitlinie, a Patient in hand": lambda: guideline.match(patient),
            "leitlinie, from a dict": lambda: guideline.match(facts),
            "plain Python interpreter": lambda: interpreter.match(facts),
            "zen-engine, from a dict": lambda: zen.match(facts),
        },
        arguments.rounds,
    )
    own = medians["leitlinie, a Patient in hand"]
    if arguments.json:
        print(json.dumps({name: {"microseconds": time, "ratio": time / own} for name, time in medians.items()}))
        return
    print("One patient, 49 recommendations; equal on 300 random patients. Median of", arguments.rounds, "rounds.")
    for name, time in medians.items():
        print(f"{name:32} {time:9.2f} µs {time / own:7.1f} times the first")


if __name__ == "__main__":
    main()
