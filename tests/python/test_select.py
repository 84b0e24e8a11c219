"""Selecting recommendations by section, grade, evidence, intervention and words."""

from __future__ import annotations

from typing import Any

import pytest

import leitlinie as ll

STEREOTACTIC = [
    "general.stereotactic_radiotherapy",
    "liver.stereotactic_radiotherapy",
    "lung.stereotactic_radiotherapy",
]
PLEURODESIS = [
    "pleura.vats_talc_pleurodesis",
    "pleura.talc_pleurodesis",
    "pleura.bleomycin_doxycycline_mitoxantrone",
    "pleura.povidone_iodine",
]
PRIMARY_TUMOUR = [
    "primary.tumor_surgery_bone_only",
    "primary.tumor_surgery_visceral",
    "primary.radiotherapy_alone",
    "primary.radiotherapy_after_surgery",
]

CASES: list[tuple[dict[str, Any], list[str]]] = [
    ({"text": "SBRT"}, STEREOTACTIC),
    ({"text": "sbrt"}, STEREOTACTIC),
    ({"text": "SABR"}, STEREOTACTIC),
    ({"text": "IGRT"}, STEREOTACTIC),
    ({"text": "stereotactic body radiotherapy"}, STEREOTACTIC),
    ({"text": "TARE"}, ["liver.radioembolisation"]),
    ({"text": "SIRT"}, ["liver.radioembolisation"]),
    ({"text": "radioembolization"}, ["liver.radioembolisation"]),
    ({"text": "radioembolisation"}, ["liver.radioembolisation"]),
    ({"text": "selective internal radiotherapy"}, ["liver.radioembolisation"]),
    ({"text": "TACE"}, ["liver.chemoembolisation"]),
    ({"text": "RFA"}, ["liver.thermoablation", "lung.thermoablation"]),
    ({"text": "HIFU"}, ["liver.ire_litt_hifu"]),
    ({"text": "primary tumour"}, PRIMARY_TUMOUR),
    ({"text": "primary tumor"}, PRIMARY_TUMOUR),
    ({"text": "optimised"}, ["pericardium.systemic_therapy"]),
    ({"text": "optimized"}, ["pericardium.systemic_therapy"]),
    ({"text": "bleomycin"}, ["pleura.bleomycin_doxycycline_mitoxantrone", "pericardium.instillation"]),
    ({"text": "bleomycin pericardial"}, ["pericardium.instillation"]),
    ({"text": "xylophone"}, []),
    ({"intervention": "SIRT"}, ["liver.radioembolisation"]),
    ({"intervention": "tare"}, ["liver.radioembolisation"]),
    ({"intervention": "radioembolisation"}, ["liver.radioembolisation"]),
    ({"intervention": "cisplatinum"}, ["pericardium.instillation"]),
    ({"intervention": "talc"}, ["pleura.vats_talc_pleurodesis", "pleura.talc_pleurodesis"]),
    ({"intervention": "pleurodesis"}, PLEURODESIS),
    ({"intervention": "Sentinel biopsy"}, ["primary.sentinel_biopsy"]),
    ({"intervention": "SBRT"}, STEREOTACTIC),
    ({"section": "ascites", "ago_grade": "++"}, ["ascites.puncture_drainage", "ascites.systemic_therapy"]),
    ({"section": "ascites", "ago_grade": ll.AgoGrade.MINUS}, ["ascites.local_chemotherapy"]),
    ({"section": "liver", "ago_grade": ["-", "--"]}, ["liver.ire_litt_hifu", "liver.cryoablation"]),
    ({"section": "liver", "ago_grade": {"++", ll.AgoGrade("+")}}, []),
    ({"section": "axilla"}, []),
    ({"section": "liver", "min_level_of_evidence": "2a"}, ["liver.stereotactic_radiotherapy"]),
    ({"section": "pleura", "min_level_of_evidence": ll.LevelOfEvidence("1a")}, ["pleura.talc_pleurodesis"]),
    ({"section": "pleura", "text": "drainage", "ago_grade": "++"}, ["pleura.continuous_drainage"]),
]


@pytest.mark.parametrize(("query", "expected"), CASES, ids=[str(query) for query, _ in CASES])
def test_select(query: dict[str, Any], expected: list[str], guideline: ll.Guideline) -> None:
    assert list(guideline.select(**query).ids()) == expected


@pytest.mark.parametrize("grade", ["++", "+", "+/-", "-", "--"])
def test_every_grade(grade: str, guideline: ll.Guideline, chapter: Any) -> None:  # noqa: ANN401
    expected = [
        row["id"] for s in chapter["sections"] for row in s.get("recommendations", []) if row["ago_grade"] == grade
    ]
    assert list(guideline.select(ago_grade=grade).ids()) == expected
    assert bool(expected) == (grade != "--")


STRENGTH = ["5", "4", "3b", "3", "3a", "2c", "2b", "2a", "1c", "1b", "1a"]


