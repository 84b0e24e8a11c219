"""A cohort, its readiness and a fact as a reader sees them: in a real browser, on light and on dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import leitlinie as ll
from browser import Browser, Scheme

pytestmark = pytest.mark.browser

ROWS = [
    {"pid": 1, "er": "positive", "hr_positive": False, "her2": "positive", "sites": ["bone"], "liver_metastases": True},
    {"pid": 2, "er": None, "hr_positive": None, "her2": "negative", "sites": ["livre"], "liver_metastases": None},
]
TEXT = ("td", "th", "div", "li", "summary", "code", "small")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as browser:
        yield browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_is_readable(browser: Browser, guideline: ll.Guideline, tmp_path: Path, scheme: Scheme) -> None:
    cohort = guideline.cohort(ROWS, columns={"er": "er_status"})
    shown = [cohort, cohort.readiness(), *cohort.conflicts, guideline.facts["liver_metastases"]]
    page = tmp_path / "page.html"
    head = '<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
    page.write_text(head + "".join(each._repr_html_() for each in shown), encoding="utf-8")
    sight = browser.look(page, scheme=scheme, ready="table", elements=TEXT)
    assert sight.outside == sight.errors == ()
    for words in ("Cohort of 2 patients", "2 patients, 3 columns understood", "near to her2_status", "Follows as true"):
        assert words in sight.text
    elements = [element for selector in TEXT for element in sight.elements[selector]]
    assert len(elements) > 50
    assert min(element.contrast for element in elements) >= 4.5
    lightness = {"light": 255, "dark": 0}[scheme]
    assert all(abs(sum(element.background) / 3 - lightness) < 60 for element in elements)
