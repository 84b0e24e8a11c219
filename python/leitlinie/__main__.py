"""Run the command line: `python -m leitlinie`."""

from leitlinie.cli import main

raise SystemExit(main())
