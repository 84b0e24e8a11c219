"""Importing the package costs little and brings none of the large libraries."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

LARGE = ["numpy", "pandas", "polars", "pyarrow", "matplotlib", "IPython", "rich"]

LOADED = """
import json, sys
{}
print(json.dumps(sorted(name for name in sys.modules)))
"""

STEPS = {
    "import": "import leitlinie as ll",
    "load": "import leitlinie as ll; ll.load()",
    "match": "import leitlinie as ll; r = ll.load().match(ll.Patient(age=46, sites={'liver'})); r.open_questions()",
    "explain": "import leitlinie as ll; str(ll.load().match({'age': 46})['liver.resection'].explain())",
    "print": "import leitlinie as ll; g = ll.load(); str(g.match({'age': 46})), repr(g)",
    "display": "import leitlinie as ll; g = ll.load(); g._repr_html_(), g.match({'age': 46})._repr_html_()",
    "store": "import leitlinie as ll; ll.MatchResult.from_json(ll.load().match({}).to_json())",
    "refuse": "import leitlinie as ll\ntry: ll.Patient(age=-1)\nexcept ll.FactError: pass",
}


def run(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    ).stdout


@pytest.mark.parametrize("step", STEPS)
def test_no_large_library_is_imported(step: str) -> None:
    loaded = {name.partition(".")[0] for name in json.loads(run(LOADED.format(STEPS[step])))}
    assert "leitlinie" in loaded
    assert loaded.isdisjoint(LARGE)


def test_the_text_and_html_layers_are_imported_where_they_are_used() -> None:
    loaded = json.loads(run(LOADED.format(STEPS["import"])))
    own = [name for name in loaded if name.startswith("leitlinie.")]
    assert set(own) <= {"leitlinie._leitlinie", "leitlinie.errors"}


COST = """
from time import perf_counter
start = perf_counter()
import {}
print(perf_counter() - start)
"""


def test_the_import_costs_under_ten_times_that_of_json() -> None:
    """The minima over many fresh interpreters, one taken beside the other, so that a busy machine slows both."""
    modules = {"json": [], "leitlinie": []}
    for _ in range(25):
        for name, seconds in modules.items():
            seconds.append(float(run(COST.format(name))))
    ratio = min(modules["leitlinie"]) / min(modules["json"])
    assert ratio < 10
