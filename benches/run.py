"""Everything that `make bench` measures in Python: each script by itself, and what they say in one file of JSON."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import machine
from figures import Table, show
from where import PROJECT

BENCHES = PROJECT / "benches"


def scripts(patients: list[int], threads: int) -> list[list[str]]:
    """What is run, the quickest first."""
    few, *more = patients
    sizes = [str(each) for each in patients]
    peers = [["peers.py", "--patients", str(few), "--threads", str(each)] for each in sorted({1, threads})]
    peers += [["peers.py", "--patients", str(each), "--threads", str(threads), "--rounds", "3"] for each in more]
    return [
        ["patient.py"],
        *peers,
        ["floor.py", "--patients", *sizes],
        ["growth.py", "--patients", *(str(patients[-1] // by) for by in (1000, 100, 10, 1))],
        ["memory.py", "--patients", sizes[-1]],
    ]


def said(script: list[str]) -> list[Table]:
    """The tables of a script, which runs in a process of its own."""
    name, *options = script
    told = subprocess.run(
        [sys.executable, str(BENCHES / name), *options, "--json"], check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    return [Table.from_dict(each) for each in json.loads(told)]


def main() -> None:
    """Run, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, nargs="+", default=[1_000_000, 10_000_000], help="in rising order")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="for every engine that has threads")
    parser.add_argument("--out", type=Path, default=PROJECT / "target" / "bench.json")
    options = parser.parse_args()
    facts = machine.facts()
    print(", ".join(f"{name} {value}" for name, value in facts.items()))
    every: list[Table] = []
    for script in scripts(options.patients, options.threads):
        tables = said(script)
        print(flush=True)
        show(tables, as_json=False)
        every += tables
    options.out.parent.mkdir(parents=True, exist_ok=True)
    written = {"machine": facts, "tables": [table.to_dict() for table in every]}
    options.out.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    met = [figure.met for table in every for figure in table.figures if figure.met is not None]
    print(f"\n{sum(met)} of {len(met)} targets met; all figures are in {options.out}")


if __name__ == "__main__":
    main()
