"""Random cohorts of any size, the same for the same seed. Nothing here imports the package."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from guidelines import GRAIN

Json = dict[str, Any]


def random_cohort(vocabulary: Json, patients: int, seed: int = 7) -> pl.DataFrame:
    """Patients of whom about six facts in ten are known: flags, Int64, Float64 and categories by dictionary."""
    source = np.random.default_rng(seed)
    return pl.DataFrame([column(fact, patients, source) for fact in vocabulary["facts"]])


def column(fact: Json, patients: int, source: np.random.Generator) -> pl.Series:
    known = pl.Series(source.random(patients, np.float32) < 0.6)
    cells = cells_of(fact, patients, source)
    return pl.select(pl.when(known).then(cells).alias(fact["id"])).to_series()


def cells_of(fact: Json, patients: int, source: np.random.Generator) -> pl.Series:
    if fact["kind"] == "boolean":
        return pl.Series(source.random(patients, np.float32) < 0.4)
    if fact["kind"] == "category":
        values = pl.Series(fact["values"], dtype=pl.Enum(fact["values"]))
        return values.gather(source.integers(0, len(fact["values"]), patients, np.uint32))
    numbers = source.integers(0, 8, patients, np.int64, endpoint=True) * GRAIN[fact["unit"]]
    return pl.Series(numbers).cast(pl.Int64 if fact.get("integer") else pl.Float64)
