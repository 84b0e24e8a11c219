"""A process that was forked from one with threads has none of them: it must match with threads of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import os, signal
import leitlinie as ll
import pyarrow as pa

guideline = ll.load()
table = pa.table({"age": [40 + at % 40 for at in range(150_000)], "liver_metastases": [True, None, False] * 50_000})

def counted():
    cohort = guideline.cohort(table)
    cohort.match()
    return cohort.summary(select="liver").to_pylist(), cohort.readiness().patients

before = counted()
if (child := os.fork()) == 0:
    grandchild = os.fork()
    if grandchild:
        os._exit(os.waitstatus_to_exitcode(os.waitpid(grandchild, 0)[1]) or int(counted() != before))
    os._exit(int(counted() != before))
raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) or int(counted() != before))
"""


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="this system forks no processes")
def test_a_forked_process_matches_as_its_parent_does() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], timeout=120, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
