"""Reports, read by independent parsers: all that they are to show is in its place, and nothing leaks."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import leitlinie as ll
from bibliographies import references
from conftest import PROJECT, read_json
from documents import Page, cited, flat, of_html, of_markdown
from small import small_chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]
FORMATS = {"html": of_html, "markdown": of_markdown}
EACH_FORMAT = pytest.mark.parametrize("form", FORMATS)
VIGNETTES = read_json(PROJECT / "tests" / "cases" / "vignettes.json")["vignettes"]


def page(thing: Any, form: str) -> Page:  # noqa: ANN401
    return FORMATS[form](getattr(thing, f"to_{form}")())


@pytest.fixture(scope="module")
def pages(guideline: ll.Guideline) -> dict[str, Page]:
    return {form: page(guideline, form) for form in FORMATS}


@pytest.fixture(scope="module")
def lines(guideline: ll.Guideline) -> dict[str, str]:
    """Each reference as a list of references writes it."""
    return {each.id: flat(references(each).to_vancouver().removeprefix("1. ")) for each in guideline.references}


def graded(chapter: Json) -> Iterator[tuple[Json, Json]]:
    for section in chapter["sections"]:
        for row in section.get("recommendations", []):
            yield section, row


def of_id(rows: list[list[str]], id: str) -> list[str]:
    """The one row that names an id."""
    (found,) = [row for row in rows if re.search(rf"(?<![\w.]){re.escape(id)},", row[-1])]
    return found


def check_grades(cells: list[str], row: Json) -> None:
    against = {"-": "advised against", "--": "advised against"}.get(row["ago_grade"])
    ago_grade = re.sub(r"[()]", "", cells[0])
    assert ago_grade.partition(" ")[::2] == (row["ago_grade"], against or "")
    assert cells[1:3] == [row["level_of_evidence"], row["grade_of_recommendation"]]


def check_outline(page: Page) -> None:
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert all(text for _, text in page.headings)


def check_citations(page: Page, lines: dict[str, str]) -> None:
    """Numbers begin with 1, come up in their order, and each stands for one reference of the list."""
    assert len(set(page.references)) == len(page.references)
    assert set(page.references) <= set(lines.values())
    first = list(dict.fromkeys(cited(before(page))))
    assert sorted(first) == list(range(1, len(page.references) + 1))


def before(page: Page) -> str:
    """The text above the list of references."""
    return page.text.partition(page.references[0])[0] if page.references else page.text


@EACH_FORMAT
class TestGuideline:
    def test_the_outline(self, form: str, pages: dict[str, Page], chapter: Json) -> None:
        check_outline(pages[form])
        titles = [text for level, text in pages[form].headings if level == 2]
        assert [title for title in titles if title in {each["title"] for each in chapter["sections"]}] == [
            each["title"] for each in chapter["sections"]
        ]
        assert pages[form].title == f"{chapter['title']} ({chapter['edition']})"

    def test_every_recommendation(
        self, form: str, pages: dict[str, Page], chapter: Json, guideline: ll.Guideline, lines: dict[str, str]
    ) -> None:
        slides = {slide["id"]: slide["number"] for slide in chapter["slides"]}
        for section, row in graded(chapter):
            cells = of_id(pages[form].rows(section["title"]), row["id"])
            check_grades(cells, row)
            notes = {note["id"]: note["text"] for note in section.get("notes", [])}
            place = row["source"]
            parts = [
                row["statement"],
                *row.get("path", []),
                *(f"Note: {notes[note]}" for note in row.get("notes", [])),
                f"For: {guideline[row['id']].population.phrase(guideline)}",
                f"slide {slides[place['slide']]} ({place['slide']}), row {place['row']}",
            ]
            assert all(flat(part) in cells[-1] for part in parts), row["id"]
            headings = {each["id"]: each["references"] for each in section["evidence"]}
            behind = {id for heading in row.get("evidence", []) for id in headings[heading]}
            assert {pages[form].references[number - 1] for number in cited(cells[-1])} == {lines[id] for id in behind}

    def test_no_row_is_there_twice_or_from_elsewhere(self, form: str, pages: dict[str, Page], chapter: Json) -> None:
        tables = [table for table in pages[form].tables if table.heads == ["AGO", "LoE", "GR", "Recommendation"]]
        assert sum(len(table.rows) for table in tables) == sum(1 for _ in graded(chapter)) == 49

    def test_every_reference_once_in_the_order_of_its_citation(
        self, form: str, pages: dict[str, Page], lines: dict[str, str]
    ) -> None:
        check_citations(pages[form], lines)
        assert set(pages[form].references) == set(lines.values())
        shown = before(pages[form]).partition("What the grades mean")[2]
        assert list(dict.fromkeys(cited(shown))) == list(range(1, 105))

    def test_every_trial(self, form: str, pages: dict[str, Page], chapter: Json, lines: dict[str, str]) -> None:
        for section in chapter["sections"]:
            rows = [
                row for table in pages[form].tables if table.under[-1:] == (section["title"],) for row in table.rows
            ]
            for trial in section.get("trials", []):
                (cells,) = [row for row in rows if row[0].startswith(f"{trial['name']} ")]
                assert cells[2] == str(trial["n"])
                assert cells[3] == trial.get("prior_therapy", "")
                assert all(arm in cells[4] for arm in trial["arms"])
                for at, outcome in enumerate(("local_control", "overall_survival", "quality_of_life"), start=5):
                    cell = trial.get(outcome)
                    assert cells[at].startswith(flat(cell["printed"])) if cell else cells[at] == ""
                    assert all(f"{each['value']}" in cells[at] for each in (cell or {}).get("figures", []))
                assert {pages[form].references[number - 1] for number in cited(cells[8])} == {
                    lines[id] for id in trial.get("references", [])
                }

    def test_every_reading_note_and_consensus_statement(self, form: str, pages: dict[str, Page], chapter: Json) -> None:
        text = pages[form].text
        for section in chapter["sections"]:
            parts = [*section.get("recommendations", []), *section.get("trials", []), *section.get("notes", [])]
            parts += section.get("consensus", [])
            assert all(flat(part["interpretation"]) in text for part in parts if "interpretation" in part)
            assert all(flat(note["text"]) in text for note in section.get("notes", []))
            for consensus in section.get("consensus", []):
                for situation in consensus["situations"]:
                    assert flat(f"{situation['statement']} → {situation['consequence']}") in text

    def test_what_the_grades_mean(self, form: str, pages: dict[str, Page], chapter: Json) -> None:
        used = {grade: {row[grade] for _, row in graded(chapter)} for grade in chapter["grading"]}
        rows = pages[form].rows("What the grades mean")
        expected = [
            [each["value"], flat(each["meaning"])]
            for scale in ("ago_grade", "level_of_evidence", "grade_of_recommendation")
            for each in chapter["grading"][scale]["meanings"]
            if each["value"] in used[scale]
        ]
        assert rows == expected

    def test_where_it_comes_from(self, form: str, pages: dict[str, Page], guideline: ll.Guideline) -> None:
        told = dict(pages[form].rows("Where this comes from"))
        assert told["Id"] == guideline.id
        assert told["Content (SHA-256)"] == guideline.content_hash
        assert told["Published at"] == guideline.url
        assert told["Made with"] == f"leitlinie {ll.__version__}"
        assert ll.MatchResult.DISCLAIMER in pages[form].paragraphs[0][1]

    def test_the_abbreviations_that_occur(self, form: str, pages: dict[str, Page], chapter: Json) -> None:
        told = dict(pages[form].rows("Abbreviations"))
        known = {each["abbreviation"]: each["expansion"] for each in chapter["abbreviations"]}
        assert told.items() <= known.items()
        text = pages[form].text.partition("Abbreviations in this document")[0] or before(pages[form])
        for short in ("SBRT", "VATS", "TACE", "LRT"):
            assert (short in told) == bool(re.search(rf"\b{short}\b", text))

    def test_the_evidence_gap_map(self, form: str, pages: dict[str, Page], guideline: ll.Guideline) -> None:
        gaps = guideline.evidence_map()
        (table,) = [each for each in pages[form].tables if each.heads[0] == "Intervention"]
        assert table.rows == page(gaps, form).rows("Evidence gap map")[: len(table.rows)]
        wide = gaps.to_wide(backend="polars").drop("intervention").rows()
        assert table.rows == [[(cell or "").replace("; ", " ") for cell in row] for row in wide]
        strong = pages[form].listed("Graded ++ or + on a level of evidence of 4 or 5 (7)")
        assert [text.partition(":")[0] for text in strong] == list(gaps.strong_on_weak_evidence.ids())


NAMES = [each["name"] for each in VIGNETTES][::8]


@cache
def matched(name: str) -> ll.MatchResult:
    (found,) = [each for each in VIGNETTES if each["name"] == name]
    sites = {"sites": found["sites"]} if "sites" in found else {}
    return ll.load().match(found["facts"] | sites, parameters=found.get("parameters"))


@cache
def handout(name: str, form: str) -> Page:
    return page(matched(name), form)


@EACH_FORMAT
@pytest.mark.parametrize("name", NAMES)
class TestResult:
    @pytest.fixture
    def result(self, name: str) -> ll.MatchResult:
        return matched(name)

    @pytest.fixture
    def page(self, name: str, form: str) -> Page:
        return handout(name, form)

    def test_each_answer_stands_under_its_heading(self, result: ll.MatchResult, page: Page, chapter: Json) -> None:
        check_outline(page)
        rows = {row["id"]: row for _, row in graded(chapter)}
        for title, matches in (("Applicable", result.applicable), ("Undetermined", result.undetermined)):
            found = page.rows(f"{title} ({len(matches)})")
            assert len(found) == len(matches)
            for match in matches:
                cells = of_id(found, match.id)
                check_grades(cells, rows[match.id])
                assert flat(rows[match.id]["statement"]) in cells[-1]
                assert all(f"({fact})" in cells[-1] for fact in match.missing)
                assert all(f"({each})" in cells[-1] for each in match.missing_parameters)
                assert ("Missing: " in cells[-1]) == bool(match.missing) or match.selection is not None

    def test_what_does_not_apply(self, result: ll.MatchResult, page: Page) -> None:
        heading = f"Not applicable ({len(result.not_applicable)})"
        said = " ".join(text for place, text in page.paragraphs if heading in place)
        listed = re.findall(r"([a-z_]+\.[a-z0-9_]+) \(([-+/]+)\)", said)
        assert sorted(listed) == sorted((match.id, match.ago_grade.value) for match in result.not_applicable)

    def test_each_applicable_and_each_open_answer_is_explained(self, result: ll.MatchResult, page: Page) -> None:
        reasons = page.listed("Reasons")
        for match in (*result.applicable, *result.undetermined):
            (told,) = [
                text for text in reasons if re.match(rf"{re.escape(match.id)} (applies|is undetermined): ", text)
            ]
            check_reasons(match.explain(), told)
            if match.selection is not None:
                (told,) = [text for text in reasons if text.startswith(f"{match.id}, criteria printed under it, ")]
                check_reasons(match.explain_selection(), told)

    def test_citations(self, result: ll.MatchResult, page: Page, lines: dict[str, str]) -> None:
        check_citations(page, lines)
        for match in (*result.applicable, *result.undetermined):
            cells = of_id([row for table in page.tables for row in table.rows if len(row) == 4], match.id)
            assert {page.references[number - 1] for number in cited(cells[-1])} == {
                lines[id] for id in match.references.ids()
            }

    def test_open_questions(self, result: ll.MatchResult, page: Page) -> None:
        asked = page.listed("Open questions, the most decisive first")
        questions = result.open_questions()
        assert len(asked) == len(questions)
        for question in questions:
            assert [text for text in asked if f"{question.label} {question.fact}: could settle" in text]

    def test_the_patient_and_where_it_comes_from(self, result: ll.MatchResult, page: Page) -> None:
        facts = {row[-1]: row[1] for row in page.rows("The patient")}
        words = {True: "yes", False: "no", None: "unknown"}
        for name, value in result.patient.facts.items():
            shown = words[value] if value is None or isinstance(value, bool) else str(value)
            assert facts[name].split(" ")[0] == shown
        assert set(facts) - {"sites"} == set(result.patient.facts)
        assert ("sites" in facts) == (result.patient.sites is not None)
        if result.patient.sites:
            assert facts["sites"].split(", ") == sorted(result.patient.sites)
        told = dict(page.rows("Where this comes from"))
        assert told["Content (SHA-256)"] == result.provenance.content_hash
        for name, value in result.parameters.items():
            assert f"{name} = {value}" in told["Parameters"]
        assert page.text.count(ll.MatchResult.DISCLAIMER) >= 2

    def test_consensus(self, result: ll.MatchResult, page: Page) -> None:
        for match in result.consensus:
            answer = match.applicability.value.replace("_", " ")
            assert flat(f"{answer}: {match.situation.statement}") in page.text


def check_reasons(explanation: ll.Explanation, told: str) -> None:
    """Everything that decides is told with its value, or with that it is missing."""
    answers = {"true": "yes", "false": "no", "unknown": "unknown"}
    for leaf in leaves(explanation):
        criterion = flat(leaf.criterion)
        assert criterion in told
        assert leaf is explanation or f"→ {answers[leaf.truth.value]}: " in told
        origin = {"missing": "missing", "sites": "by the list of sites"}.get(str(leaf.origin), str(leaf.origin))
        value = "missing" if origin == "missing" else f"{leaf.value} ({origin}"
        assert f"{criterion} — {value}" in told or leaf.origin is None


def leaves(explanation: ll.Explanation) -> Iterator[ll.Explanation]:
    """What decides, at the ends of the tree."""
    deciding = [child for child in explanation.children if child.decisive]
    if explanation.decisive and not deciding:
        yield explanation
    for child in deciding:
        yield from leaves(child)


PATIENT: Json = {"age": 83, "er_status": "positive", "sites": {"liver", "pleura"}, "liver_metastasis_count": 17}


class TestPatients:
    @EACH_FORMAT
    def test_the_title_holds_nothing_of_a_patient(self, guideline: ll.Guideline, form: str) -> None:
        reports = [page(guideline.match(facts), form) for facts in (PATIENT, {})]
        assert {report.title for report in reports} == {
            "Sites of Metastases (2023.1E): recommendations for one patient"
        }
        assert {report.headings[0] for report in reports} == {(1, reports[0].title)}
        for value in ("83", "17", "liver", "pleura", "positive"):
            assert value not in reports[0].title
            head = reports[0].root.find("head")
            assert not [each for each in head.iter("meta") if value in str(each.attrib)]

    @EACH_FORMAT
    def test_of_nobody_everything_stays_open(self, guideline: ll.Guideline, form: str) -> None:
        report = page(guideline.match({}), form)
        assert "No fact is given." in report.text
        assert "No recommendation is known to apply." in report.text
        assert len(report.rows("Undetermined (49)")) == 49

    @EACH_FORMAT
    def test_a_contradiction_is_shown(self, guideline: ll.Guideline, form: str) -> None:
        patient = ll.Patient(er_status="positive", hr_positive=False)
        (conflict,) = patient.conflicts
        assert page(guideline.match(patient), form).listed("Conflicts: the given value counts") == [flat(str(conflict))]

    @EACH_FORMAT
    def test_thresholds_that_are_set(self, guideline: ll.Guideline, form: str) -> None:
        result = guideline.match(PATIENT, parameters={"oligometastatic_max_count": 5})
        assert dict(page(result, form).rows("Where this comes from"))["Parameters"] == "oligometastatic_max_count = 5"


HOSTILE = '<script>alert(1)</script> | a * b _c_ [x](y) `d` & "e" \\ # ~f~ $g$ <br> &amp; 1. + - 2) x'


@pytest.fixture(scope="module")
def hostile() -> ll.Guideline:
    """A guideline whose texts are made to break out of every markup."""
    chapter = small_chapter({"holds": "a"}, title=HOSTILE, url="javascript:alert(1)")
    section = chapter["sections"][0]
    (row,) = section["recommendations"]
    row |= {"statement": f"+ {HOSTILE}", "interpretation": f"1. {HOSTILE}", "path": [HOSTILE], "evidence": ["only.e"]}
    section |= {"title": HOSTILE, "evidence": [{"id": "only.e", "heading": f"# {HOSTILE}", "references": ["r"]}]}
    reference = {"id": "r", "type": "book", "title": f"- {HOSTILE}", "issued": {"date-parts": [[2024]]}}
    chapter["vocabulary"]["facts"][0] |= {"label": f"> {HOSTILE}"}
    return ll.Guideline.from_dict(chapter | {"references": [reference]})


@EACH_FORMAT
class TestHostileTexts:
    def test_of_a_guideline(self, hostile: ll.Guideline, form: str) -> None:
        report = page(hostile, form)
        check_outline(report)
        self.check(report)
        (row,) = report.rows(flat(HOSTILE))[:1]
        assert flat(f"+ {HOSTILE}") in row[-1]
        assert report.references == [flat(f"- {HOSTILE}. 2024.")]
        assert report.listed("Headings under which the source cites") == [flat(f"# {HOSTILE} [1]")]
        assert report.listed("How the print was read") == [flat(f"only.row: 1. {HOSTILE}")]

    def test_of_a_result(self, hostile: ll.Guideline, form: str) -> None:
        report = page(hostile.match({"a": True}), form)
        check_outline(report)
        self.check(report)
        assert report.listed("Reasons") == [flat(f"only.row applies: > {HOSTILE} — yes (given) (slide only, row 1)")]
        assert report.rows("The patient") == [[flat(f"> {HOSTILE}"), "yes", "a"]]

    def check(self, report: Page) -> None:
        assert not list(report.root.iter("script"))
        assert not [each for each in report.root.iter("a") if not each.attrib["href"].startswith("#")]
        assert report.headings[0][1].startswith(flat(HOSTILE))
        assert dict(report.rows("Where this comes from"))["Published at"] == "javascript:alert(1)"


def documents(guideline: ll.Guideline) -> dict[str, Any]:
    result = guideline.match(PATIENT, parameters={"oligometastatic_max_count": 5})
    return {"guideline": guideline, "result": result, "gaps": guideline.evidence_map()}


EACH_DOCUMENT = pytest.mark.parametrize("name", ["guideline", "result", "gaps"])


@EACH_DOCUMENT
class TestBothFormats:
    def test_they_hold_the_same(self, name: str, guideline: ll.Guideline) -> None:
        html, markdown = (page(documents(guideline)[name], form) for form in FORMATS)
        assert html.headings == markdown.headings
        assert [table.heads for table in html.tables] == [table.heads for table in markdown.tables]
        for one, other in zip(html.tables, markdown.tables, strict=True):
            assert [list(map(unbracketed, row)) for row in one.rows] == [
                list(map(unbracketed, row)) for row in other.rows
            ]
        assert html.items == markdown.items
        assert html.references == markdown.references

    def test_they_are_the_same_each_time(self, name: str, guideline: ll.Guideline) -> None:
        one, other = documents(guideline)[name], documents(guideline)[name]
        assert (one.to_html(), one.to_markdown()) == (other.to_html(), other.to_markdown())


def unbracketed(cell: str) -> str:
    """Markdown has in brackets what HTML has on a line of its own."""
    return cell.replace("(advised against)", "advised against")


@EACH_DOCUMENT
class TestHtml:
    @pytest.fixture
    def root(self, name: str, guideline: ll.Guideline) -> Any:  # noqa: ANN401
        return of_html(documents(guideline)[name].to_html()).root

    def test_it_stands_alone(self, root: Any) -> None:  # noqa: ANN401
        assert not {each.tag for each in root.iter()} & {"script", "link", "img", "iframe", "object", "base", "form"}
        attributes = {name for each in root.iter() for name in each.attrib}
        assert not [name for name in attributes if name in {"src", "srcset", "action"} or name.startswith("on")]
        (style,) = ["".join(each.itertext()) for each in root.iter("style")]
        assert "url(" not in style
        assert "@import" not in style
        assert style.count("{") == style.count("}")

    def test_every_link_leads_somewhere(self, root: Any) -> None:  # noqa: ANN401
        ids = [each.attrib["id"] for each in root.iter() if "id" in each.attrib]
        assert len(set(ids)) == len(ids)
        targets = {each.attrib["href"] for each in root.iter("a")}
        assert {target.removeprefix("#") for target in targets if target.startswith("#")} <= set(ids)
        assert {target for target in targets if not target.startswith("#")} <= {"https://www.ago-online.de"}

    def test_tables_say_what_their_cells_are(self, root: Any) -> None:  # noqa: ANN401
        assert root.attrib["lang"] == "en"
        assert len(list(root.iter("main"))) == 1
        for table in root.iter("table"):
            assert "".join(table.find("caption").itertext())
            assert {each.attrib["scope"] for each in table.find("thead").iter("th")} == {"col"}
            for row in table.find("tbody"):
                assert [each.attrib["scope"] for each in row if each.tag == "th"] == ["row"]


@EACH_DOCUMENT
class TestFiles:
    @pytest.mark.parametrize(("file", "form"), [("a.html", "html"), ("b.HTM", "html"), ("c.md", "markdown")])
    def test_the_ending_says_the_format(
        self, name: str, file: str, form: str, tmp_path: Path, guideline: ll.Guideline
    ) -> None:
        thing, path = documents(guideline)[name], tmp_path / file
        path.write_text("older", encoding="utf-8")
        assert thing.report(path) == path
        assert path.read_bytes().decode("utf-8") == getattr(thing, f"to_{form}")()
        assert thing.report(str(path)) == path

    @pytest.mark.parametrize("file", ["a.pdf", "a", "a.json"])
    def test_another_ending_is_refused(self, name: str, file: str, tmp_path: Path, guideline: ll.Guideline) -> None:
        with pytest.raises(ValueError, match=f"a report ends with .html, .htm, .md, .markdown, and '{file}' does not"):
            documents(guideline)[name].report(tmp_path / file)
        assert not list(tmp_path.iterdir())

    def test_a_folder_that_is_not_there(self, name: str, tmp_path: Path, guideline: ll.Guideline) -> None:
        with pytest.raises(FileNotFoundError):
            documents(guideline)[name].report(tmp_path / "none" / "a.html")
