"""A million generated patients, answered by two engines that know nothing of this one: every cell must agree."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest

import leitlinie as ll
from queries import Json, with_duckdb, with_polars

PATIENTS = 1_000_000


@pytest.fixture(scope="module")
def cohort(vocabulary: Json) -> pl.DataFrame:
    source = np.random.default_rng(7)

    def column(fact: dict[str, Any]) -> pl.Series:
        known = source.random(PATIENTS, np.float32) < 0.6
        if fact["kind"] == "boolean":
            cells = pl.Series(source.random(PATIENTS, np.float32) < 0.4)
        elif fact["kind"] == "category":
            cells = pl.Series(np.array(fact["values"])[source.integers(0, len(fact["values"]), PATIENTS)])
            cells = cells.cast(pl.Enum(fact["values"]))
        else:
            cells = pl.Series(source.integers(0, 8, PATIENTS)) * (1 if fact["maximum"] < 60 else 12)
            cells = cells.cast(pl.Int64 if fact.get("integer") else pl.Float64)
        return pl.select(pl.when(pl.Series(known)).then(cells).alias(fact["id"])).to_series()

    return pl.DataFrame([column(fact) for fact in vocabulary["facts"]])


@pytest.fixture(scope="module")
def answers(guideline: ll.Guideline, cohort: pl.DataFrame) -> pl.DataFrame:
    answered = guideline.match(cohort)
    assert answered.shape == (PATIENTS, 49)
    assert all(answered[name].n_unique() == 3 for name in answered.columns)
    return answered


def test_polars_agrees_on_every_cell(
    cohort: pl.DataFrame, answers: pl.DataFrame, chapter: Json, vocabulary: Json
) -> None:
    judged = with_polars(cohort, chapter, vocabulary)
    assert [name for name in answers.columns if not answers[name].equals(judged[name], null_equal=True)] == []


def test_duckdb_agrees_on_every_cell(
    cohort: pl.DataFrame, answers: pl.DataFrame, chapter: Json, vocabulary: Json
) -> None:
    judged = with_duckdb(cohort.to_arrow(), chapter, vocabulary)
    assert [name for name in answers.columns if not answers[name].equals(judged[name], null_equal=True)] == []


def test_counts_are_those_of_the_answers(guideline: ll.Guideline, cohort: pl.DataFrame, answers: pl.DataFrame) -> None:
    counts = guideline.match(cohort, output="summary")
    assert counts["recommendation"].to_list() == answers.columns
    assert counts["applies"].to_list() == [answers[name].sum() for name in answers.columns]
    assert counts["undetermined"].to_list() == [answers[name].null_count() for name in answers.columns]
    assert set(counts["patients"]) == {PATIENTS}
    by = guideline.match(cohort, output="summary", by="clinical_n_category")
    groups = answers.with_columns(cohort["clinical_n_category"].cast(pl.String).alias("group"))
    for group, patients in groups.group_by("group"):
        counted = by.filter(pl.col("clinical_n_category").eq_missing(pl.lit(group[0])))
        assert counted["applies"].to_list() == [patients[name].sum() for name in answers.columns]
        assert counted["undetermined"].to_list() == [patients[name].null_count() for name in answers.columns]
