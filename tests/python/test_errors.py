"""Broken guidelines: every violation at once with its place, and never a panic."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import leitlinie as ll
from conftest import PROJECT, read_json
from small import small_chapter

if TYPE_CHECKING:
    from pathlib import Path

SMALL = small_chapter({"holds": "a"})


def written(folder: Path, content: bytes | str) -> Path:
    path = folder / "guideline.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(path: Path) -> tuple[ll.Violation, ...]:
    """The violations of a file, which loading it and checking it agree on."""
    with pytest.raises(ll.GuidelineError) as caught:
        ll.load(path)
    violations = ll.check(path)
    assert caught.value.violations == violations
    assert str(caught.value) == "\n".join(str(violation) for violation in violations)
    assert "please report" not in str(caught.value)
    assert violations
    return violations


BYTES = [  # content, line, column, message
    (b"", 1, 1, "the file is empty"),
    (b"  \n ", 2, 1, "the file is empty"),
    (b"\xff\xfe{}", 1, 1, "the file is not UTF-8 from here on"),
    ('{\n "id": "Ä'.encode("latin-1"), 2, 9, "the file is not UTF-8 from here on"),
    ('{"id": "ä'.encode() + b"\xe4", 1, 10, "the file is not UTF-8 from here on"),
    (b'{"id": 1e999}', 1, None, "this is not JSON: number out of range"),
    (b"{", 1, None, "this is not JSON: the file ends too early"),
    (b"[" * 100_000, 1, None, "the values are nested too deeply"),
    (b'{"a":' * 100_000, 1, None, "the values are nested too deeply"),
    (b'{"id": "x"} {}', 1, None, "this is not JSON: trailing characters"),
    (b"{'id': 1}", 1, 2, "this is not JSON: key must be a string"),
    (b'{"id": "\\ud800"}', 1, None, "this is not JSON: "),
    (b"null", 1, 1, ""),
    (b"[]", 1, 1, ""),
    (b'"text"', 1, 1, ""),
    (b"17", 1, 1, ""),
    (b"true", 1, 1, ""),
]


@pytest.mark.parametrize(("content", "line", "column", "message"), BYTES, ids=[str(each[0][:20]) for each in BYTES])
def test_what_is_no_guideline(content: bytes, line: int, column: int | None, message: str, tmp_path: Path) -> None:
    first, *_ = refused(written(tmp_path, content))
    assert first.file.endswith("guideline.json")
    assert first.line == line
    assert column is None or first.column == column
    assert first.message.startswith(message)
    assert first.path == "$"


def test_a_byte_order_mark_is_no_offence(tmp_path: Path) -> None:
    text = json.dumps(SMALL)
    assert ll.load(written(tmp_path, "\ufeff" + text)) == ll.Guideline.from_json(text)
    assert ll.check(written(tmp_path, "\ufeff" + text)) == ()


@pytest.mark.parametrize("reader", [ll.check, ll.load, ll.Guideline.from_file])
def test_a_file_that_is_not_there_is_an_os_error(reader: Any, tmp_path: Path) -> None:  # noqa: ANN401
    for path in (tmp_path / "missing.json", tmp_path, str(tmp_path / "missing.json"), tmp_path / "a\0b"):
        with pytest.raises(OSError) as caught:  # noqa: PT011
            reader(path)
        assert str(path).split("\0", maxsplit=1)[0] in str(caught.value)
    with pytest.raises(TypeError):
        reader(17)


# The package embeds files of the last two names: they are no stand-ins for files that are not there.
@pytest.mark.parametrize("name", ["nowhere.json", "", "vocabulary.json", "references.json"])
@pytest.mark.parametrize("part", ["vocabulary", "references"])
def test_a_part_that_is_not_there_is_a_violation_of_the_file(part: str, name: str, tmp_path: Path) -> None:
    text = json.dumps(SMALL | {part: name}, indent=1)
    path = written(tmp_path, text)
    (violation,) = [each for each in refused(path) if each.path == f"$.{part}"]
    line = next(number for number, each in enumerate(text.splitlines(), start=1) if f'"{part}": "' in each)
    assert violation.file == str(path)
    assert (violation.line, violation.column) == (line, text.splitlines()[line - 1].index(f'"{name}"') + 1)
    assert f"`{name}` cannot be read" in violation.message
    assert violation.expected == f"a file beside this one, the {part} written out, or `embedded`"
    with pytest.raises(ll.GuidelineError, match="there is no folder to look in"):
        ll.Guideline.from_json(text)


def test_violations_of_all_files_are_listed_at_once(tmp_path: Path) -> None:
    chapter = copy.deepcopy(SMALL) | {"vocabulary": "vocabulary.json", "references": "references.json"}
    row = chapter["sections"][0]["recommendations"][0]
    row |= {"ago_grade": "+++", "population": {"holds": "aa"}, "level_of_evidence": "3A"}
    vocabulary = copy.deepcopy(SMALL["vocabulary"])
    vocabulary["facts"][0]["kind"] = "bool"
    (tmp_path / "vocabulary.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    (tmp_path / "references.json").write_text('[{"id": "x"}]', encoding="utf-8")
    violations = refused(written(tmp_path, json.dumps(chapter, indent=1)))
    assert {violation.file.rpartition("/")[2] for violation in violations} == {
        "guideline.json",
        "vocabulary.json",
        "references.json",
    }
    paths = {violation.path for violation in violations}
    begin = "$.sections[0].recommendations[0]"
    assert {f"{begin}.ago_grade", f"{begin}.level_of_evidence", f"{begin}.population.holds"} <= paths
    lines = [violation.line for violation in violations if violation.file.endswith("guideline.json")]
    assert lines == sorted(lines)
    assert len(set(lines)) > 1


def edits() -> list[tuple[str, Any, str]]:
    """Edits that a schema alone can tell, each with the path of the violation."""
    row = "sections[0].recommendations[0]"
    return [
        (f"{row}.population", {"all_of": []}, f"$.{row}.population.all_of"),
        (f"{row}.population", {"any_of": []}, f"$.{row}.population.any_of"),
        (f"{row}.population", {"holds": "a", "any_of": [{"holds": "b"}]}, f"$.{row}.population"),
        (f"{row}.population", {"is": {"fact": "k", "one_of": []}}, f"$.{row}.population.is.one_of"),
        (
            f"{row}.population",
            {"compare": {"fact": "n", "operator": "<", "value": {"parameter": "p", "unit": "cm"}}},
            f"$.{row}.population.compare.value",
        ),
        (f"{row}.source", {"slide": "only", "row": 0}, f"$.{row}.source.row"),
        (f"{row}.source", {"slide": "only", "row": -1}, f"$.{row}.source.row"),
        (f"{row}.source", {"slide": "only", "row": 1.5}, f"$.{row}.source.row"),
        (f"{row}.id", "", f"$.{row}.id"),
        (f"{row}.extra", 1, f"$.{row}.extra"),
        ("slides", [], "$.sections[0].slide"),
        ("title", None, "$.title"),
        ("id", 17, "$.id"),
    ]


@pytest.mark.parametrize(("place", "value", "path"), edits(), ids=[f"{place} = {value}" for place, value, _ in edits()])
def test_loading_refuses_what_checking_refuses(place: str, value: object, path: str, tmp_path: Path) -> None:
    chapter = with_more_facts()
    *steps, last = place.replace("[0]", ".0").split(".")
    target: Any = chapter
    for step in steps:
        target = target[int(step) if step.isdigit() else step]
    target[last] = value
    violations = refused(written(tmp_path, json.dumps(chapter)))
    assert any(violation.path.startswith(path) for violation in violations), [str(v) for v in violations]


def with_more_facts() -> dict[str, Any]:
    """The small chapter with a category, a number and a parameter."""
    chapter = copy.deepcopy(SMALL)
    plain = chapter["vocabulary"]["facts"][0]
    chapter["vocabulary"]["facts"] += [
        plain | {"id": "k", "kind": "category", "values": ["x", "y"]},
        plain | {"id": "n", "kind": "number", "unit": "cm", "minimum": 0, "maximum": 10},
    ]
    chapter["vocabulary"]["parameters"] = [
        {"id": "p", "label": "P", "description": "A threshold.", "unit": "cm", "minimum": 0, "maximum": 10}
    ]
    assert ll.Guideline.from_dict(chapter)
    return chapter


def test_a_violation_reads_like_a_compiler_message(tmp_path: Path) -> None:
    chapter = copy.deepcopy(SMALL)
    chapter["sections"][0]["slide"] = "onyl"
    text = json.dumps(chapter, indent=1)
    line = next(number for number, each in enumerate(text.splitlines(), start=1) if '"onyl"' in each)
    column = text.splitlines()[line - 1].index('"onyl"') + 1
    path = written(tmp_path, text)
    violation = next(each for each in refused(path) if each.path == "$.sections[0].slide")
    assert (violation.line, violation.column, violation.suggestion) == (line, column, "only")
    start = f"{path}:{line}:{column}: $.sections[0].slide: there is no slide `onyl`"
    assert str(violation).startswith(start)
    assert str(violation).endswith("did you mean `only`?")


TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=8), parts, max_size=4),
    max_leaves=12,
)


class TestFuzz:
    """Whatever comes in: an answer, or one of the package's own errors. A panic would be a defect."""

    @settings(max_examples=300)
    @given(content=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
    def test_random_bytes(self, content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
        refused(written(tmp_path_factory.mktemp("bytes"), content))

    @settings(max_examples=300)
    @given(data=TREES)
    def test_random_json(self, data: Any) -> None:  # noqa: ANN401
        with pytest.raises(ll.GuidelineError):
            ll.Guideline.from_json(json.dumps(data))
        for cls in (ll.Recommendation, ll.Condition, ll.Reference, ll.Trial):
            with suppress(ll.GuidelineError):
                cls.from_json(json.dumps(data))
        with pytest.raises(ll.StoredResultError):
            ll.MatchResult.from_json(json.dumps(data))
        with suppress(ll.FactError):
            ll.Patient.from_json(json.dumps(data))

    @settings(max_examples=300)
    @given(text=st.text(max_size=60))
    def test_random_texts(self, text: str, guideline: ll.Guideline) -> None:
        for read in (guideline.__getitem__, guideline.references_of, lambda id_: guideline.select(section=id_)):
            with pytest.raises(ll.UnknownIdError):
                read(text)
        guideline.select(text=text)
        with pytest.raises(ll.FactError):
            ll.Patient(her2_status=text)
        with pytest.raises(ll.FactError):
            ll.Patient.from_dict({f"{text}?": True})
        with pytest.raises(ll.FactError):
            ll.Patient(sites=[f"{text}?"])
        with pytest.raises(ValueError, match="is one of"):
            ll.LevelOfEvidence(f"{text}?")

    @settings(max_examples=300)
    @given(facts=st.dictionaries(st.sampled_from(["age", "pain", "her2_status", "sites", "x"]), TREES, max_size=4))
    def test_random_facts(self, facts: dict[str, Any], guideline: ll.Guideline) -> None:
        try:
            result = guideline.match(facts)
        except (ll.FactError, TypeError):
            return
        assert len(result) == 49

    @settings(max_examples=150)
    @given(data=st.data())
    def test_a_sound_chapter_with_one_random_change(
        self, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """It loads and nothing is found, or it does not load and something is: nothing between."""
        chapter = with_more_facts()
        places = [(owner, key) for owner, key in owners(chapter)]
        owner, key = data.draw(st.sampled_from(places))
        value = data.draw(st.just(DELETE) | TREES | st.sampled_from(["a", "only", "only.row", 0, 1, [], {}, ""]))
        if value is DELETE:
            del owner[key]
        else:
            owner[key] = value
        path = written(tmp_path_factory.mktemp("changed"), json.dumps(chapter))
        if ll.check(path):
            refused(path)
        else:
            own = ll.load(path)
            own.match({})
            assert ll.Guideline.from_json(own.to_json()) == own


DELETE = object()


def owners(thing: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401
    """Every place in a tree of dicts and lists that can be changed."""
    keys = list(thing) if isinstance(thing, dict) else range(len(thing)) if isinstance(thing, list) else []
    return [place for key in keys for place in [(thing, key), *owners(thing[key])]]


def test_the_committed_files_break_no_rule(project: Path) -> None:
    assert ll.check(project / "data" / "ago_breast_2023_1e_sites_of_metastases.json") == ()


def test_no_fact_can_have_the_name_of_an_attribute_of_the_patient() -> None:
    names = {name for name in dir(ll.Patient) if not name.startswith("_")}
    reserved = json.loads(ll.schema())["$defs"]["Fact"]["properties"]["id"]["not"]["enum"]
    assert reserved == sorted(names)
    for name in names:
        chapter = copy.deepcopy(SMALL)
        chapter["vocabulary"]["facts"][2]["id"] = name
        with pytest.raises(ll.GuidelineError, match=f"`{name}` is the name of an attribute of `Patient`"):
            ll.Guideline.from_dict(chapter)


def test_the_schema_accepts_the_committed_chapter_and_names_its_parts(project: Path) -> None:
    schema = json.loads(ll.schema())
    assert schema["$schema"].startswith("https://json-schema.org/")
    chapter = read_json(PROJECT / "data" / "ago_breast_2023_1e_sites_of_metastases.json")
    assert set(chapter) <= set(schema["properties"])
    assert set(schema["required"]) <= set(chapter)
    assert (project / "data" / "schema.json").read_text(encoding="utf-8").strip() == ll.schema().strip()
