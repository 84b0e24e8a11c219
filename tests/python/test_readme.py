"""What the README shows works as it is shown."""

from __future__ import annotations

import doctest
import json
import re
import shlex
import subprocess
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

FENCE = re.compile(r"^```(?P<language>[\w-]*)[^\n]*\n(?P<code>.*?)^```", re.MULTILINE | re.DOTALL)
FILES = [path for path in (PROJECT / "README.md", PROJECT / "CONTRIBUTING.md") if path.is_file()]
EACH_FILE = pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
PATIENT = {"age": 46, "er_status": "positive", "sites": ["liver"]}


def blocks(file: Path, *languages: str) -> Iterator[tuple[int, str]]:
    """The code of fenced blocks, each with the number of its first line."""
    text = file.read_text(encoding="utf-8")
    for fence in FENCE.finditer(text):
        if fence["language"] in languages:
            yield text.count("\n", 0, fence.start("code")), fence["code"]


@EACH_FILE
def test_python_blocks_run_in_order(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    runner = doctest.DocTestRunner(optionflags=FLAGS, verbose=False)
    for line, code in blocks(file, "python", "py"):
        if ">>>" in code:
            test = doctest.DocTestParser().get_doctest(code, names, file.name, str(file), line)
            failed, _ = runner.run(test, clear_globs=False)
            names = test.globs
            assert not failed, f"{file.name}, line {line + 1}:\n{capsys.readouterr().out}"
        else:
            exec(compile("\n" * line + code, str(file), "exec"), names)  # noqa: S102


@EACH_FILE
def test_no_fence_is_left_open_and_no_language_misspelt(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("```") == 2 * len(list(FENCE.finditer(text)))
    languages = {fence["language"] for fence in FENCE.finditer(text)}
    assert languages <= {"python", "sh", "console", "json", "toml", "text", "rust"}


def commands(file: Path) -> Iterator[list[str]]:
    """The commands of the package's program, without prompts and comments."""
    for _, code in blocks(file, "sh", "console", "bash"):
        for line in code.splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            if words[:1] == ["leitlinie"]:
                yield words[1:]


def test_the_readme_has_python_and_commands() -> None:
    readme = PROJECT / "README.md"
    assert len(list(blocks(readme, "python"))) >= 3
    assert any(">>>" in code for _, code in blocks(readme, "python"))
    assert any(">>>" not in code for _, code in blocks(readme, "python"))
    assert list(commands(readme))


@pytest.mark.parametrize("words", [words for file in FILES for words in commands(file)], ids=" ".join)
def test_commands_succeed(words: list[str], tmp_path: Path) -> None:
    """Files that a command names are there: a patient, and the committed guideline for one's own."""
    data = PROJECT / "data"
    for part in ("vocabulary.json", "references.json"):
        (tmp_path / part).write_text((data / part).read_text("utf-8"), "utf-8")
    for word in words[1:]:
        path = tmp_path / word
        if "patient" in word:
            path.write_text(json.dumps(PATIENT), encoding="utf-8")
        elif word.endswith(".json"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text((data / "ago_breast_2023_1e_sites_of_metastases.json").read_text("utf-8"), "utf-8")
    program = Path(sysconfig.get_path("scripts")) / "leitlinie"
    ran = subprocess.run([program, *words], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.strip()
