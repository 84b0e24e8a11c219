"""Rich display: sound HTML that carries its meaning in text, and in which every string is escaped."""

from __future__ import annotations

import copy
from html.parser import HTMLParser
from typing import Any

import pytest

import leitlinie as ll
from reach import instances

SHOWN = [cls for cls in sorted(instances(), key=lambda each: each.__qualname__) if hasattr(cls, "_repr_html_")]
VOID = {"br", "hr", "img", "wbr"}
TAGS = {
    *("div", "span", "table", "thead", "tbody", "tr", "th", "td", "caption", "ul", "ol", "li", "dl", "dt", "dd"),
    *("b", "strong", "em", "i", "small", "code", "abbr", "a", "p", "pre", "br", "hr", "details", "summary", "sup"),
}
ATTRIBUTES = {"style", "title", "href", "colspan", "rowspan", "scope", "open", "start"}


class Page(HTMLParser):
    """Reads a page and refuses what is not closed, not allowed or not inline."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.titles: dict[str, str] = {}
        self.feed(html)
        self.close()
        assert not self.open, f"not closed: {self.open}"

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, f"<{tag}> does not survive an untrusted notebook"
        assert {name for name, _ in attrs} <= ATTRIBUTES, f"<{tag} {attrs}>"
        assert len({name for name, _ in attrs}) == len(attrs)
        given = dict(attrs)
        assert "javascript:" not in (given.get("href") or "")
        assert "url(" not in (given.get("style") or "")
        if tag not in VOID:
            self.open.append(tag)
        if tag == "abbr":
            assert given.get("title")
            self.titles[given["title"] or ""] = ""
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


@pytest.mark.parametrize("cls", SHOWN, ids=lambda cls: cls.__qualname__)
def test_every_object_shows_itself_as_sound_html(cls: Any) -> None:  # noqa: ANN401
    for value in instances()[cls]:
        page = Page(value._repr_html_())
        assert page.text


def test_every_class_that_holds_content_shows_itself() -> None:
    labels = {cls for cls in instances() if hasattr(cls, "members")}
    assert set(instances()) - set(SHOWN) - labels <= {ll.Change}


def test_a_guideline_shows_its_graded_table(guideline: ll.Guideline) -> None:
    page = Page(guideline._repr_html_())
    for row in guideline:
        assert row.statement in unbroken(page)
        assert row.id in page.text
    for section in guideline.sections:
        assert not section.recommendations or section.title in unbroken(page)
    assert guideline.edition in page.text


def unbroken(page: Page) -> str:
    """The text as a reader sees it: an abbreviation within a sentence is no break."""
    return " ".join("".join(page.texts).split())


def test_grades_and_abbreviations_expand_on_hover(guideline: ll.Guideline) -> None:
    titles = Page(guideline["liver"]._repr_html_()).titles
    for scale in (guideline.grading.ago_grade, guideline.grading.level_of_evidence):
        assert any(each.meaning in titles for each in scale.meanings)
    for short in ("TACE", "RFA", "MWA", "SRS-VMAT"):
        assert guideline.abbreviations[short].expansion in titles


def test_a_result_shows_every_answer_and_what_is_missing(guideline: ll.Guideline) -> None:
    result = guideline.match(ll.Patient(age=46, er_status="positive", sites={"liver"}))
    text = unbroken(Page(result._repr_html_()))
    for match in [*result.applicable, *result.undetermined]:
        assert match.recommendation.statement in text
        assert match.id in text
    for word in ("undetermined", "advised against", "histology_feasible", ll.MatchResult.DISCLAIMER):
        assert word.lower() in text.lower()


def test_an_explanation_says_in_words_what_decides(guideline: ll.Guideline) -> None:
    result = guideline.match(ll.Patient(sites={"bone"}, m_category_at_diagnosis="M1"))
    text = Page(result["primary.tumor_surgery_visceral"].explain()._repr_html_()).text
    for word in ("Visceral metastases", "no", "derived", "→"):
        assert word in text


TABLE = [
    {"pid": 1, "er": "positive", "hr_positive": False, "her2": "positive", "sites": ["bone"], "liver_metastases": True},
    {"pid": 2, "er": None, "hr_positive": None, "her2": "negative", "sites": ["livre"], "liver_metastases": None},
]


def test_a_cohort_shows_which_columns_it_understood(guideline: ll.Guideline) -> None:
    text = Page(guideline.cohort(TABLE, columns={"er": "er_status"})._repr_html_()).text
    for words in (
        "Cohort of 2 patients , Sites of Metastases (2023.1E)",
        "er Estrogen receptor status er_status",
        "sites Complete list of sites",
        "her2 , near to her2_status",
        "1 other column that is no fact pid",
    ):
        assert words in text
    assert "No column is a fact." in Page(guideline.cohort([{"x": 1}])._repr_html_()).text


def test_a_readiness_shows_columns_answers_and_doubts(guideline: ll.Guideline) -> None:
    readiness = guideline.readiness(TABLE, columns={"er": "er_status"})
    text = Page(readiness._repr_html_()).text
    for words in (
        "2 patients, 3 columns understood, and a column of complete lists of sites",
        "er er_status 1 1 (50%)",
        "hr_positive hr_positive 1 1 (50%) 1",
        "sites is the complete list of sites: known for 1 (50%); it settles 14 facts beside those given",
        f"{len(readiness.answerable)} of 49 recommendations can be answered for somebody",
        "hr_positive counts as false, but er_status would make it true (1 patient: row 0)",
        "column sites: a list names an unknown site",
        "Rows are positions, counted from 0.",
    ):
        assert words in text
    for id in readiness.unanswerable:
        assert id in text


def test_a_fact_shows_its_meaning_and_what_speaks_of_it(guideline: ll.Guideline) -> None:
    liver = Page(guideline.facts["liver_metastases"]._repr_html_()).text
    for words in (
        "Liver metastases liver_metastases The cancer has spread to the liver.",
        "Value yes or no",
        "Kind recorded, derived if not given",
        "Site liver , also hepatic",
        "Follows as true when liver metastasis count ≥ 1",
        "Follows as false when liver metastasis count = 0",
        "Contradicted where it is false and largest liver metastasis > 0 cm",
        "Contradicted where it is true and metastasis count = 0",
    ):
        assert words in liver
    age = Page(guideline.facts["age"]._repr_html_()).text
    assert "Value number (years) from 0 to 130" in age
    assert not {"derived", "Site", "integer"} & set(age.split())


HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>&amp;\"'</td></table>"
FREE = {
    *("title", "subtitle", "statement", "interpretation", "text", "heading", "label", "description", "meaning"),
    *("detail", "name", "country", "prior_therapy", "consequence", "expansion", "status", "printed", "measure", "arm"),
    *("family", "given", "literal", "container-title", "note", "volume", "issue", "page", "number", "event-title"),
    *("edition", "organisation", "guideline", "url", "URL", "DOI", "body", "source", "unit", "version"),
}


def poisoned(data: Any, key: str = "") -> Any:  # noqa: ANN401
    """The same data, with markup behind every free text."""
    if isinstance(data, dict):
        closed = {"source", "unit"} if "kind" in data or "id" in data else set()
        return {name: value if name in closed else poisoned(value, name) for name, value in data.items()}
    if isinstance(data, list):
        free = {"authors", "topics", "see_also", "arms", "path", "agents", "synonyms"}
        return [poisoned(value, "title" if key in free else key) for value in data]
    return f"{data}{HOSTILE}" if isinstance(data, str) and key in FREE else data


def test_every_string_is_escaped(guideline: ll.Guideline) -> None:
    own = ll.Guideline.from_dict(poisoned(copy.deepcopy(guideline.to_dict())))
    result = own.match({"age": 46, "er_status": "positive", "sites": ["liver"], "bone_metastases": True})
    listings = [own.references, own.trials, own.facts, own.interventions, own.abbreviations, own.evidence]
    things = [own, own.sections, own.recommendations, own.grading, *own.consensus, *listings, own.parameters, result]
    things += [*own.sections, *own, *own.references, *own.trials, *own.slides, *own.authorship, *own.facts]
    things += [*result, result.what_if(oligometastatic=True), result.open_questions(), result.patient]
    things += [match.explain() for match in result] + [result["liver.resection"].explain_selection()]
    things += [*result.consensus, *result.conflicts]
    cohort = own.cohort([{HOSTILE: 1, f"pain{HOSTILE}": 1, "age": -1}], columns={f"pain{HOSTILE}": "pain"})
    things += [cohort, cohort.readiness()]
    poisonous = 0
    for thing in things:
        page = Page(thing._repr_html_())
        poisonous += HOSTILE in unbroken(page) or HOSTILE in " ".join(page.titles)
    assert poisonous > 200
