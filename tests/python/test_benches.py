"""The benchmarks say what is so: they check before they time, and judge figures by their targets. Nothing is timed."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

import figures
import growth
import kinds
import leitlinie as ll
import patient
import peers
from cohorts import random_cohort
from figures import Figure, Table
from in_polars import with_polars
from queries import Json, Questions

PATIENTS = 500


@pytest.fixture(scope="module")
def questions(chapter: Json, vocabulary: Json) -> Questions:
    return Questions(chapter, vocabulary)


@pytest.fixture(scope="module")
def cohort(vocabulary: Json) -> pl.DataFrame:
    return random_cohort(vocabulary, PATIENTS)


def test_every_kind_of_input_is_answered_alike_and_timed(
    guideline: ll.Guideline, cohort: pl.DataFrame, questions: Questions
) -> None:
    answers, names = with_polars(cohort, questions), []
    for kind in kinds.kinds(questions):
        table = peers.measured(kind, guideline, cohort, answers, rounds=1)
        assert table.figures[0].name == "leitlinie"
        assert all(figure.median > 0 for figure in table.figures)
        names += [figure.name.partition(",")[0] for figure in table.figures[1:]]
    assert set(names) == {"polars", "DuckDB", "pyarrow kernels", "pandas", "numpy", "zen-engine"}


def test_an_engine_with_one_other_cell_is_not_timed(cohort: pl.DataFrame, questions: Questions) -> None:
    answers = with_polars(cohort, questions)
    peers.check("an engine", answers, answers)
    column = answers["liver.resection"]
    for other in (None, True, False):
        cells = column.to_list()
        at = next(at for at, cell in enumerate(cells) if cell is not other)
        cells[at] = other
        wrong = answers.with_columns(pl.Series(column.name, cells, pl.Boolean))
        with pytest.raises(SystemExit, match=r"an engine gives other answers: liver\.resection"):
            peers.check("an engine", wrong, answers)


def test_a_sample_is_scaled_and_said_so(
    guideline: ll.Guideline, cohort: pl.DataFrame, questions: Questions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peers, "in_turn", lambda calls, _: dict.fromkeys(calls, 0.002))
    small = replace(kinds.of_dicts(questions), sample=100)
    table = peers.measured(small, guideline, cohort, with_polars(cohort, questions), rounds=1)
    assert "(100 of the patients timed, and scaled)" in table.title
    assert [figure.median for figure in table.figures] == pytest.approx([10, 10])


def test_the_patient_is_answered_alike_and_timed() -> None:
    assert all(figure.median > 0 for figure in patient.measured(rounds=1).figures)


def test_growth_is_judged_by_the_time_of_a_pair() -> None:
    linear = growth.steps({"10": 1.0, "100": 10.0}, [10, 100])
    worse = growth.steps({"10": 1.0, "100": 20.0}, [10, 100])
    assert [(figure.ratio, figure.met) for figure in linear] == [(None, None), (pytest.approx(1), True)]
    assert [(figure.ratio, figure.met) for figure in worse] == [(None, None), (pytest.approx(2), False)]


@pytest.mark.parametrize(
    ("figure", "met"),
    [
        (Figure("a", 5.0), None),
        (Figure("a", 5.0, ratio=3.0, at_least=3), True),
        (Figure("a", 5.0, ratio=2.99, at_least=3), False),
        (Figure("a", 5.0, ratio=3.0, at_most=3), True),
        (Figure("a", 5.0, ratio=3.01, at_most=3), False),
        (Figure("a", 64.0, "MB", at_most=64), True),
        (Figure("a", 65.0, "MB", at_most=64), False),
    ],
)
def test_a_target_is_of_the_ratio_or_else_of_the_figure(figure: Figure, met: bool | None) -> None:
    assert figure.met is met
    (line,) = [line for line in str(Table("A title", [figure])).splitlines() if line.startswith("  a ")]
    assert line.endswith({True: "yes", False: "NO", None: "5.00 ms"}[met])
    assert Table.from_dict(Table("A title", [figure], "what it is").to_dict()) == Table(
        "A title", [figure], "what it is"
    )


@pytest.mark.parametrize(
    ("script", "tables"),
    [
        (["floor.py", "--patients", "200", "--rounds", "1"], 1),
        (["growth.py", "--patients", "64", "128", "--recommendations", "5", "10", "--of", "64", "--rounds", "1"], 2),
        (["memory.py", "--patients", "2000"], 1),
        (["peers.py", "--patients", "100", "--rounds", "1", "--threads", "1"], 5),
    ],
    ids=lambda script: script[0] if isinstance(script, list) else "",
)
def test_each_script_prints_json(script: list[str], tables: int, project: Path) -> None:
    name, *options = script
    asked = [sys.executable, str(project / "benches" / name), *options, "--json"]
    told = json.loads(subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True).stdout)
    assert len([Table.from_dict(each) for each in told]) == tables


def test_figures_print_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    figures.show([Table("A title", [Figure("a", 1234.5, ratio=2, at_least=3)], "to nothing")], as_json=False)
    assert capsys.readouterr().out == (
        "A title\n"
        "          median  ratio      target  met\n"
        "  a  1,234.50 ms   2.00  at least 3   NO\n"
        "  ratio: to nothing\n"
    )
