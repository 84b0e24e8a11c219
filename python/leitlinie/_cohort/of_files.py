"""Files of Parquet, Arrow IPC and CSV, by their path or a glob."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from leitlinie._frames.backends import is_installed

if TYPE_CHECKING:
    from .sources import Source

SUFFIXES = {
    ".parquet": "parquet",
    ".arrow": "ipc",
    ".feather": "ipc",
    ".ipc": "ipc",
    ".csv": "csv",
}


def source(data: Any) -> Source | None:  # noqa: ANN401
    """Return the source that a path is, read with polars, or with pyarrow where polars is not installed."""
    if not isinstance(data, str | os.PathLike):
        return None
    path = os.fspath(data)
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122
    if not suffix:
        return None
    if suffix not in SUFFIXES:
        raise ValueError(f"{path}: a path ends with one of {', '.join(SUFFIXES)}, and this one does not")
    read = _with_polars if is_installed("polars") else _with_pyarrow
    return read(path, SUFFIXES[suffix])


def _with_polars(path: str, kind: str) -> Source | None:
    import polars as pl

    from . import of_polars

    scans: dict[str, Any] = {"parquet": pl.scan_parquet, "ipc": pl.scan_ipc, "csv": pl.scan_csv}
    scan = scans[kind]
    return of_polars.source(scan(path).collect(engine="streaming"))


def _with_pyarrow(path: str, kind: str) -> Source | None:
    import glob

    from pyarrow import dataset

    from . import of_arrow

    files = sorted(glob.glob(path)) or [path]  # noqa: PTH207
    return of_arrow.source(dataset.dataset(files, format=kind).to_table())
