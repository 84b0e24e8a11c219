"""How the time grows with patients and with recommendations: nanoseconds for each pair of the two.

Time that grows no worse than linearly leaves them as they are, or makes them fewer. For any number of recommendations
a guideline is generated: random conditions of the embedded chapter's facts, the same for the same seed.
"""

from __future__ import annotations

import argparse
from functools import partial

import leitlinie as ll
import threads
import where  # noqa: F401
from cohorts import random_cohort
from committed import vocabulary
from figures import Figure, Table, show
from guidelines import random_guideline
from timing import in_turn

NOISE = 1.1
"""By how much two medians of the same call may differ."""

RATIO = "to the row above; more than 1 means that the time grows worse than linearly"


def with_patients(sizes: list[int], rounds: int) -> Table:
    """The real guideline, and more and more patients."""
    guideline = ll.load()
    frames = {size: random_cohort(vocabulary(), size) for size in sizes}
    calls = {f"{size:,} patients": partial(guideline.match, frame) for size, frame in frames.items()}
    pairs = [size * len(guideline) for size in sizes]
    return Table(f"{len(guideline)} recommendations, 1 thread", steps(in_turn(calls, rounds, 0.05), pairs), RATIO)


def with_recommendations(sizes: list[int], patients: int, rounds: int) -> Table:
    """The same patients, and longer and longer guidelines."""
    frame = random_cohort(vocabulary(), patients)
    guidelines = {size: ll.Guideline.from_dict(random_guideline(1, size)) for size in sizes}
    calls = {f"{size:,} recommendations": partial(own.match, frame) for size, own in guidelines.items()}
    pairs = [size * patients for size in sizes]
    title = f"{patients:,} patients, generated guidelines, 1 thread"
    return Table(title, steps(in_turn(calls, rounds, 0.05), pairs), RATIO)


def steps(seconds: dict[str, float], pairs: list[int]) -> list[Figure]:
    """Nanoseconds a pair, each to those of the size before."""
    figures: list[Figure] = []
    for (name, each), count in zip(seconds.items(), pairs, strict=True):
        ns = each * 1e9 / count
        ratio = ns / figures[-1].median if figures else None
        figures.append(Figure(name, ns, "ns a pair", ratio, at_most=NOISE if figures else None))
    return figures


def main() -> None:
    """Time and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, nargs="+", default=[10_000, 100_000, 1_000_000, 10_000_000])
    parser.add_argument("--recommendations", type=int, nargs="+", default=[49, 490, 4_900])
    parser.add_argument("--of", type=int, default=100_000, help="patients, while recommendations grow")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    threads.limit(1)
    by_patients = with_patients(options.patients, options.rounds)
    by_recommendations = with_recommendations(options.recommendations, options.of, options.rounds)
    show([by_patients, by_recommendations], as_json=options.json)


if __name__ == "__main__":
    main()
