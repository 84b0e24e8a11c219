"""A table against all recommendations: the package beside its peers, in one process and in turn.

Generates a cohort, holds every cell of all answers against each other, then times each peer beside the package on the
peer's own kind of input, up to output of the same kind. The peers' queries are those that judge the package in its
tests; guideline, queries and input are made ready before the clock starts.
"""

from __future__ import annotations

import argparse
import os
from typing import Any

import polars as pl

import leitlinie as ll
import threads
import where  # noqa: F401
from cohorts import random_cohort
from committed import chapter, vocabulary
from figures import Figure, Table, show
from in_polars import with_polars
from kinds import Kind, kinds
from queries import Questions
from timing import in_turn

OWN = "leitlinie"


def measured(kind: Kind, guideline: ll.Guideline, cohort: pl.DataFrame, answers: pl.DataFrame, rounds: int) -> Table:
    """Every engine that answers from this kind of input, checked first."""
    timed = cohort.head(kind.sample or cohort.height)
    data = kind.made(timed)
    calls = {OWN: lambda: guideline.match(data)} | {name: peer.ready(data) for name, peer in kind.peers.items()}
    for name, call in calls.items():
        check(name, kind.cells(call()), answers.head(timed.height))
    scale = cohort.height / max(timed.height, 1)
    medians = {name: seconds * 1e3 * scale for name, seconds in in_turn(calls, rounds).items()}
    title = f"{cohort.height:,} patients, {len(guideline)} recommendations, from {kind.name} to {kind.output}"
    if timed.height < cohort.height:
        title += f" ({timed.height:,} of the patients timed, and scaled)"
    peers = [
        Figure(name, medians[name], ratio=medians[name] / medians[OWN], at_least=peer.at_least)
        for name, peer in kind.peers.items()
    ]
    return Table(title, [Figure(OWN, medians[OWN]), *peers], "the time of this engine to that of leitlinie")


def check(name: str, answers: pl.DataFrame, expected: pl.DataFrame) -> None:
    """Stop unless every cell is alike, nulls included."""
    different = [id for id in expected.columns if not expected[id].equals(answers[id], null_equal=True)]
    if different or answers.columns != expected.columns:
        raise SystemExit(f"{name} gives other answers: {', '.join(different)}")


def main() -> None:
    """Check, time, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="for every engine that has threads")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options: Any = parser.parse_args()
    threads.limit(options.threads)
    cohort, questions = random_cohort(vocabulary(), options.patients), Questions(chapter(), vocabulary())
    answers = with_polars(cohort, questions)
    tables = [measured(kind, ll.load(), cohort, answers, options.rounds) for kind in kinds(questions)]
    for table in tables:
        table.title += f", {options.threads} {'thread' if options.threads == 1 else 'threads'}"
    show(tables, as_json=options.json)


if __name__ == "__main__":
    main()
