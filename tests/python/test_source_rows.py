"""Every graded line of the source is one recommendation with its grades, and no other is encoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import slides
from slides import Row, Slide

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import leitlinie as ll

GRADED = {  # graded lines a slide, counted in print
    "general": 8,
    "primary": 6,
    "liver": 7,
    "lung": 5,
    "pleura": 7,
    "ascites": 4,
    "pericardium": 4,
    "bone_marrow": 4,
    "soft_tissue": 4,
}

# Stems that stand in the print of each row and, in our words, somewhere in what is encoded of it.
KEYWORDS: dict[str, list[str]] = {
    "general": [
        "histolog",
        "cytolog histolog",
        "systemic therapy preferr|preference",
        "surgery|resect metasta good|response palliative oligometasta",
        "radiotherapy oligometasta",
        "local interventional abla",
        "local pain exulceration persistence systemic bowel obstruction hydrocephalus spinal cord compression",
        "systemic surgery",
    ],
    "primary": [
        "bone surgery r0 primary",
        "visceral",
        "axillary surgery cn1",
        "sentinel biopsy cn0",
        "radiotherapy primary surgery|operated",
        "surg bcs|breast-conserving mastectomy adjuvant indication",
    ],
    "liver": [
        "resect liver metasta r0",
        "interventional regional chemotherapy tace",
        "interventional regional radiotherapy sirt tare",
        "stereotactic radiotherapy vmat srs-vmat modalit",
        "regional ablat rfa mwa",
        "ire litt hifu",
        "cryoablation",
    ],
    "lung": [
        "local staging biopsy histology second tumor|tumour",
        "multi-locular|multilocular metasta resect vats conventional",
        "single few unilateral|one metasta",
        "thermoablation ct-guided rfa litt",
        "regional radiotherapy",
    ],
    "pleura": [
        "short life expectancy less invasive procedures",
        "vats talc pleurodesis",
        "continuous pleural drainage",
        "talc powder chemical pleurodesis",
        "bleomycin doxycycline mitoxantrone",
        "povidone-iodine 20 10 solution",
        "serial thoracocentesis",
    ],
    "ascites": [
        "puncture drainage symptom",
        "contin drain ascites",
        "systemic therapy",
        "local chemotherapy",
    ],
    "pericardium": [
        "drainage fenestration",
        "combin systemic therapy",
        "vats",
        "bleomycin cisplatin mitomycin mitoxantrone bevacizumab ultrasound-guided puncture instillation",
    ],
    "bone_marrow": [
        "epirubicin doxorubicin paclitaxel weekly chemotherapy",
        "capecitabine",
        "anti-her2 her2-positive",
        "endocrine-based hormone receptor-positive",
    ],
    "soft_tissue": [
        "locoregional metastas skin musc nod|node r0 complete resection exclu further metasta",
        "soft tissue metastases radiotherapy",
        "paresis spinal cord compression",
        "plexus infiltration",
    ],
}

# A star behind a heading counts for so many rows below it.
STARRED_HEADINGS = {
    ("pleura", "Chemical pleurodesis*"): 3,
    ("bone_marrow", "Weekly chemotherapy with*:"): 2,
    ("soft_tissue", "Radiotherapy in*:"): 3,
}


@pytest.fixture(scope="module")
def printed(shared: Callable[[str], Path]) -> list[Slide]:
    return slides.slides(slides.text_of(shared("source")))


@pytest.fixture(scope="module")
def by_slide(printed: list[Slide], guideline: ll.Guideline) -> dict[str, list[Row]]:
    """The graded lines under the id of their slide; slides are paired by their place in the deck."""
    pairs = zip(guideline.slides, printed, strict=True)
    return {encoded.id: slide.rows() for encoded, slide in pairs if slide.rows()}


def test_the_reader_finds_the_graded_lines_that_a_person_counts(by_slide: dict[str, list[Row]]) -> None:
    assert {slide: len(rows) for slide, rows in by_slide.items()} == GRADED


def test_slides_have_their_number_and_title(printed: list[Slide], guideline: ll.Guideline) -> None:
    assert [slide.number for slide in guideline.slides] == list(range(1, 16))
    titles = [" ".join(filter(None, [slide.title, slide.subtitle])) for slide in guideline.slides[1:]]
    assert titles == [slide.title for slide in printed[1:]]
    cover = guideline.slides[0]
    assert cover.title == printed[0].title
    assert cover.subtitle in " ".join(printed[0].body.split())


def test_every_graded_line_is_encoded_once_and_nothing_else_is(
    by_slide: dict[str, list[Row]], guideline: ll.Guideline
) -> None:
    lines = {
        (slide, number): (row.level_of_evidence, row.grade_of_recommendation, row.ago_grade)
        for slide, rows in by_slide.items()
        for number, row in enumerate(rows, start=1)
    }
    encoded = {
        (each.source.slide, each.source.row): (
            each.level_of_evidence.value,
            each.grade_of_recommendation.value,
            each.ago_grade.value,
        )
        for each in guideline.recommendations
    }
    assert len(guideline) == len(encoded) == len(lines) == 49
    assert encoded == lines
    assert [(each.source.slide, each.source.row) for each in guideline] == list(lines)


def test_two_rows_have_a_level_without_a_letter(guideline: ll.Guideline) -> None:
    bare = [each.id for each in guideline if each.level_of_evidence.value == "3"]
    assert bare == ["general.histological_verification", "general.cytological_verification"]


def test_the_grades_add_up_to_those_counted_in_print(by_slide: dict[str, list[Row]]) -> None:
    grades = [row.ago_grade for rows in by_slide.values() for row in rows]
    assert {grade: grades.count(grade) for grade in grades} == {"++": 15, "+": 7, "+/-": 21, "-": 6}


@pytest.mark.parametrize("slide", KEYWORDS)
def test_words_of_the_print_stand_in_what_is_encoded(
    slide: str, by_slide: dict[str, list[Row]], guideline: ll.Guideline
) -> None:
    rows = [each for each in guideline if each.source.slide == slide]
    heading = ""
    for stems, line, row in zip(KEYWORDS[slide], by_slide[slide], rows, strict=True):
        heading = " ".join(line.headings) or heading
        print_ = f"{heading} {line.text}".lower()
        words = all_words(guideline, row)
        for stem in stems.split():
            forms = stem.split("|")
            assert any(form in words for form in forms), f"{row.id}: nothing like {forms} in: {words}"
            assert any(form in print_ for form in forms), f"{row.id}: {forms} is not in print: {print_}"


def all_words(guideline: ll.Guideline, row: ll.Recommendation) -> str:
    """Everything that is encoded of a row, but for the interpretation."""
    interventions = [guideline.interventions[id_] for id_ in row.interventions]
    names = [name for each in interventions for name in (each.label, *each.agents, *each.synonyms)]
    return " ".join([row.statement, *row.path, *names]).lower()


def test_marks_stand_where_the_source_has_stars(by_slide: dict[str, list[Row]], guideline: ll.Guideline) -> None:
    starred = set()
    seen = set()
    for slide, rows in by_slide.items():
        for number, row in enumerate(rows, start=1):
            if row.starred:
                starred.add((slide, number))
            for heading in row.headings:
                if "*" in heading:
                    seen.add((slide, heading))
                    starred |= {(slide, number + more) for more in range(STARRED_HEADINGS[slide, heading])}
    assert seen == set(STARRED_HEADINGS)
    assert {(each.source.slide, each.source.row) for each in guideline if each.marks} == starred
    assert {each.marks for each in guideline if each.marks} == {("*",)}


def test_a_mark_leads_to_a_note_with_that_mark(guideline: ll.Guideline) -> None:
    for section in guideline.sections:
        notes = {note.id: note for note in section.notes}
        for row in [*section.recommendations, *section.trials]:
            assert set(row.marks) <= {notes[id_].mark for id_ in row.notes}


FOOTNOTES = {  # the print of each footnote, and the words of ours that say the same
    "general.systemic_chapters": ("* See chapters with systemic treatment recommendations", "systemic chapters"),
    "liver.interdisciplinary_decision": ("* interdisciplinary decision", "decision several disciplines"),
    "lung.vats": ("* VATS = video-assisted thoracic surgery", "vats video-assisted thoracic surgery"),
    "pleura.adequate_pain_relief": ("* Adequate pain-relief", "pain adequate"),
    "bone_marrow.consider_pretreatment": ("* Consider pre-treatment", "earlier treatment account"),
    "soft_tissue.surgical_exception": ("* Ecception: acute indication for surgery", "acute surgery exception"),
    "trials.poor_recruitment": ("#trial terminated due to poor recruitment", "too few recruited"),
}


def test_every_footnote_of_the_source_is_a_note(printed: list[Slide], guideline: ll.Guideline) -> None:
    notes = {note.id: note for section in guideline.sections for note in section.notes}
    bodies = {encoded.id: slide.body for encoded, slide in zip(guideline.slides, printed, strict=True)}
    for id_, (print_, words) in FOOTNOTES.items():
        slide = id_.partition(".")[0]
        assert print_ in bodies[slide]
        assert notes[id_].mark == print_[0]
        assert all(word in notes[id_].text.lower() for word in words.split()), notes[id_].text
    footnotes = sum(line.startswith("* ") for body in bodies.values() for line in body.splitlines())
    assert footnotes == sum(print_.startswith("* ") for print_, _ in FOOTNOTES.values())
    unexplained = {id_ for id_ in notes if id_ not in FOOTNOTES}
    assert unexplained == {"trials.star", "registry.number_sign"}
    assert {notes[id_].kind for id_ in unexplained} == {type(notes["lung.vats"].kind)("unexplained")}


def test_parent_rows_without_a_grade_are_paths(by_slide: dict[str, list[Row]], guideline: ll.Guideline) -> None:
    rows = {(each.source.slide, each.source.row): each for each in guideline}
    under = {
        (slide, number): [heading for heading in line.headings if heading != "Ascites:"]
        for slide, lines in by_slide.items()
        for number, line in enumerate(lines, start=1)
    }
    del under["liver", 2]  # what stands between rows 1 and 2 are the criteria of row 1
    for place, headings in under.items():
        if headings:
            assert rows[place].path, place
            assert first_word(rows[place].path[-1]) == first_word(headings[-1])


def first_word(text: str) -> str:
    return text.split(maxsplit=1)[0].strip("*:").lower()


def test_the_criteria_under_liver_resection_are_a_selection(printed: list[Slide], guideline: ll.Guideline) -> None:
    (liver,) = [slide for slide in printed if slide.title.startswith("Liver Metastases")]
    bullets = [" ".join(bullet.split("§")[0].split()) for bullet in liver.body.split("•")[1:]]
    assert bullets == [
        (
            "HR-positive: chemotherapy-sensitive, long disease-free interval, absence of extrahepatic disease, "
            "≤ 3 metastases"
        ),
        "HER2-positive: age < 50 y, metastases < 5 cm, no further metastases",
    ]
    assert [each.id for each in guideline if each.selection] == ["liver.resection"]
    assert guideline["liver.resection"].selection.to_dict() == {
        "any_of": [
            {
                "all_of": [
                    {"holds": "hr_positive"},
                    {"holds": "chemotherapy_sensitive"},
                    {"holds": "long_disease_free_interval"},
                    {"none_of": [{"holds": "extrahepatic_disease"}]},
                    {"compare": {"fact": "liver_metastasis_count", "operator": "<=", "value": 3}},
                ]
            },
            {
                "all_of": [
                    {"is": {"fact": "her2_status", "one_of": ["positive"]}},
                    {"compare": {"fact": "age", "operator": "<", "value": 50}},
                    {"compare": {"fact": "largest_liver_metastasis_cm", "operator": "<", "value": 5}},
                    {"none_of": [{"holds": "extrahepatic_disease"}]},
                ]
            },
        ]
    }
