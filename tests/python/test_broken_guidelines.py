"""Broken guidelines: a small edit each, with every violation that it makes; the same file runs from Rust."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

import leitlinie as ll
from conftest import PROJECT, read_json

if TYPE_CHECKING:
    from pathlib import Path

TABLE = read_json(PROJECT / "tests" / "cases" / "broken_guidelines.json")
CASES: list[dict[str, Any]] = TABLE["cases"]
EACH_CASE = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


def text_of(case: dict[str, Any]) -> str:
    """The text of the sound guideline with the edits of a case: of its values first, then of its text."""
    value = copy.deepcopy(TABLE["base"])
    for edit in case["edits"]:
        edit_value(value, edit)
    text = json.dumps(value, ensure_ascii=False, indent=2)
    for edit in case["edits"]:
        text = edited_text(text, edit)
    return text


def edit_value(value: Any, edit: dict[str, Any]) -> None:  # noqa: ANN401
    pointer = edit.get("set") or edit.get("remove") or edit.get("insert")
    if pointer is None:
        return
    *steps, last = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    for step in steps:
        value = value[int(step) if isinstance(value, list) else step]
    key = int(last) if isinstance(value, list) else last
    if "set" in edit:
        value[key] = edit["value"]
    elif "remove" in edit:
        del value[key]
    else:
        value.insert(key, edit["value"])


def edited_text(text: str, edit: dict[str, Any]) -> str:
    if "replace" in edit:
        assert text.count(edit["replace"]) == 1
        return text.replace(edit["replace"], edit["with"])
    if "cut" in edit:
        assert text.count(edit["cut"]) == 1
        return text.partition(edit["cut"])[0]
    return edit["text"] if "text" in edit else text + edit.get("append", "")


def told(violations: tuple[ll.Violation, ...]) -> list[dict[str, Any]]:
    """Violations as the table writes them: without the file, and without what is empty."""
    return [
        {key: value for key, value in violation.to_dict().items() if key != "file" and value is not None}
        for violation in violations
    ]


def without_reason(violations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Why a part cannot be read is said of files in other words than of what is embedded."""
    return [each | {"message": each["message"].partition(" cannot be read: ")[0]} for each in violations]


def test_the_base_breaks_no_rule() -> None:
    assert ll.Guideline.from_json(text_of({"edits": []}))


@EACH_CASE
def test_every_violation_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    text = text_of(case)
    path = tmp_path / "broken.json"
    path.write_text(text, encoding="utf-8", newline="")
    found = ll.check(path)
    assert without_reason(told(found)) == without_reason(case["violations"])
    assert {violation.file for violation in found} == {str(path)}
    with pytest.raises(ll.GuidelineError) as caught:
        ll.load(path)
    assert caught.value.violations == found
    with pytest.raises(ll.GuidelineError) as caught:
        ll.Guideline.from_json(text)
    assert told(caught.value.violations) == case["violations"]


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 60
    assert len({case["name"] for case in CASES}) == len(CASES)
