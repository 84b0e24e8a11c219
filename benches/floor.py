"""How far the package is from the memory floor: reading every input column once and writing the output bitmaps.

On one thread, in one process, in turn. The floor is measured by loops of numpy's that are compiled for this processor:

- Reading is the greatest of all words of every buffer of the input, values and validity alike. Of numpy's reductions
  this is the fastest, and for an input that the caches cannot hold it runs as fast as memory gives; adding up takes a
  fifth longer. Copying into a block that stays in the cache is what `memcpy` can do: the faster of the two counts.
- Writing fills the output bitmaps, which are in memory that was used before. A result for a caller has to take new
  memory, which the system clears first; that this floor leaves it out makes it lower, never higher.

Nothing is computed from what is read, no row is looked at, and the package is timed end to end, from a polars frame to
a polars frame. No engine can be faster than this floor without reading less.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl

import leitlinie as ll
import threads
import where  # noqa: F401
from cohorts import random_cohort
from committed import vocabulary
from figures import Figure, Table, show
from timing import in_turn

Words = np.ndarray[Any, np.dtype[np.uint64]]

BLOCK = 64 * 1024
"""Words of a block: half a megabyte, which stays in the cache of a core."""


def buffers(frame: pl.DataFrame) -> list[Words]:
    """The memory that a frame's values and validity are in, as whole words."""
    arrays = [chunk for column in frame.to_arrow().columns for chunk in column.chunks]
    kept = [getattr(array, "indices", array).buffers() for array in arrays]
    return [words(np.frombuffer(buffer, np.uint8)) for some in kept for buffer in some if buffer is not None]


def words(memory: np.ndarray[Any, np.dtype[np.uint8]]) -> Words:
    return memory[: memory.size // 8 * 8].view(np.uint64)


def by_greatest(columns: list[Words]) -> Callable[[], None]:
    """Read columns by looking for their greatest word."""

    def read() -> None:
        for column in columns:
            column.max(initial=0)

    return read


def by_copy(columns: list[Words]) -> Callable[[], None]:
    """Read columns by copying block after block into the same place."""
    place = np.empty(BLOCK, np.uint64)

    def read() -> None:
        for column in columns:
            for start in range(0, column.size, BLOCK):
                block = column[start : start + BLOCK]
                np.copyto(place[: block.size], block)

    return read


def measured(patients: int, rounds: int) -> Table:
    """The floor and the package in turn."""
    guideline, frame = ll.load(), random_cohort(vocabulary(), patients)
    columns = buffers(frame)
    bitmaps = np.ones(2 * len(guideline) * -(-patients // 64), np.uint64)
    seconds = in_turn(
        {
            "greatest": by_greatest(columns),
            "copy": by_copy(columns),
            "write": lambda: bitmaps.fill(0),
            "leitlinie": lambda: guideline.match(frame),
        },
        rounds,
    )
    ms = {name: each * 1e3 for name, each in seconds.items()}
    read, megabytes = min(ms["greatest"], ms["copy"]), sum(column.nbytes for column in columns) / 1e6
    floor = read + ms["write"]
    return Table(
        f"{patients:,} patients, {len(guideline)} recommendations, from a polars frame to the same, 1 thread",
        [
            Figure(f"reading {megabytes:,.0f} MB of input once", read),
            Figure(f"writing {bitmaps.nbytes / 1e6:,.0f} MB of output", ms["write"]),
            Figure("floor: both", floor),
            Figure("leitlinie", ms["leitlinie"], ratio=ms["leitlinie"] / floor, at_most=3),
        ],
        "the time of leitlinie to that of the floor",
    )


def main() -> None:
    """Time and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--patients", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    threads.limit(1)
    show([measured(patients, options.rounds) for patients in options.patients], as_json=options.json)


if __name__ == "__main__":
    main()
