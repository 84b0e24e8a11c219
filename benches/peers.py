"""A table against all recommendations: the package beside polars and DuckDB, in one process.

Generates a cohort, holds all answers of the engines against each other, then times them in turn, from a polars frame
to a polars frame, and prints medians and ratios. The peers' queries are those that judge the package in its tests.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

import leitlinie as ll

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT / "tests" / "python"))

from queries import lazily, with_duckdb  # noqa: E402


def read(name: str) -> dict[str, Any]:
    """A data file as it is committed."""
    content: dict[str, Any] = json.loads((PROJECT / "data" / name).read_text(encoding="utf-8"))
    return content


def generated(vocabulary: dict[str, Any], patients: int) -> pl.DataFrame:
    """Patients of whom about six facts in ten are known: flags, Int64, Float64 and categories by dictionary."""
    source = np.random.default_rng(7)

    def column(fact: dict[str, Any]) -> pl.Series:
        known = pl.Series(source.random(patients, np.float32) < 0.6)
        if fact["kind"] == "boolean":
            cells = pl.Series(source.random(patients, np.float32) < 0.4)
        elif fact["kind"] == "category":
            texts = np.array(fact["values"])[source.integers(0, len(fact["values"]), patients)]
            cells = pl.Series(texts).cast(pl.Enum(fact["values"]))
        else:
            cells = pl.Series(source.integers(0, 8, patients)).cast(pl.Int64 if fact.get("integer") else pl.Float64)
        return pl.select(pl.when(known).then(cells).alias(fact["id"])).to_series()

    return pl.DataFrame([column(fact) for fact in vocabulary["facts"]])


def in_turn(contenders: dict[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    """Median seconds a call, the contenders taking turns."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, call in contenders.items():
            start = time.perf_counter()
            call()
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in seconds.items()}


def main() -> None:
    """Check, time, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    guideline, vocabulary = ll.load(), read("vocabulary.json")
    chapter = read("ago_breast_2023_1e_sites_of_metastases.json")
    frame = generated(vocabulary, options.patients)
    query = lazily(frame, chapter, vocabulary)
    contenders: dict[str, Callable[[], pl.DataFrame]] = {
        "leitlinie": lambda: guideline.match(frame),
        "polars, lazy": query.collect,
        "polars, streaming": lambda: query.collect(engine="streaming"),
        "DuckDB": lambda: with_duckdb(frame.to_arrow(), chapter, vocabulary),
    }
    own = contenders["leitlinie"]()
    for name, call in contenders.items():
        if not own.equals(call(), null_equal=True):
            raise SystemExit(f"{name} gives other answers")
    seconds = in_turn(contenders, options.rounds)
    ratios = {name: each / seconds["leitlinie"] for name, each in seconds.items()}
    if options.json:
        print(json.dumps({"patients": options.patients, "threads": pl.thread_pool_size(), "ratios": ratios}))
        return
    threads = f"{pl.thread_pool_size()} threads"
    print(f"{options.patients:,} patients, {len(guideline)} recommendations, {threads}; all answers alike")
    for name, each in seconds.items():
        print(f"  {name:<20}{each * 1e3:>10.1f} ms{ratios[name]:>8.1f} times the time of leitlinie")


if __name__ == "__main__":
    main()
