"""How much memory a match takes beyond its input and its output: the greatest resident size while it runs.

Each kind of table is matched once, in a process of its own that reads the table from a file, so that no memory is left
over from making it. What counts is the peak less what was resident before, and less the size of the answers. Needs
`/proc`, as Linux has it.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pyarrow as pa

import leitlinie as ll
import where  # noqa: F401
from cohorts import random_cohort
from committed import vocabulary
from figures import Figure, Table, show
from in_pandas import nullable

MOST = 64
"""Megabytes beyond input and output."""

PEAK = Path("/proc/self/clear_refs")

KINDS: dict[str, Callable[[pl.DataFrame], Any]] = {
    "polars": pl.DataFrame.to_arrow,  # read back from Arrow's memory: polars keeps what it used while it read
    "pyarrow": pl.DataFrame.to_arrow,
    "pandas": nullable,
}
"""What is written for each kind of table."""


def size(answers: Any) -> int:
    """Bytes of the answers."""
    if isinstance(answers, pl.DataFrame):
        return answers.estimated_size()
    return answers.nbytes if isinstance(answers, pa.Table) else int(answers.memory_usage(index=False).sum())


def resident(key: str) -> int:
    """Bytes of this process: `VmRSS` now, or `VmHWM` at the peak."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    (line,) = [line for line in lines if line.startswith(f"{key}:")]
    return int(line.split()[1]) * 1024


def measure(kind: str, path: Path) -> None:
    """Match once, and print the bytes that were resident before, that came on top at the peak, and of the output."""
    guideline, table = ll.load(), pickle.loads(path.read_bytes())  # noqa: S301  # written below
    table = pl.DataFrame(table) if kind == "polars" else table
    guideline.match(table[:1000])
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:  # glibc's, which else keeps what was freed
        trim(0)
    before = resident("VmRSS")
    PEAK.write_text("5", encoding="utf-8")  # from here on
    answers = guideline.match(table)
    print(before, resident("VmHWM") - before, size(answers))


def figures(kind: str, patients: int) -> list[Figure]:
    """What a process of its own says of one kind of table."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / kind
        path.write_bytes(pickle.dumps(KINDS[kind](random_cohort(vocabulary(), patients)), protocol=5))
        asked = [sys.executable, __file__, "--measure", kind, str(path)]
        told = subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True).stdout
    before, peak, output = (int(each) / 1e6 for each in told.split())
    return [
        Figure(f"{kind}: resident before", before, "MB"),
        Figure(f"{kind}: more at the peak", peak, "MB"),
        Figure(f"{kind}: output", output, "MB"),
        Figure(f"{kind}: neither input nor output", peak - output, "MB", at_most=MOST),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, default=10_000_000)
    parser.add_argument("--measure", nargs=2, metavar=("KIND", "FILE"), help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if options.measure:
        measure(options.measure[0], Path(options.measure[1]))
        return
    title = f"{options.patients:,} patients, 49 recommendations, resident memory"
    if not PEAK.exists():
        show([Table(f"{title}: not measured, this system has no {PEAK}", [])], as_json=options.json)
        return
    every = [figure for kind in KINDS for figure in figures(kind, options.patients)]
    show([Table(title, every)], as_json=options.json)


if __name__ == "__main__":
    main()
