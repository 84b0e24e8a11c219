"""The same number of threads for every engine."""

from __future__ import annotations

import os
import sys

READ_AT_IMPORT = ("POLARS_MAX_THREADS", "RAYON_NUM_THREADS")


def limit(threads: int) -> None:
    """Hold every engine to a number of threads; where some have read it already, this program starts again."""
    if any(os.environ.get(name) != str(threads) for name in READ_AT_IMPORT):
        os.environ.update(dict.fromkeys(READ_AT_IMPORT, str(threads)))
        os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606
    import duckdb
    import pyarrow as pa

    duckdb.execute(f"SET threads = {threads}")
    pa.set_cpu_count(threads)
