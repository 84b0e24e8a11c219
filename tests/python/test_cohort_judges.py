"""Generated patients, answered by engines that know nothing of this one: every cell must agree.

A million of them for the two that are fast and have a logic of three values of their own, fewer for the others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import pyarrow as pa
import pytest

import leitlinie as ll
from cohorts import random_cohort
from guidelines import random_guideline
from in_duckdb import with_duckdb
from in_numpy import with_numpy
from in_pandas import nullable, with_pandas
from in_polars import with_polars
from in_pyarrow import with_pyarrow
from in_zen import Zen
from queries import Json, Questions

PATIENTS = 1_000_000


@pytest.fixture(scope="module")
def questions(chapter: Json, vocabulary: Json) -> Questions:
    return Questions(chapter, vocabulary)


@pytest.fixture(scope="module")
def cohort(vocabulary: Json) -> pl.DataFrame:
    return random_cohort(vocabulary, PATIENTS)


@pytest.fixture(scope="module")
def answers(guideline: ll.Guideline, cohort: pl.DataFrame) -> pl.DataFrame:
    answered = guideline.match(cohort)
    assert answered.shape == (PATIENTS, 49)
    assert all(answered[name].n_unique() == 3 for name in answered.columns)
    return answered


def from_pandas(frame: Any) -> pa.Table:  # noqa: ANN401
    return pa.Table.from_pandas(frame, preserve_index=False)


def with_zen(cohort: pl.DataFrame, questions: Questions) -> pl.DataFrame:
    engine = Zen(questions)
    schema = dict.fromkeys(questions.populations, pl.Boolean)
    return pl.DataFrame([engine.match(patient) for patient in cohort.to_dicts()], schema)


JUDGES: dict[str, tuple[int, Callable[[pl.DataFrame, Questions], Any]]] = {
    "polars": (PATIENTS, with_polars),
    "DuckDB": (PATIENTS, lambda cohort, questions: with_duckdb(cohort.to_arrow(), questions)),
    "pyarrow": (PATIENTS, lambda cohort, questions: with_pyarrow(cohort.to_arrow(), questions)),
    "pandas": (20_000, lambda cohort, questions: from_pandas(with_pandas(nullable(cohort), questions))),
    "numpy": (20_000, lambda cohort, questions: from_pandas(with_numpy(nullable(cohort), questions))),
    "zen-engine": (2_000, with_zen),
}


@pytest.mark.parametrize("judge", JUDGES)
def test_every_cell_is_as_others_say(
    judge: str, cohort: pl.DataFrame, answers: pl.DataFrame, questions: Questions
) -> None:
    patients, answer = JUDGES[judge]
    judged = pl.DataFrame(answer(cohort.head(patients), questions))
    assert different(answers.head(patients), judged) == []


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("seed", range(3))
def test_every_cell_of_random_guidelines(judge: str, seed: int, cohort: pl.DataFrame, vocabulary: Json) -> None:
    some, chapter = cohort.head(2_000), random_guideline(seed, recommendations=60, depth=4)
    judged = pl.DataFrame(JUDGES[judge][1](some, Questions(chapter, vocabulary)))
    assert different(ll.Guideline.from_dict(chapter).match(some), judged) == []


def different(own: pl.DataFrame, judged: pl.DataFrame) -> list[str]:
    assert own.columns == judged.columns
    return [name for name in own.columns if not own[name].equals(judged[name], null_equal=True)]


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
