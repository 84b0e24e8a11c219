"""Real input: every sample of a public cohort becomes a patient, however its cells are spelt."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import leitlinie as ll

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# The site of a metastatic sample. It tells that there is a metastasis, and nothing of any other site. A sample from a
# lymph node may be of the axilla beside the breast, and one from the chest wall local: neither is mapped.
SITES = {
    "Liver": "liver_metastases",
    "Bone": "bone_metastases",
    "Epidural Mass": "other_metastases",
    "Lung": "lung_metastases",
    "Pleura": "pleural_metastases",
    "Brain": "cns_metastases",
    "Skin": "soft_tissue_metastases",
    "Soft Tissue": "soft_tissue_metastases",
    "Peritoneum": "peritoneal_metastases",
    "Pericardium": "other_metastases",
    "Ovary": "other_metastases",
    "Bowel": "other_metastases",
    "Bladder/Ureter": "other_metastases",
    "Stomach": "other_metastases",
    "Orbit": "other_metastases",
    "Uterus": "other_metastases",
}
STATUS = {"Positive": "positive", "Negative": "negative"}
RECEPTORS = {
    "er_status": "ER Status of Sequenced Sample",
    "pr_status": "PR Status of Sequenced Sample",
    "her2_status": "Overall HER2 Status of Sequenced Sample",
}


def to_patient(sample: dict[str, str]) -> dict[str, Any]:
    facts: dict[str, Any] = {fact: STATUS.get(sample[column].strip()) for fact, column in RECEPTORS.items()}
    facts["m_category_at_diagnosis"] = sample["M Stage"] if sample["M Stage"] in {"M0", "M1"} else None
    # The cohort does not say whether its N stage is clinical or pathological; this mapping takes it as clinical.
    n_stage = sample["N Stage"]
    facts["clinical_n_category"] = f"c{n_stage[:2]}" if n_stage[:2] in {"N0", "N1", "N2", "N3"} else None
    age = sample["Invasive Carcinoma Diagnosis Age"]
    facts["age"] = float(age) if age.replace(".", "", 1).isdigit() else float("nan")
    if sample["Sample Type"] == "Metastasis" and (site := SITES.get(sample["Site of Sample"])):
        facts[site] = True
    return facts


@pytest.fixture(scope="module")
def samples(shared: Callable[[str], Path]) -> list[dict[str, str]]:
    (path,) = (shared("data") / "breast_msk_2018").glob("*.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.fixture(scope="module")
def results(samples: list[dict[str, str]], guideline: ll.Guideline) -> list[ll.MatchResult]:
    return [guideline.match(ll.Patient(**to_patient(sample))) for sample in samples]


def test_every_sample_matches(samples: list[dict[str, str]], results: list[ll.MatchResult]) -> None:
    assert len(samples) == len(results) == 1918
    assert {len(result) for result in results} == {49}
    assert not [result for result in results if result.conflicts]


def test_as_a_table_the_samples_get_the_same_answers(
    samples: list[dict[str, str]], results: list[ll.MatchResult], guideline: ll.Guideline
) -> None:
    frame = pd.DataFrame([to_patient(sample) for sample in samples])
    answered = guideline.match(frame, output="text")
    for id in guideline.recommendations.ids():
        assert answered[id].tolist() == [result[id].applicability.value for result in results]


ROWS = {  # a recommendation whose population is one site, with that site's samples
    "liver.chemoembolisation": ["Liver"],
    "lung.staging_and_biopsy": ["Lung"],
    "soft_tissue.radiotherapy": ["Skin", "Soft Tissue"],
}


@pytest.mark.parametrize("id_", ROWS)
def test_counts_by_site_are_those_of_a_plain_count(
    id_: str, samples: list[dict[str, str]], results: list[ll.MatchResult]
) -> None:
    there = [s["Site of Sample"] in ROWS[id_] and s["Sample Type"] == "Metastasis" for s in samples]
    applies = [result[id_].applicability == ll.Applicability.APPLIES for result in results]
    assert applies == there
    assert sum(applies) > 50
    others = {result[id_].applicability.value for result, is_there in zip(results, there, strict=True) if not is_there}
    assert others == {"undetermined"}  # one sample says nothing of the other sites


def test_histology_is_for_everybody_whose_disease_is_known_to_be_metastatic(
    samples: list[dict[str, str]], results: list[ll.MatchResult]
) -> None:
    plain = [
        sample["M Stage"] == "M1" or (sample["Sample Type"] == "Metastasis" and sample["Site of Sample"] in SITES)
        for sample in samples
    ]
    answers = [result["general.histological_verification"].applicability.value for result in results]
    assert answers == ["applies" if metastatic else "undetermined" for metastatic in plain]


def test_de_novo_rows_follow_the_stages(samples: list[dict[str, str]], results: list[ll.MatchResult]) -> None:
    plain = Counter(
        "does_not_apply" if s["M Stage"] == "M0" else answer_of_node(s["N Stage"]) if s["M Stage"] == "M1" else "?"
        for s in samples
    )
    counted = Counter(result["primary.axillary_surgery"].applicability.value for result in results)
    assert counted == plain
    assert min(counted.values()) > 20


def answer_of_node(stage: str) -> str:
    if stage in {"NX", "unk"}:
        return "undetermined"
    return "applies" if stage.startswith("N1") else "does_not_apply"


@pytest.mark.parametrize(("fact", "column"), RECEPTORS.items())
def test_counts_by_receptor_are_those_of_a_plain_count(
    fact: str, column: str, samples: list[dict[str, str]], results: list[ll.MatchResult]
) -> None:
    plain = Counter(s[column].lower() if s[column] in STATUS else None for s in samples)
    assert Counter(result.patient[fact] for result in results) == plain
    assert all(plain.values())


def test_hormone_receptor_status_follows_from_er_and_pr(
    samples: list[dict[str, str]], results: list[ll.MatchResult]
) -> None:
    combined = {"Positive": True, "Negative": False, "Unk/ND": None}
    recorded = [combined[s["Overall HR Status of Sequenced Sample"]] for s in samples]
    assert [result.patient["hr_positive"] for result in results] == recorded


MARROW = {"bone_marrow_infiltration": True, "pancytopenia": True}


def test_an_unknown_receptor_leaves_the_rows_that_read_it_open(
    samples: list[dict[str, str]], guideline: ll.Guideline
) -> None:
    counted: Counter[tuple[str, str]] = Counter()
    for sample in samples:
        result = guideline.match(to_patient(sample) | MARROW)
        spelt = sample[RECEPTORS["her2_status"]]
        counted[spelt, result["bone_marrow.anti_her2_therapy"].applicability.value] += 1
        if spelt not in STATUS:
            assert result["bone_marrow.anti_her2_therapy"].missing == ("her2_status",)
        assert result["bone_marrow.capecitabine"].applicability == ll.Applicability.APPLIES
    assert counted == {
        ("Negative", "does_not_apply"): 1614,
        ("Positive", "applies"): 202,
        ("Unk/ND", "undetermined"): 90,
        ("Equivocal", "undetermined"): 12,
    }


def test_the_criteria_for_liver_resection_read_age_and_her2(
    samples: list[dict[str, str]], guideline: ll.Guideline
) -> None:
    """With size and extent known, HER2-positive patients with liver metastases are favoured by age alone."""
    seen: Counter[str] = Counter()
    for sample in samples:
        if sample["Site of Sample"] == "Liver" and sample[RECEPTORS["her2_status"]] == "Positive":
            known = {"largest_liver_metastasis_cm": 2.5, "hr_positive": False, "sites": ["liver"]}
            result = guideline.match(to_patient(sample) | known)
            young = int(sample["Invasive Carcinoma Diagnosis Age"]) < 50
            assert result["liver.resection"].selection == ll.Selection("favoured" if young else "not_favoured")
            seen[result["liver.resection"].selection.value] += 1
    assert min(seen["favoured"], seen["not_favoured"]) > 5


def test_unknown_spellings_are_refused_where_nobody_maps_them(samples: list[dict[str, str]]) -> None:
    spellings = {s[column] for s in samples for column in RECEPTORS.values()} - set(STATUS)
    assert spellings == {"Unk/ND", "Equivocal"}
    for spelt in spellings:
        with pytest.raises(ll.FactError) as caught:
            ll.Patient(her2_status=spelt)
        assert spelt not in str(caught.value)
