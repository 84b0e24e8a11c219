"""Reports in a real browser: readable in light and dark, accessible, alone on the machine, no wider than the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import leitlinie as ll
from browser import Browser, Scheme, require_browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser

TEXTS = ("h1", "h2", "h3", "p", "li", "td", "th", "code", "caption", ".grade", ".cited a", "footer")
PAPER = 680  # pixels between the margins of A4
EACH = pytest.mark.parametrize("name", ["guideline", "result", "gaps"])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    require_browser()
    with Browser() as found:
        yield found


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder, guideline = tmp_path_factory.mktemp("reports"), ll.load()
    patient = {"age": 46, "er_status": "positive", "sites": ["liver", "pleura"], "m_category_at_diagnosis": "M1"}
    things = {"guideline": guideline, "result": guideline.match(patient), "gaps": guideline.evidence_map()}
    return {name: thing.report(folder / f"{name}.html") for name, thing in things.items()}


@EACH
@pytest.mark.parametrize("scheme", ["light", "dark"])
class TestOnTheScreen:
    def test_nothing_is_wrong_with_its_accessibility(
        self, name: str, scheme: Scheme, files: dict[str, Path], browser: Browser
    ) -> None:
        assert browser.judge(files[name], scheme=scheme) == []

    def test_all_text_is_readable_and_nothing_is_asked_of_the_network(
        self, name: str, scheme: Scheme, files: dict[str, Path], browser: Browser
    ) -> None:
        seen = browser.look(files[name], scheme=scheme, elements=TEXTS)
        looked_at = [element for found in seen.elements.values() for element in found if element.text]
        assert len(looked_at) > 100
        assert min(element.contrast for element in looked_at) >= 4.5
        dark = sum(sum(element.background) for element in looked_at) / len(looked_at) < 3 * 128
        assert dark == (scheme == "dark")
        assert seen.requests == (files[name].resolve().as_uri(),)
        assert not seen.errors


@EACH
class TestSizes:
    @pytest.mark.parametrize("width", [320, 1200])
    def test_it_fits_a_telephone_and_a_desk(
        self, name: str, width: int, files: dict[str, Path], browser: Browser
    ) -> None:
        assert browser.overflow(files[name], width=width) <= 0

    def test_it_fits_the_paper(self, name: str, files: dict[str, Path], browser: Browser) -> None:
        assert browser.overflow(files[name], width=PAPER, medium="print") <= 0
