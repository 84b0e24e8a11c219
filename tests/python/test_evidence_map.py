"""The evidence gap map, against the chapter's file as it is committed."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

import leitlinie as ll
from small import small_chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]
BACKENDS = ["pandas", "polars", "pyarrow"]
EACH_BACKEND = pytest.mark.parametrize("backend", BACKENDS)


@pytest.fixture(scope="module")
def gaps(guideline: ll.Guideline) -> ll.EvidenceMap:
    return guideline.evidence_map()


@pytest.fixture(scope="module")
def expected(chapter: Json) -> list[Json]:
    """The rows of the long table, enumerated from the file."""
    return list(rows(chapter))


def rows(chapter: Json) -> Iterator[Json]:
    trials = [trial for section in chapter["sections"] for trial in section.get("trials", [])]
    for section in chapter["sections"]:
        cited = {heading["id"]: heading["references"] for heading in section.get("evidence", [])}
        for row in section.get("recommendations", []):
            references = [id for heading in row.get("evidence", []) for id in cited[heading]]
            behind = [trial["id"] for trial in trials if set(trial.get("references", [])) & set(references)]
            for intervention in row["interventions"] or [None]:
                yield {
                    "section": section["id"],
                    "intervention": intervention,
                    "recommendation": row["id"],
                    "level_of_evidence": row["level_of_evidence"],
                    "grade_of_recommendation": row["grade_of_recommendation"],
                    "ago_grade": row["ago_grade"],
                    "references": set(references),
                    "trials": behind,
                }


def listed(frame: Any) -> list[Json]:  # noqa: ANN401
    """The rows of a frame of any library; missing values are None."""
    table = frame if isinstance(frame, pa.Table) else pa.table(frame)
    return table.to_pylist()


class TestLong:
    @EACH_BACKEND
    def test_every_row(self, gaps: ll.EvidenceMap, expected: list[Json], backend: str, vocabulary: Json) -> None:
        found = listed(gaps.to_frame(backend=backend))
        labels = {each["id"]: each for each in vocabulary["interventions"]}
        assert [{name: row[name] for name in want if name != "references"} for row, want in both(found, expected)] == [
            {name: value for name, value in row.items() if name != "references"} for row in expected
        ]
        for row, want in both(found, expected):
            assert set(row["references"]) == want["references"]
            assert row["reference_count"] == len(want["references"]) == len(row["references"])
            known = labels.get(want["intervention"], {"label": None, "kind": None})
            assert (row["label"], row["kind"]) == (known["label"], known["kind"])

    def test_no_recommendation_is_left_out(self, gaps: ll.EvidenceMap, guideline: ll.Guideline) -> None:
        assert {cell.recommendation.id for cell in gaps} == set(guideline.recommendations.ids())
        assert len(gaps) == 68

    def test_grades_are_ordered(self, gaps: ll.EvidenceMap) -> None:
        graded = gaps.to_frame(backend="pandas")
        assert list(graded["ago_grade"].cat.categories) == ["--", "-", "+/-", "+", "++"]
        assert graded["ago_grade"].max() == "++"


def both(found: list[Json], expected: list[Json]) -> list[tuple[Json, Json]]:
    return list(zip(found, expected, strict=True))


class TestWide:
    @EACH_BACKEND
    @pytest.mark.parametrize("values", ["cell", "ago_grade", "level_of_evidence", "recommendation", "reference_count"])
    def test_every_cell(self, gaps: ll.EvidenceMap, expected: list[Json], backend: str, values: str) -> None:
        found = listed(gaps.to_wide(values, backend=backend))
        for row in found:
            for section in gaps.sections:
                at = [each for each in expected if (each["intervention"], each["section"]) == key(row, section)]
                assert row[section] == said(at, values), (row["intervention"], section)

    def test_rows_are_all_interventions_and_columns_the_graded_sections(
        self, gaps: ll.EvidenceMap, vocabulary: Json, chapter: Json
    ) -> None:
        table = gaps.to_wide(backend="pyarrow")
        assert table["intervention"].to_pylist() == [each["id"] for each in vocabulary["interventions"]] + [None]
        graded = [section["id"] for section in chapter["sections"] if section.get("recommendations")]
        assert table.column_names == ["intervention", "label", *graded]

    def test_another_value_is_refused_with_the_nearest(self, gaps: ll.EvidenceMap) -> None:
        with pytest.raises(ValueError, match=r"'ago_grad' is no value of a cell; .*did you mean 'ago_grade'"):
            gaps.to_wide("ago_grad")


def key(row: Json, section: str) -> tuple[str | None, str]:
    return row["intervention"], section


def said(at: list[Json], values: str) -> str | int | None:
    if not at:
        return None
    if values == "reference_count":
        return len(set().union(*(each["references"] for each in at)))
    if values == "cell":
        grades = ("ago_grade", "level_of_evidence", "grade_of_recommendation")
        return "; ".join(f"{' '.join(each[grade] for grade in grades)} ({len(each['references'])})" for each in at)
    return "; ".join(each[values] for each in at)


class TestFindings:
    def test_strong_recommendations_on_weak_evidence(self, gaps: ll.EvidenceMap, chapter: Json) -> None:
        graded = [row for section in chapter["sections"] for row in section.get("recommendations", [])]
        weak = [row for row in graded if row["level_of_evidence"] in {"4", "5"}]
        assert list(gaps.strong_on_weak_evidence.ids()) == [
            row["id"] for row in weak if row["ago_grade"] in {"++", "+"}
        ]
        assert len(gaps.strong_on_weak_evidence) == 7

    def test_recommendations_without_references(self, gaps: ll.EvidenceMap, chapter: Json) -> None:
        graded = [row for section in chapter["sections"] for row in section.get("recommendations", [])]
        assert list(gaps.without_references.ids()) == [row["id"] for row in graded if not row.get("evidence")]

    @EACH_BACKEND
    def test_trials_behind_each_section(self, gaps: ll.EvidenceMap, chapter: Json, backend: str) -> None:
        trials = [(section["id"], trial) for section in chapter["sections"] for trial in section.get("trials", [])]
        expected = {}
        for section in chapter["sections"]:
            groups = [*section.get("evidence", []), *section.get("trials", [])]
            cited = {id for group in groups for id in group.get("references", [])}
            for home, trial in trials:
                shared = [id for id in trial.get("references", []) if id in cited]
                if shared or home == section["id"]:
                    expected[section["id"], trial["id"]] = (trial["n"], home == section["id"], shared)
        found = listed(gaps.trials_to_frame(backend=backend))
        assert {
            (row["section"], row["trial"]): (row["n"], row["tabulated"], row["references"]) for row in found
        } == expected
        assert len(found) == len(expected)


class TestDisplay:
    def test_the_page_and_the_text_hold_every_cell(self, gaps: ll.EvidenceMap, guideline: ll.Guideline) -> None:
        page, text = gaps._repr_html_(), str(gaps)
        for cell in gaps:
            assert f"{cell!s}" in text
            assert gaps.label(cell.intervention) in text
        assert page.count("<tr>") == len(gaps.interventions) + 1
        for row in (*gaps.strong_on_weak_evidence, *gaps.without_references):
            assert row.id in page
            assert row.id in " ".join(text.split())
        assert all(section.title in text for section in guideline.sections if section.recommendations)

    def test_it_is_pickled_and_compared_by_its_guideline(self, gaps: ll.EvidenceMap) -> None:
        assert pickle.loads(pickle.dumps(gaps)) == gaps  # noqa: S301
        assert hash(gaps) == hash(ll.load().evidence_map())
        assert gaps != ll.load()

    def test_of_a_guideline_of_one_row(self) -> None:
        gaps = ll.Guideline.from_dict(small_chapter({"holds": "a"})).evidence_map()
        assert [str(cell) for cell in gaps] == ["++ 1a A (0)"]
        assert gaps.interventions == (None,)
        assert gaps.trials == ()
        assert gaps.strong_on_weak_evidence.ids() == ()
        assert listed(gaps.to_wide(backend="pyarrow")) == [
            {"intervention": None, "label": "no single intervention", "only": "++ 1a A (0)"}
        ]
        assert listed(gaps.trials_to_frame(backend="pyarrow")) == []
        assert "Only" in gaps._repr_html_()