@pytest.mark.parametrize("weakest", [level for level in STRENGTH if level != "3"])
def test_every_level_of_evidence(weakest: str, guideline: ll.Guideline, chapter: Any) -> None:  # noqa: ANN401
    rows = [row for section in chapter["sections"] for row in section.get("recommendations", [])]
    strong = set(STRENGTH[STRENGTH.index(weakest) :])
    expected = [row["id"] for row in rows if row["level_of_evidence"] in strong]
    assert list(guideline.select(min_level_of_evidence=weakest).ids()) == expected


# Slide and rows by the number of the level, read off the slides; levels 4 and 5 are left out.
PRINTED = {
    "1": {"primary": [1, 2], "pleura": [2, 4, 6]},
    "2": {
        "general": [3, 4, 5, 8],
        "primary": [6],
        "liver": [4],
        "lung": [5],
        "pleura": [3, 5],
        "soft_tissue": [3],
    },
    "3": {
        "general": [1, 2, 6],
        "primary": [3, 5],
        "liver": [1, 2, 3, 5, 7],
        "lung": [1, 2, 3, 4],
        "ascites": [2, 3, 4],
        "pericardium": [1],
        "bone_marrow": [4],
        "soft_tissue": [2, 4],
    },
}


@pytest.mark.parametrize(("weakest", "rows"), [("1", 5), ("2", 15), ("3", 36)])
def test_a_bare_number_means_its_weakest_letter(weakest: str, rows: int, guideline: ll.Guideline) -> None:
    numbers = [number for number in PRINTED if number <= weakest]
    expected = {(slide, row) for number in numbers for slide, rows in PRINTED[number].items() for row in rows}
    for threshold in (weakest, ll.LevelOfEvidence(weakest)):
        selected = guideline.select(min_level_of_evidence=threshold)
        assert {(row.source.slide, row.source.row) for row in selected} == expected
        assert len(selected) == rows


def test_a_level_printed_without_a_letter_is_as_strong_as_its_weaker_letter(guideline: ll.Guideline) -> None:
    histology = guideline["general.histological_verification"]
    assert histology in guideline.select(min_level_of_evidence="3b")
    assert histology in guideline.select(min_level_of_evidence="3")
    assert histology not in guideline.select(min_level_of_evidence="3a")
    assert ll.LevelOfEvidence("3b") < histology.level_of_evidence < ll.LevelOfEvidence("3a")


@pytest.mark.parametrize("kind", ll.InterventionKind.members(), ids=str)
def test_every_kind_of_intervention(kind: ll.InterventionKind, guideline: ll.Guideline) -> None:
    of_kind = {each.id for each in guideline.interventions if each.kind == kind}
    expected = [row.id for row in guideline if of_kind & set(row.interventions)]
    assert list(guideline.select(intervention=kind.value).ids()) == expected != []


def test_every_name_of_an_intervention_finds_its_rows(guideline: ll.Guideline) -> None:
    for each in guideline.interventions:
        for name in (each.id, each.label, *each.agents, *each.synonyms):
            found = guideline.select(intervention=name)
            assert {row.id for row in guideline if each.id in row.interventions} <= set(found.ids()), name


def test_every_abbreviation_of_the_rows_finds_them(guideline: ll.Guideline) -> None:
    named = {"SBRT", "HIFU", "IRE", "LITT", "MWA", "RFA", "SIRT", "SRS-VMAT", "TACE", "TARE", "VMAT", "VATS"}
    for name in named:
        entry = guideline.abbreviations[name]
        assert guideline.select(text=name).ids() == guideline.select(text=entry.expansion).ids() != ()


def test_nothing_asked_selects_everything_in_the_order_of_the_source(guideline: ll.Guideline) -> None:
    assert guideline.select() == guideline.recommendations
    assert guideline.select(text=" ") == guideline.recommendations
    assert guideline.select(ago_grade=[]) == ll.Recommendations()


@pytest.mark.parametrize(
    ("query", "error", "message"),
    [
        ({"section": "leber"}, ll.UnknownIdError, "no section `leber`; did you mean `liver`?"),
        ({"section": "liver.resection"}, ll.UnknownIdError, "no section"),
        ({"intervention": "SBTR"}, ll.UnknownIdError, "no intervention `SBTR`; did you mean `SBRT`?"),
        ({"intervention": "bleomicin"}, ll.UnknownIdError, "did you mean `bleomycin`?"),
        ({"ago_grade": "+-"}, ValueError, "AGO grade is one of --, -, +/-, +, ++; did you mean `+/-`?"),
        ({"ago_grade": ["+", "?"]}, ValueError, "is one of --, -, +/-, +, ++"),
        ({"min_level_of_evidence": "2A"}, ValueError, "did you mean `2a`?"),
        ({"ago_grade": 5}, TypeError, ""),
        ({"min_level_of_evidence": 3}, TypeError, ""),
    ],
    ids=str,
)
def test_what_does_not_exist_is_refused(
    query: dict[str, Any], error: type[Exception], message: str, guideline: ll.Guideline
) -> None:
    with pytest.raises(error) as caught:
        guideline.select(**query)
    assert message in str(caught.value)
