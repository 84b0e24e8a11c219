"""`leitlinie cite` and `leitlinie report`: what they print and write, and what they refuse."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import leitlinie as ll
from leitlinie.cli import main
from small import small_chapter

if TYPE_CHECKING:
    from pathlib import Path

PATIENT = {"age": 46, "er_status": "positive", "sites": ["liver"]}
WRITERS = {"bibtex": "to_bibtex", "ris": "to_ris", "csl": "to_csl_json", "vancouver": "to_vancouver"}


@pytest.fixture
def patient(tmp_path: Path) -> Path:
    path = tmp_path / "patient.json"
    path.write_text(json.dumps(PATIENT), encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.json"
    path.write_text(json.dumps(small_chapter({"holds": "a"})), encoding="utf-8")
    return path


class TestCite:
    @pytest.mark.parametrize("form", WRITERS)
    @pytest.mark.parametrize("id", ["liver", "liver.resection", "trials.abcsg_28", "axilla.contralateral_axilla"])
    def test_a_part(self, form: str, id: str, guideline: ll.Guideline, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["cite", id, "--format", form]) == 0
        written = getattr(guideline.references_of(id), WRITERS[form])()
        assert capsys.readouterr().out == written.rstrip("\n") + "\n"

    def test_everything_as_a_list(self, guideline: ll.Guideline, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["cite"]) == 0
        assert capsys.readouterr().out == guideline.references.to_vancouver() + "\n"

    def test_several_parts(self, guideline: ll.Guideline, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["cite", "lung", "liver.resection", "lung", "--format", "csl"]) == 0
        found = [record["id"] for record in json.loads(capsys.readouterr().out)]
        wanted = {*guideline.references_of("lung").ids(), *guideline.references_of("liver.resection").ids()}
        assert found == [id for id in guideline.references.ids() if id in wanted]

    def test_another_guideline(self, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["cite", "only", "--format", "csl", "--guideline", str(own)]) == 0
        assert json.loads(capsys.readouterr().out) == []

    def test_a_near_miss(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["cite", "livre"]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err == (
            "leitlinie: no recommendation, section, trial or consensus statement `livre`; did you mean `liver`?\n"
        )


class TestReport:
    @pytest.mark.parametrize(("file", "method"), [("out.html", "to_html"), ("out.md", "to_markdown")])
    def test_of_the_guideline(
        self, file: str, method: str, tmp_path: Path, guideline: ll.Guideline, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / file
        assert main(["report", str(out)]) == 0
        assert out.read_bytes().decode() == getattr(guideline, method)()
        assert capsys.readouterr().out == f"{out}\n"

    def test_of_a_patient(self, patient: Path, tmp_path: Path, guideline: ll.Guideline) -> None:
        out = tmp_path / "out.md"
        assert main(["report", str(patient), str(out), "--parameter", "oligometastatic_max_count=5"]) == 0
        result = guideline.match(PATIENT, parameters={"oligometastatic_max_count": 5})
        assert out.read_bytes().decode() == result.to_markdown()

    def test_of_another_guideline(self, own: Path, tmp_path: Path) -> None:
        out = tmp_path / "out.md"
        assert main(["report", str(out), "--guideline", str(own)]) == 0
        assert "Do it." in out.read_text(encoding="utf-8")

    def test_a_patient_without_an_output_is_not_overwritten(
        self, patient: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["report", str(patient)]) == 2
        assert "a report ends with .html, .htm, .md, .markdown, and 'patient.json' does not" in capsys.readouterr().err
        assert json.loads(patient.read_text(encoding="utf-8")) == PATIENT

    def test_a_patient_who_does_not_fit(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        wrong, out = tmp_path / "wrong.json", tmp_path / "out.html"
        wrong.write_text('{"age": -4711}', encoding="utf-8")
        assert main(["report", str(wrong), str(out)]) == 2
        said = capsys.readouterr().err
        assert "age: the number is too small" in said
        assert "4711" not in said
        assert not out.exists()

    def test_a_folder_that_is_not_there(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["report", str(tmp_path / "none" / "out.html")]) == 2
        assert "out.html: No such file or directory" in capsys.readouterr().err
