"""The command line: what it prints, where, and with which status it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import leitlinie as ll
from small import small_chapter

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = Path(sysconfig.get_path("scripts")) / "leitlinie"
PATIENT = {"age": 46, "er_status": "positive", "her2_status": "negative", "sites": ["liver"]}


def run(*words: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401
    env = os.environ | {"COLUMNS": "100"} | options.pop("env", {})
    return subprocess.run(
        [PROGRAM, *words], capture_output=True, encoding="utf-8", check=False, timeout=60, env=env, **options
    )


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def patient(tmp_path: Path) -> Path:
    path = tmp_path / "patient.json"
    path.write_text(json.dumps(PATIENT), encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    chapter = small_chapter({"holds": "d"})
    chapter["sections"][0]["recommendations"][0] |= {"ago_grade": "+++", "level_of_evidence": "9"}
    chapter["sections"][0]["slide"] = "onyl"
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(chapter, indent=1), encoding="utf-8")
    return path


class TestCheck:
    def test_a_sound_file(self, project: Path) -> None:
        ran = run("check", "data/ago_breast_2023_1e_sites_of_metastases.json", cwd=project)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout == "data/ago_breast_2023_1e_sites_of_metastases.json: no violations\n"

    def test_all_violations_at_once(self, broken: Path) -> None:
        ran = run("check", broken)
        assert (ran.returncode, ran.stderr) == (1, "")
        assert ran.stdout.splitlines() == [str(violation) for violation in ll.check(broken)]
        assert len(ran.stdout.splitlines()) >= 4
        for part in ("ago_grade", "level_of_evidence", "population.holds", "did you mean `only`?"):
            assert part in ran.stdout
        assert all(line.startswith(f"{broken}:") for line in ran.stdout.splitlines())

    def test_several_files(self, broken: Path, project: Path) -> None:
        sound = project / "data" / "ago_breast_2023_1e_sites_of_metastases.json"
        ran = run("check", sound, broken, broken.with_name("missing.json"))
        assert ran.returncode == 2
        assert f"{sound}: no violations" in ran.stdout
        assert "ago_grade" in ran.stdout
        assert "missing.json: No such file" in ran.stderr
        assert run("check", sound, broken).returncode == 1

    @pytest.mark.parametrize("content", [b"", b"null", b"\xff", b"[]"])
    def test_what_is_no_guideline_fails(self, content: bytes, tmp_path: Path) -> None:
        path = tmp_path / "odd.json"
        path.write_bytes(content)
        assert run("check", path).returncode == 1


class TestShow:
    def test_the_graded_table(self, guideline: ll.Guideline) -> None:
        ran = run("show")
        assert (ran.returncode, ran.stderr) == (0, "")
        shown = flat(ran.stdout)
        for row in guideline:
            assert f"{row.ago_grade} {row.level_of_evidence} {row.grade_of_recommendation}" in shown
            assert flat(row.statement) in shown
        for section in guideline.sections:
            assert not section.recommendations or section.title in shown

    def test_a_section(self, guideline: ll.Guideline) -> None:
        shown = flat(run("show", "ascites").stdout)
        assert all(row.statement in shown for row in guideline["ascites"].recommendations)
        assert guideline["liver.resection"].statement not in shown

    def test_a_recommendation_with_its_reading_and_references(self, guideline: ll.Guideline) -> None:
        ran = run("show", "liver.resection")
        row = guideline["liver.resection"]
        for part in (row.statement, row.interpretation, "3a", "+/-", str(row.selection)):
            assert flat(part) in flat(ran.stdout)
        assert all(reference.id in ran.stdout for reference in guideline.references_of(row.id))

    def test_a_near_miss(self) -> None:
        ran = run("show", "liver.resektion")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert (
            ran.stderr == "leitlinie: no recommendation or section `liver.resektion`; did you mean `liver.resection`?\n"
        )

    def test_another_guideline(self, tmp_path: Path) -> None:
        path = tmp_path / "own.json"
        path.write_text(json.dumps(small_chapter({"holds": "a"})), encoding="utf-8")
        assert "Do it." in run("show", "--guideline", path).stdout
        ran = run("show", "--guideline", tmp_path / "missing.json")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "missing.json" in ran.stderr


class TestMatch:
    def test_a_patient(self, patient: Path, guideline: ll.Guideline) -> None:
        ran = run("match", patient)
        assert (ran.returncode, ran.stderr) == (0, "")
        result = guideline.match(PATIENT)
        for match in [*result.applicable, *result.undetermined]:
            assert match.recommendation.statement in flat(ran.stdout)
        assert ll.MatchResult.DISCLAIMER in flat(ran.stdout)

    def test_json(self, patient: Path, guideline: ll.Guideline) -> None:
        ran = run("match", patient, "--json", "--parameter", "oligometastatic_max_count=3")
        expected = guideline.match(PATIENT, parameters={"oligometastatic_max_count": 3})
        assert json.loads(ran.stdout) == expected.to_dict()
        assert ll.MatchResult.from_json(ran.stdout) == expected

    def test_standard_input(self) -> None:
        ran = run("match", "-", input=json.dumps(PATIENT))
        assert ran.returncode == 0
        assert "APPL" in ran.stdout.upper()

    REFUSED: Sequence[tuple[str, str]] = [
        ('{"age": -4711}', "age: the number is too small"),
        ('{"her2_status": "Anna"}', "her2_status: one of positive, negative is expected"),
        ('{"agee": 46}', "did you mean `age`?"),
        ('{"sites": ["leber"]}', "the list holds an unknown site"),
        ('{"sites": "liver"}', "sites: a set of names of sites is expected"),
        ('{"age": 46, "age": 47}', "given twice: age"),
        ("[46]", "an object is expected"),
        ("{", "this is not JSON"),
    ]

    @pytest.mark.parametrize(("content", "message"), REFUSED)
    def test_what_does_not_fit_is_refused_without_a_value(self, content: str, message: str, tmp_path: Path) -> None:
        path = tmp_path / "patient.json"
        path.write_text(content, encoding="utf-8")
        ran = run("match", path)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert message in ran.stderr
        assert "Traceback" not in ran.stderr
        assert "4711" not in ran.stderr
        assert "Anna" not in ran.stderr

    @pytest.mark.parametrize("text", ["oligometastatic_max_count=0", "no_such=3", "oligometastatic_max_count", "x=y"])
    def test_a_threshold_that_makes_no_sense(self, text: str, patient: Path) -> None:
        ran = run("match", patient, "--parameter", text)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "Traceback" not in ran.stderr

    def test_a_threshold_is_set_once(self, patient: Path) -> None:
        name = "oligometastatic_max_count"
        ran = run("match", patient, "--parameter", f"{name}=3", "--parameter", f"{name} = 4")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr == f"leitlinie: --parameter: given twice: {name}\n"

    def test_a_missing_file(self, tmp_path: Path) -> None:
        ran = run("match", tmp_path / "missing.json")
        assert ran.returncode == 2
        assert "missing.json: No such file" in ran.stderr


class TestDemo:
    def test_it_shows_what_the_package_is_for(self, guideline: ll.Guideline) -> None:
        ran = run("demo")
        assert (ran.returncode, ran.stderr) == (0, "")
        shown = flat(ran.stdout)
        for row in guideline:
            assert flat(row.statement) in shown
        for part in ("Patient(", "explain()", "→", "open_questions", ll.MatchResult.DISCLAIMER):
            assert part in shown

    @pytest.mark.parametrize("columns", ["40", "80", "200"])
    def test_it_keeps_within_the_terminal(self, columns: str) -> None:
        ran = run("demo", env={"COLUMNS": columns})
        assert max(map(len, ran.stdout.splitlines())) <= max(int(columns), 60) + 20

    def test_it_needs_no_utf8_locale(self) -> None:
        ran = run("demo", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""})
        assert (ran.returncode, ran.stderr) == (0, "")
        assert "→" in ran.stdout

    def test_it_bears_that_nobody_reads_on(self) -> None:
        demo = subprocess.Popen([PROGRAM, "demo"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert demo.stdout is not None
        assert demo.stderr is not None
        with demo:
            demo.stdout.close()
            assert demo.stderr.read() == b""


def test_schema() -> None:
    ran = run("schema")
    assert json.loads(ran.stdout) == json.loads(ll.schema())


def test_version() -> None:
    ran = run("--version")
    assert ran.stdout == f"leitlinie {version('leitlinie')}\n"
    assert ll.__version__ == version("leitlinie")


@pytest.mark.parametrize("words", [[], ["chek"], ["match"], ["check"], ["show", "--no"]])
def test_a_wrong_call_explains_the_right_one(words: list[str]) -> None:
    ran = run(*words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "usage: leitlinie" in ran.stderr


@pytest.mark.parametrize("words", [[], ["demo"], ["check"], ["show"], ["match"], ["schema"]])
def test_help(words: list[str]) -> None:
    ran = run(*words, "--help")
    assert ran.returncode == 0
    assert "usage: leitlinie" in ran.stdout


def test_the_module_is_the_program() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "leitlinie", "--version"], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout == run("--version").stdout
