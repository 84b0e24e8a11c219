"""While a file is read, other threads go on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from small import small_chapter

if TYPE_CHECKING:
    from pathlib import Path

# The reader of a pipe waits for its writer, so that both stand still if the reader keeps Python to itself.
READ = """
import sys, threading
import leitlinie as ll
path, text = sys.argv[2:]
def write():
    with open(path, "w") as pipe:
        pipe.write(text)
threading.Thread(target=write).start()
print({"load": ll.load, "check": ll.check}[sys.argv[1]](path))
"""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize(("reader", "said"), [("load", "A small guideline: Small (1)"), ("check", "()")])
def test_another_thread_writes_what_is_read(reader: str, said: str, tmp_path: Path) -> None:
    pipe = tmp_path / "own.json"
    os.mkfifo(pipe)
    text = json.dumps(small_chapter({"holds": "a"}))
    ran = subprocess.run(
        [sys.executable, "-c", READ, reader, pipe, text], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.strip() == said
