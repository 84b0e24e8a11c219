"""Where the project is. Who imports this finds what the tests are judged by: random cohorts and the other engines."""

import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]

sys.path.append(str(PROJECT / "tests" / "python"))
