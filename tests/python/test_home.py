"""A part of a guideline is shown with the footnotes, titles and labels of its own guideline, never of another one."""

from __future__ import annotations

import copy
import gc
from html import escape
from typing import TYPE_CHECKING, Any

import pytest

import leitlinie as ll

if TYPE_CHECKING:
    from collections.abc import Callable


def reworded(data: Any, key: str) -> None:  # noqa: ANN401
    """Write another text under a key, wherever it occurs."""
    children = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for child in children:
        reworded(child, key)
    if isinstance(data, dict) and isinstance(data.get(key), str):
        data[key] = f"Our own {key} {len(data[key])} {data[key][::-1]}"


@pytest.fixture(scope="module")
def changed(guideline: ll.Guideline) -> dict[str, Any]:
    """The embedded chapter with the same rows, among other footnotes, titles, labels and references."""
    chapter = copy.deepcopy(guideline.to_dict())
    sections = chapter["sections"]
    for part, keys in (
        (chapter["grading"], ("label", "meaning")),
        ([section.get("notes") for section in sections], ("text",)),
        (chapter["vocabulary"]["interventions"], ("label",)),
        (chapter["references"], ("title",)),
        (chapter["abbreviations"], ("expansion",)),
    ):
        for key in keys:
            reworded(part, key)
    for section in sections:
        section["title"] = f"Our own {section['title'][::-1]}"
    for slide in chapter["slides"]:
        slide["number"] += 100
    return chapter


@pytest.fixture(scope="module")
def own(changed: dict[str, Any]) -> ll.Guideline:
    return ll.Guideline.from_dict(changed)


def texts(guideline: ll.Guideline) -> dict[str, str]:
    """What stands around a row: the texts of the footnotes, titles, meanings, labels and references."""
    notes = {note.id: note.text for section in guideline.sections for note in section.notes}
    scales = (guideline.grading.ago_grade, guideline.grading.level_of_evidence)
    return {
        "note": notes["pleura.adequate_pain_relief"],
        "title": guideline["liver"].title,
        "meaning": next(each.meaning for each in scales[0].meanings if each.value == "+"),
        "label": scales[0].label,
        "level": next(each.meaning for each in scales[1].meanings if each.value == "2b"),
        "intervention": guideline.interventions["liver_resection"].label,
        "abbreviation": guideline.abbreviations["RFA"].expansion,
        "reference": guideline.references["chun-2020"].title,
    }


SHOWN: dict[str, tuple[Callable[[ll.Guideline], Any], set[str]]] = {
    "row": (lambda g: g["liver.resection"], {"label", "intervention", "reference"}),
    "row with a note": (lambda g: g["pleura.talc_pleurodesis"], {"label", "note", "meaning"}),
    "row in its section": (lambda g: g["pleura"].recommendations[0], {"label"}),
    "rows": (lambda g: g.recommendations, {"title", "label", "note", "meaning", "abbreviation"}),
    "selected rows": (lambda g: g.select(section="liver"), {"title", "label", "abbreviation"}),
    "part of the rows": (lambda g: g.recommendations[:20], {"title", "label"}),
    "rows of a listing": (lambda g: ll.Recommendations(list(g)), {"title", "label"}),
    "section": (lambda g: g["pleura"], {"label", "note"}),
    "heading": (lambda g: g.evidence["liver.local_surgery"], {"reference"}),
    "row of an answer": (lambda g: g.match({})["liver.resection"].recommendation, {"label", "intervention"}),
}


@pytest.mark.parametrize("name", SHOWN)
def test_html_is_that_of_the_own_guideline(name: str, own: ll.Guideline, guideline: ll.Guideline) -> None:
    take, said = SHOWN[name]
    for home, other in ((own, guideline), (guideline, own)):
        html = take(home)._repr_html_()
        for key in said:
            assert escape(texts(home)[key]) in html, key
            assert escape(texts(other)[key]) not in html, key


def test_the_rows_are_equal_nevertheless(own: ll.Guideline, guideline: ll.Guideline) -> None:
    for row in guideline:
        assert own[row.id] == row
        assert hash(own[row.id]) == hash(row)
        assert f"{100 + number(guideline, row)} ({row.source.slide})" in own[row.id]._repr_html_()


def number(guideline: ll.Guideline, row: ll.Recommendation) -> int:
    return next(slide.number for slide in guideline.slides if slide.id == row.source.slide)


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_a_table_of_rows_has_the_references_of_their_own_guideline(
    backend: str, changed: dict[str, Any], guideline: ll.Guideline
) -> None:
    fewer = copy.deepcopy(changed)
    for section in fewer["sections"]:
        for heading in section.get("evidence", []):
            heading["references"] = heading["references"][:1]
    for section in fewer["sections"]:
        section["trials"] = []
    cited = {ref for section in fewer["sections"] for each in section.get("evidence", []) for ref in each["references"]}
    fewer["references"] = [each for each in fewer["references"] if each["id"] in cited]
    small = ll.Guideline.from_dict(fewer)
    for home in (small, guideline):
        for listing in (home.recommendations, home.select(section="liver")):
            frame = listing.to_frame(backend=backend)
            column = frame["references"].to_list() if backend != "pyarrow" else frame["references"].to_pylist()
            assert [list(each) for each in column] == [list(home.references_of(row.id).ids()) for row in listing]


def test_a_row_keeps_its_guideline(changed: dict[str, Any]) -> None:
    note = texts(ll.Guideline.from_dict(changed))["note"]
    row = ll.Guideline.from_dict(changed)["pleura.talc_pleurodesis"]
    listing = ll.Guideline.from_dict(changed).recommendations
    section = ll.Guideline.from_dict(changed)["pleura"]
    (nested,) = [each for each in section.recommendations if each.id == row.id]
    gc.collect()
    for part in (row, listing, section, nested):
        assert escape(note) in part._repr_html_()


def test_a_row_without_a_home_shows_ids_and_guesses_nothing(own: ll.Guideline, guideline: ll.Guideline) -> None:
    for home in (own, guideline):
        row = home["pleura.talc_pleurodesis"]
        for alone in (ll.Recommendation.from_json(row.to_json()), ll.Recommendation.from_dict(row.to_dict())):
            html = alone._repr_html_()
            assert alone == row
            assert row.statement in html
            assert "pleura.adequate_pain_relief" in html
            for text in (*texts(own).values(), *texts(guideline).values()):
                assert escape(text) not in html


def test_rows_of_two_guidelines_have_no_common_home(own: ll.Guideline, guideline: ll.Guideline) -> None:
    html = ll.Recommendations([own["pleura.talc_pleurodesis"], guideline["liver.resection"]])._repr_html_()
    assert "pleura.adequate_pain_relief" in html
    for text in (*texts(own).values(), *texts(guideline).values()):
        assert escape(text) not in html


def test_the_home_is_no_content(guideline: ll.Guideline) -> None:
    row = guideline["liver.resection"]
    assert "home" not in row.to_json()
    assert "home" not in ll.schema()
    with pytest.raises(ll.GuidelineError, match="unknown field"):
        ll.Recommendation.from_dict(row.to_dict() | {"_home": None})
