"""One patient against all recommendations: the package beside its peers, in one process and in turn.

Runs the package, a plain Python interpreter of the data files, and zen-engine with the same conditions; holds their
answers against each other on random patients; then times them.
"""

from __future__ import annotations

import argparse
from typing import Any

import leitlinie as ll
import where  # noqa: F401
from cohorts import random_cohort
from committed import chapter, vocabulary
from figures import Figure, Table, show
from in_zen import Zen
from interpreter import Chart
from queries import Json, Questions
from timing import in_turn

CHECKED = 300
TRUTH = {"applies": True, "does_not_apply": False, "undetermined": None}

PATIENT: Json = {
    "age": 46,
    "er_status": "positive",
    "her2_status": "negative",
    "de_novo_metastatic": True,
    "liver_metastases": True,
    "bone_metastases": False,
    "liver_metastasis_count": 2,
    "pain": False,
}

OWN = "leitlinie, a Patient in hand"


def three_valued(result: ll.MatchResult) -> dict[str, bool | None]:
    """The package's answers as true, false or `None`."""
    return {match.id: TRUTH[match.applicability.value] for match in result}


def check(name: str, answers: dict[str, bool | None], expected: dict[str, bool | None]) -> None:
    """Stop unless every answer is alike."""
    different = [id for id, answer in expected.items() if answers[id] is not answer]
    if different:
        raise SystemExit(f"{name} gives other answers: {', '.join(different)}")


def measured(rounds: int) -> Table:
    """Check, then time."""
    guideline, questions = ll.load(), Questions(chapter(), vocabulary())
    zen = Zen(questions)

    def interpreted(facts: Json) -> dict[str, bool | None]:
        chart = Chart({"facts": questions.facts}, facts)
        return {id: chart.evaluate(population) for id, population in questions.populations.items()}

    for facts in random_cohort(vocabulary(), CHECKED).to_dicts():
        own = three_valued(guideline.match(facts))
        check("the interpreter", interpreted(facts), own)
        check("zen-engine", zen.match(facts), own)
    patient = ll.Patient(**PATIENT)
    calls = {
        OWN: lambda: guideline.match(patient),
        "leitlinie, from a dict": lambda: guideline.match(PATIENT),
        "plain Python interpreter, from a dict": lambda: interpreted(PATIENT),
        "zen-engine, from a dict": lambda: zen.match(PATIENT),
    }
    microseconds = {name: seconds * 1e6 for name, seconds in in_turn(calls, rounds, 0.02).items()}
    targets = {"zen-engine, from a dict": 10.0}
    return Table(
        f"One patient, {len(guideline)} recommendations; all answers alike for {CHECKED} random patients",
        [
            Figure(name, each, "µs", None if name == OWN else each / microseconds[OWN], targets.get(name))
            for name, each in microseconds.items()
        ],
        f"the time of this to that of {OWN}",
    )


def main() -> None:
    """Check, time, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options: Any = parser.parse_args()
    show([measured(options.rounds)], as_json=options.json)


if __name__ == "__main__":
    main()
