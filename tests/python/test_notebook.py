"""The first notebook: it runs, and in a real browser a reader sees what it is meant to show."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import nbformat
import pytest
from nbclient import NotebookClient

import leitlinie as ll
from browser import Browser, notebook_to_html, require_browser
from conftest import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser import Scheme, Sight

NOTEBOOK = PROJECT / "docs" / "notebooks" / "first_steps.ipynb"
THEMES = ["light", "dark"]
READABLE = 4.5  # the contrast that WCAG 2 asks of text
TEXTS = ["td", "th", "li", "summary", "abbr", "small", "code", "b"]

pytestmark = pytest.mark.browser


def within(area: str) -> list[str]:
    return [f"{area} {tag}" for tag in TEXTS]


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed notebook with its outputs, as a colleague would send it."""
    folder = tmp_path_factory.mktemp("notebook")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(folder / "ipython"))
        patch.setenv("JUPYTER_RUNTIME_DIR", str(folder / "runtime"))
        NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()
    path = folder / NOTEBOOK.name
    nbformat.write(notebook, path)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    require_browser()
    with Browser() as found:
        yield found


@pytest.fixture(scope="module")
def pages(executed: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sight]:
    """The notebook converted by nbconvert, in both themes."""
    folder = tmp_path_factory.mktemp("pages")
    return {theme: look_at_page(browser, executed, theme, folder) for theme in THEMES}


def look_at_page(browser: Browser, executed: Path, theme: Scheme, folder: Path) -> Sight:
    page = folder / f"{theme}.html"
    page.write_text(notebook_to_html(executed, theme=theme), encoding="utf-8")
    elements = within(".jp-OutputArea-output")
    return browser.look(page, scheme=theme, ready="table", elements=elements, screenshot=shot(f"page-{theme}"))


@pytest.fixture(scope="module")
def labs(executed: Path, browser: Browser) -> dict[str, Sight]:
    """The notebook reopened in JupyterLab, where nothing is trusted, in both themes."""
    area = ".jp-OutputArea-output"
    return {
        theme: browser.look_in_lab(executed, theme=theme, elements=within(area), screenshot=shot(f"lab-{theme}"))
        for theme in THEMES
    }


def shot(name: str) -> Path | None:
    """Where to leave a screenshot, if somebody wants to look at it."""
    from pathlib import Path

    folder = os.environ.get("LEITLINIE_SCREENSHOTS")
    return Path(folder) / f"{name}.png" if folder else None


@pytest.fixture(params=[f"{where}-{theme}" for where in ("page", "lab") for theme in THEMES])
def sight(request: pytest.FixtureRequest) -> Sight:
    where, _, theme = request.param.partition("-")
    return request.getfixturevalue("pages" if where == "page" else "labs")[theme]


def flat(text: str) -> str:
    return " ".join(text.split())


def example(guideline: ll.Guideline) -> ll.MatchResult:
    """The patient of the notebook."""
    return guideline.match(ll.Patient(age=46, er_status="positive", her2_status="negative", sites={"liver"}))


def test_the_notebook_is_committed_without_outputs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if cell.outputs or cell.execution_count] == []
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}


def test_six_lines_lead_to_an_explained_answer() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    lines = [line for line in first.source.splitlines() if line.strip()]
    assert lines[0] == "import leitlinie as ll"
    assert len(lines) == 6


