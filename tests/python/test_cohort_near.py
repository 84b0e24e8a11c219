"""Columns that are no fact: which are near to one, and that somebody is told before an answer is missed."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import leitlinie as ll
from tables import columns_of

NEAR = {
    "er_status": [
        "er",
        "ER",
        "ER-Status",
        "erStatus",
        "ERStatus",
        "er_positive",
        "ER_STATUS_BY_IHC",
        "ER status primary",
    ],
    "pr_status": ["pr", "PR", "PR_STATUS_BY_IHC", "progesterone_receptor_status", "progesterone receptor"],
    "her2_status": ["her2", "HER2", "HER-2-Status", "her2_positive", "Overall HER2 Status of Sequenced Sample"],
    "hr_positive": ["hr", "HR_STATUS", "hormone receptor positive"],
    "liver_metastases": [
        "liver",
        "Liver",
        "hepatic",
        "liver_metastasis",
        "liver_mets",
        "mets_liver",
        "LiverMetastases",
    ],
    "lung_metastases": ["lung", "lungs", "pulmonary_metastases"],
    "bone_metastases": ["bone", "bone_mets", "osseous"],
    "cns_metastases": ["brain", "brain_metastases", "CNS mets", "meninges"],
    "soft_tissue_metastases": ["skin", "soft tissue"],
    "malignant_ascites": ["ascites"],
    "malignant_pleural_effusion": ["pleural_effusion"],
    "age": ["Age", "AGE", "age_years", "Age (years)", "patient_age"],
    "clinical_n_category": ["clinical_n", "Clinical N Category"],
    "disease_free_interval_months": ["disease_free_interval", "Disease-free interval (months)"],
    "metastasis_count": ["number_of_metastases", "metastases_count", "MetastasisCount"],
    "de_novo_metastatic": ["de_novo_metastasis", "DeNovoMetastatic"],
    "oligometastatic": ["oligometastases"],
    "sites": ["Sites", "metastatic_sites"],
}

FAR = """
patient patient_id PATIENT_ID id ID pid case_id Tumor_ID PatientId sample SAMPLE_ID oncotree_code cancer_type
year Diagnosejahr diagnosis_year centre center hospital site date date_of_birth Diagnosedatum time_to_liver_metastases
date_of_liver_metastases liver_metastases_date dob sex SEX gender Geschlecht name status state M N T TNM_M TNM_N N_c M_c
stage STAGE grade Grading comment notes other Other other_specify surgery tumor tumour primary metastases metastasis
months count number OS_MONTHS OS_STATUS DFS_STATUS PFS_STATUS PFS_MONTHS DSS_STATUS vital_status menopausal_status
msi_status smoking_status ps_status ecog_status ki67 BRCA1_STATUS pain_score pain_medication histology chemotherapy
radiotherapy treatment response positive negative value category lymph_nodes_positive tumor_size largest_diameter
age_at_diagnosis Diagnosealter age_at_death height weight bmi icd10 icdo3 topography morphology laterality
Seitenlokalisation Lokalisation Therapieart Intention UICC_Stadium_c mutation_count MUTATION_COUNT TMB sample_type race
ethnicity liver_biopsy liver_function bone_scan bone_density lung_cancer lung_function skin_type brain_mri disease
disease_status life expectancy cause_of_death line first_line er_percent her2_ihc_score her2_fish_ratio effusion
infiltration marrow compression patients parent pairs pains_taken days status_months positive_status
""".split()  # noqa: SIM905


@pytest.fixture(scope="module")
def near(guideline: ll.Guideline) -> Callable[[str], str | None]:
    def near(name: str) -> str | None:
        return guideline.cohort([{name: None}]).near_misses.get(name)

    return near


@pytest.mark.parametrize(("fact", "names"), NEAR.items())
def test_a_near_miss_is_seen(near: Callable[[str], str | None], fact: str, names: list[str]) -> None:
    assert {name: near(name) for name in names} == dict.fromkeys(names, fact)


def test_what_is_something_else_is_near_to_nothing(near: Callable[[str], str | None]) -> None:
    assert {name: fact for name in FAR if (fact := near(name)) is not None} == {}


def test_every_fact_is_near_to_its_label_and_to_its_id_in_capitals(
    near: Callable[[str], str | None],
    vocabulary: Any,  # noqa: ANN401
) -> None:
    for fact in vocabulary["facts"]:
        if fact["id"] != "other_metastases":  # a column with remarks is often called `other`
            assert (near(fact["id"].upper()), near(fact["label"])) == (fact["id"], fact["id"])


def test_columns_of_public_registries(near: Callable[[str], str | None], shared: Callable[[str], Path]) -> None:
    """Of all columns of two public data sets, those are near that state the status of a receptor, and no others."""
    found = {}
    for path in [*shared("data").rglob("obds_rki/csv/*.csv"), *shared("data").rglob("breast_msk_2018/*.tsv")]:
        with path.open(encoding="utf-8", newline="") as file:
            names = next(csv.reader(file, delimiter=";" if path.suffix == ".csv" else "\t"))
        found |= {name: fact for name in names if (fact := near(name)) is not None}
    assert found == {
        "ER Status of Sequenced Sample": "er_status",
        "ER Status of the Primary": "er_status",
        "PR Status of Sequenced Sample": "pr_status",
        "PR Status of the Primary": "pr_status",
        "Overall HER2 Status of Sequenced Sample": "her2_status",
        "Overall Patient HER2 Status": "her2_status",
    }


TABLE = {"patient": ["a"], "liver": [True], "her2": ["positive"], "age": [46]}


class TestWarning:
    @pytest.mark.parametrize("table", [pd.DataFrame, pl.DataFrame, pa.table, lambda each: pa.table(each).to_pylist()])
    def test_a_near_miss_beside_good_columns_warns_at_the_line_of_the_user(
        self,
        guideline: ll.Guideline,
        table: Any,  # noqa: ANN401
    ) -> None:
        with pytest.warns(ll.UnmappedColumnWarning) as caught:
            guideline.match(table(TABLE))
        (warning,) = caught
        assert warning.filename == __file__
        said = str(warning.message)
        assert "liver (near to liver_metastases), her2 (near to her2_status)" in said
        assert '`columns={"liver": "liver_metastases"}`' in said
        assert "patient" not in said

    @pytest.mark.parametrize(
        "ask",
        [
            lambda cohort: cohort.match(),
            lambda cohort: cohort.match(output="summary"),
            lambda cohort: cohort.summary(),
            lambda cohort: cohort.open_questions(),
        ],
    )
    def test_a_cohort_warns_once(self, guideline: ll.Guideline, ask: Any) -> None:  # noqa: ANN401
        cohort = guideline.cohort(pl.DataFrame(TABLE))
        with pytest.warns(ll.UnmappedColumnWarning):
            ask(cohort)
        ask(cohort)
        cohort.match()

    def test_readiness_reports_it_and_does_not_warn(self, guideline: ll.Guideline) -> None:
        readiness = guideline.readiness(pl.DataFrame(TABLE))
        assert readiness.unmapped == {"patient": None, "liver": "liver_metastases", "her2": "her2_status"}

    def test_what_the_user_says_is_not_warned_of(self, guideline: ll.Guideline) -> None:
        columns = {"liver": "liver_metastases", "her2": None}
        cohort = guideline.cohort(pl.DataFrame(TABLE), columns=columns)
        assert cohort.near_misses == {}
        assert cohort.unmapped == ("patient", "her2")
        assert cohort.match(select="liver.resection")["liver.resection"].to_list() == [True]

    def test_a_column_with_a_facts_own_name_can_be_said_to_be_none(self, guideline: ll.Guideline) -> None:
        frame = pl.DataFrame({"pain": [7], "age": [46]})
        cohort = guideline.cohort(frame, columns={"pain": None})
        assert (cohort.columns, cohort.unmapped) == ({"age": "age"}, ("pain",))

    def test_a_fact_that_has_its_column_is_not_missed(self, guideline: ll.Guideline) -> None:
        guideline.match(pl.DataFrame({"er_status": ["positive"], "er": [90]}))

    def test_nothing_is_read_from_a_near_miss(self, guideline: ll.Guideline) -> None:
        cohort = guideline.cohort(pl.DataFrame(TABLE))
        assert cohort.patient(0) == ll.Patient(age=46)

    def test_where_nothing_was_understood_it_is_said(self, guideline: ll.Guideline) -> None:
        with pytest.warns(ll.UnmappedColumnWarning, match="no column is a fact, and none is guessed: x, y;"):
            guideline.match(pl.DataFrame({"x": [1], "y": [2]}))

    def test_the_category_can_be_silenced(self, guideline: ll.Guideline) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ll.UnmappedColumnWarning)
            guideline.match(pl.DataFrame(TABLE))


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame, pa.table])
def test_a_table_without_a_fact_keeps_its_rows(guideline: ll.Guideline, kind: Any) -> None:  # noqa: ANN401
    with pytest.warns(ll.UnmappedColumnWarning, match="no column is a fact"):
        answered = columns_of(guideline.match(kind({"x": [1, 2, 3]}), select="liver.resection"))
    assert answered == {"x": [1, 2, 3], "liver.resection": [None, None, None]}