def test_every_cell_shows_something_and_none_warns(executed: Path) -> None:
    notebook = nbformat.read(executed, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs, cell.id
            kinds = {output.output_type for output in cell.outputs}
            assert kinds <= {"execute_result", "display_data"}, (cell.id, kinds)


def test_objects_have_a_plain_text_beside_the_html(executed: Path) -> None:
    notebook = nbformat.read(executed, as_version=4)
    bundles = [
        output.data for cell in notebook.cells for output in cell.get("outputs", []) if "text/html" in output.data
    ]
    assert len(bundles) > 10
    assert all(bundle["text/plain"].strip() for bundle in bundles)


def test_a_reader_sees_the_answers(sight: Sight, guideline: ll.Guideline) -> None:
    seen = flat(sight.text)
    result = example(guideline)
    for match in [*result.applicable, *result.undetermined]:
        assert match.recommendation.statement in seen
        assert all(fact in seen for fact in match.missing[:1])
    for words in (
        "10 applicable",
        "29 not applicable",
        "10 undetermined",
        "advised against",
        "Liver metastases — yes (by the list of sites)",
        "histology_feasible",
        ll.MatchResult.DISCLAIMER,
    ):
        assert words.lower() in seen.lower(), words


def test_a_reader_sees_the_explanation_and_the_open_questions(sight: Sight, guideline: ll.Guideline) -> None:
    seen = flat(sight.text)
    for label in ("Distant metastases", "Oligometastatic disease", "missing", "Lung metastases"):
        assert label in seen
    for question in example(guideline).open_questions()[:5]:
        assert question.fact in seen
        assert question.label in seen
    assert "undetermined → applies" in seen


def test_a_reader_sees_the_guideline_with_its_grades(sight: Sight, guideline: ll.Guideline) -> None:
    seen = flat(sight.text)
    assert "49 graded recommendations" in seen
    for row in guideline:
        assert row.statement in seen
        assert row.id in seen
    for trial in guideline.trials[:5]:
        assert trial.name in seen
        assert str(trial.n) in seen
    for reference in guideline.references_of("liver.resection"):
        assert reference.title in seen
    assert guideline["liver.resection"].interpretation in seen
    grades = [cell.text for cell in sight.elements[".jp-OutputArea-output td"]]
    for grade in ("++", "+", "+/-", "2a", "B"):
        assert grade in grades


def test_abbreviations_and_grades_expand_on_hover(sight: Sight, guideline: ll.Guideline) -> None:
    titles = {each.text: each.title for each in sight.elements[".jp-OutputArea-output abbr"]}
    assert all(titles.values())
    for short in ("SBRT", "SIRT", "TARE", "TACE", "VATS", "SRS-VMAT", "R0"):
        if short in titles:
            assert titles[short] == guideline.abbreviations[short].expansion
    assert {"SIRT", "TARE", "TACE", "VATS", "LoE", "GR", "AGO"} <= set(titles)
    meanings = {each.value: each.meaning for each in guideline.grading.ago_grade.meanings}
    assert titles["+/-"] == meanings["+/-"]


def test_all_text_is_readable(sight: Sight) -> None:
    faint = {
        (each.text[:60], round(each.contrast, 2), each.foreground, each.background)
        for elements in sight.elements.values()
        for each in elements
        if each.text and each.contrast < READABLE
    }
    assert faint == set()
    assert sum(len(elements) for elements in sight.elements.values()) > 500


@pytest.mark.parametrize("theme", THEMES)
def test_the_themes_are_what_they_are_called(theme: str, pages: dict[str, Sight], labs: dict[str, Sight]) -> None:
    for sight in (pages[theme], labs[theme]):
        cells = sight.elements[".jp-OutputArea-output td"]
        dark = [sum(cell.background) < sum(cell.foreground) for cell in cells]
        assert all(dark) if theme == "dark" else not any(dark)


def test_no_request_leaves_the_machine_and_no_script_fails(sight: Sight) -> None:
    assert sight.requests
    assert sight.outside == ()
    assert sight.errors == ()


def test_an_untrusted_notebook_shows_the_same(pages: dict[str, Sight], labs: dict[str, Sight]) -> None:
    """What JupyterLab's sanitiser takes out was not needed."""
    area = ".jp-OutputArea-output"
    for tag in ("td", "th", "li", "summary"):
        page, lab = pages["light"].elements[f"{area} {tag}"], labs["light"].elements[f"{area} {tag}"]
        assert [flat(each.text) for each in page] == [flat(each.text) for each in lab], tag


def test_a_missing_browser_is_a_failure_where_ci_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no Chromium"):
        require_browser()
    monkeypatch.setenv("CI", "false")
    with pytest.raises(pytest.skip.Exception, match="no Chromium"):
        require_browser()
