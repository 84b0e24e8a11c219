"""A patient: the closed list of sites, derived facts, conflicts, and how she is looked at."""

from __future__ import annotations

from typing import Any

import pytest

import leitlinie as ll


@pytest.fixture(scope="module")
def site_facts(vocabulary: Any) -> dict[str, Any]:  # noqa: ANN401
    return {fact["site"]["code"]: fact for fact in vocabulary["facts"] if "site" in fact}


class TestSites:
    """`sites` closes the world of sites, and only that."""

    def test_every_site_that_is_not_listed_is_known_to_be_absent(self, site_facts: dict[str, Any]) -> None:
        for code, listed in site_facts.items():
            patient = ll.Patient(sites={code})
            for other, fact in site_facts.items():
                open_ = code in fact["site"].get("left_open_by", []) and other != code
                expected = True if fact is listed else None if open_ else False
                assert patient[fact["id"]] is expected, (code, other)

    def test_some_sites_are_left_open_by_others(self, site_facts: dict[str, Any]) -> None:
        open_ = {(code, other) for code, fact in site_facts.items() for other in fact["site"].get("left_open_by", [])}
        assert open_ == {
            ("pleura", "pleural_effusion"),
            ("pleural_effusion", "pleura"),
            ("peritoneum", "ascites"),
            ("ascites", "peritoneum"),
            ("contralateral_axilla", "distant_lymph_node"),
            # Registries put these under other sites.
            ("bone_marrow", "other"),
            ("pleura", "other"),
            ("pleural_effusion", "other"),
            ("pericardial_effusion", "other"),
            ("peritoneum", "other"),
            ("ascites", "other"),
            ("soft_tissue", "other"),
            ("contralateral_axilla", "other"),
            ("adrenal", "other"),
        }
        both = ll.Patient(sites={"pleura", "pleural_effusion"})
        assert both["malignant_pleural_effusion"] is True

    def test_no_sites_at_all_is_an_answer(self, site_facts: dict[str, Any]) -> None:
        patient = ll.Patient(sites=set())
        assert all(patient[fact["id"]] is False for fact in site_facts.values())
        assert patient["distant_metastases"] is None  # de novo metastatic disease may be in remission
        assert ll.Patient(sites=set(), m_category_at_diagnosis="M0")["distant_metastases"] is False
        assert patient.sites == frozenset()
        assert patient != ll.Patient()

    def test_nothing_else_is_closed(self, vocabulary: Any) -> None:  # noqa: ANN401
        patient = ll.Patient(sites={"liver"})
        plain = [fact["id"] for fact in vocabulary["facts"] if "site" not in fact and "derived" not in fact]
        assert [id_ for id_ in plain if patient[id_] is not None] == []

    def test_a_single_fact_says_nothing_about_other_sites(self) -> None:
        patient = ll.Patient(liver_metastases=True)
        assert patient.sites is None
        assert patient["liver_metastases"] is True
        assert patient["bone_metastases"] is None
        assert patient["extrahepatic_disease"] is None

    @pytest.mark.parametrize(
        ("written", "code"),
        [("hepatic", "liver"), ("pulmonary", "lung"), ("brain", "cns"), ("skin", "soft_tissue"), ("bone", "bone")],
    )
    def test_other_names_of_a_site_are_understood(self, written: str, code: str) -> None:
        assert ll.Patient(sites={written}) == ll.Patient(sites={code})
        assert ll.Patient(sites={written}).sites == frozenset({code})

    @pytest.mark.parametrize(
        "sites", [{"liver", "bone"}, ["liver", "bone", "liver"], ("bone", "liver"), {"liver": 1, "bone": 2}.keys()]
    )
    def test_any_collection_will_do(self, sites: Any) -> None:  # noqa: ANN401
        assert ll.Patient(sites=sites) == ll.Patient(sites=["bone", "liver"])

    def test_one_text_is_no_collection_of_names(self) -> None:
        with pytest.raises(ll.FactError, match="a set of names of sites is expected"):
            ll.Patient(sites="liver")

    def test_an_unknown_site_names_all_sites_and_the_nearest(self, site_facts: dict[str, Any]) -> None:
        with pytest.raises(ll.FactError) as caught:
            ll.Patient(sites={"livre"})
        (problem,) = caught.value.problems
        assert problem.fact == "sites"
        assert set(problem.allowed) == set(site_facts)
        assert problem.suggestion == "liver"

    def test_a_site_given_by_itself_wins_and_the_contradiction_is_reported(self) -> None:
        patient = ll.Patient(sites={"liver"}, bone_metastases=True)
        assert patient["bone_metastases"] is True
        (conflict,) = patient.conflicts
        assert (conflict.fact, conflict.given, conflict.derived) == ("bone_metastases", ll.Truth.TRUE, ll.Truth.FALSE)
        assert conflict.because == ("sites",)
        assert "bone_metastases counts as true" in str(conflict)


DERIVED = [  # what is given, a derived fact, its value
    ({"er_status": "positive"}, "hr_positive", True),
    ({"pr_status": "positive", "er_status": "negative"}, "hr_positive", True),
    ({"pr_status": "negative", "er_status": "negative"}, "hr_positive", False),
    ({"er_status": "negative"}, "hr_positive", None),
    ({"er_status": "negative", "hr_positive": True}, "hr_positive", True),
    ({"m_category_at_diagnosis": "M1"}, "de_novo_metastatic", True),
    ({"m_category_at_diagnosis": "M0"}, "de_novo_metastatic", False),
    ({"liver_metastasis_count": 2}, "liver_metastases", True),
    ({"liver_metastasis_count": 0}, "liver_metastases", False),
    ({"lung_metastasis_count": 1}, "distant_metastases", True),
    ({"sites": ["bone"]}, "bone_only_metastases", True),
    ({"sites": ["bone", "liver"]}, "bone_only_metastases", False),
    ({"sites": ["bone", "bone_marrow"]}, "bone_only_metastases", None),
    ({"sites": ["bone"]}, "visceral_metastases", False),
    ({"sites": ["cns"]}, "visceral_metastases", None),
    ({"sites": ["liver"]}, "extrahepatic_disease", False),
    ({"sites": ["contralateral_axilla"]}, "distant_metastases", None),
    ({"metastasis_count": 2}, "oligometastatic", None),
    ({"disease_free_interval_months": 200}, "long_disease_free_interval", None),
]


@pytest.mark.parametrize(("given", "fact", "value"), DERIVED)
def test_derived_facts(given: dict[str, Any], fact: str, value: object) -> None:
    patient = ll.Patient(**given)
    assert patient[fact] is value
    assert getattr(patient, fact) is value
    assert (fact in patient) is (value is not None)


CONFLICTS = [
    ({"er_status": "positive", "hr_positive": False}, "hr_positive", False, ("er_status",)),
    ({"er_status": "negative", "pr_status": "negative", "hr_positive": True}, "hr_positive", True, None),
    ({"m_category_at_diagnosis": "M0", "de_novo_metastatic": True}, "de_novo_metastatic", True, None),
    ({"liver_metastases": True, "liver_metastasis_count": 0}, "liver_metastases", True, ("liver_metastasis_count",)),
    ({"liver_metastases": False, "liver_metastasis_count": 3}, "liver_metastases", False, None),
    ({"sites": ["bone", "lung"], "bone_only_metastases": True}, "bone_only_metastases", True, None),
    ({"sites": [], "m_category_at_diagnosis": "M0", "distant_metastases": True}, "distant_metastases", True, None),
    ({"metastasis_count": 0, "oligometastatic": True}, "oligometastatic", True, ("metastasis_count",)),
    ({"sites": ["bone"], "liver_metastasis_count": 2}, "liver_metastases", False, ("liver_metastasis_count",)),
    ({"sites": ["liver"], "liver_metastasis_count": 0}, "liver_metastases", True, ("liver_metastasis_count",)),
    (
        {"sites": ["bone"], "largest_liver_metastasis_cm": 3},
        "liver_metastases",
        False,
        ("largest_liver_metastasis_cm",),
    ),
    ({"metastasis_count": 0, "liver_metastases": True}, "liver_metastases", True, ("metastasis_count",)),
    ({"metastasis_count": 0, "sites": ["cns"]}, "cns_metastases", True, ("metastasis_count",)),
    ({"metastasis_count": 0, "lung_metastasis_count": 2}, "lung_metastases", True, ("metastasis_count",)),
    ({"sites": ["bone"], "symptomatic_ascites": True}, "malignant_ascites", False, ("symptomatic_ascites",)),
    (
        {"malignant_pericardial_effusion": False, "symptomatic_pericardial_effusion": True},
        "malignant_pericardial_effusion",
        False,
        ("symptomatic_pericardial_effusion",),
    ),
    (
        {"sites": ["bone"], "lung_metastasis_laterality": "bilateral"},
        "lung_metastases",
        False,
        ("lung_metastasis_laterality",),
    ),
    (
        {"sites": ["liver"], "metachronous_contralateral_axilla": True},
        "contralateral_axillary_metastasis",
        False,
        ("metachronous_contralateral_axilla",),
    ),
    (
        {"m_category_at_diagnosis": "M1", "disease_free_interval_months": 24},
        "de_novo_metastatic",
        True,
        ("disease_free_interval_months",),
    ),
]

AGREEING = [
    {"sites": ["bone"], "largest_liver_metastasis_cm": 0, "liver_metastasis_count": 0},
    {"sites": ["bone"], "symptomatic_ascites": False, "few_lung_metastases": False},
    {"metastasis_count": 0, "sites": []},
    {"metastasis_count": 0, "malignant_pleural_effusion": True, "bone_marrow_infiltration": True},
    {"metastasis_count": 0, "lung_metastases": False},
    {"metastasis_count": 3, "sites": ["liver"], "liver_metastasis_count": 3, "largest_liver_metastasis_cm": 2.5},
    {"symptomatic_ascites": True},
    {"m_category_at_diagnosis": "M1", "disease_free_interval_months": 0},
    {"m_category_at_diagnosis": "M0", "disease_free_interval_months": 24},
]


@pytest.mark.parametrize("given", AGREEING, ids=str)
def test_what_agrees_is_no_conflict(given: dict[str, Any]) -> None:
    assert ll.Patient(**given).conflicts == ()


def test_nothing_is_derived_from_a_cross_check() -> None:
    patient = ll.Patient(symptomatic_ascites=True, metastasis_count=0, lung_metastasis_laterality="bilateral")
    assert [patient[fact] for fact in ("malignant_ascites", "bone_metastases", "lung_metastases")] == [None] * 3
    assert patient.conflicts == ()


@pytest.mark.parametrize(("given", "fact", "counts", "because"), CONFLICTS)
def test_a_given_value_wins_over_what_contradicts_it(
    given: dict[str, Any],
    fact: str,
    counts: bool,
    because: tuple[str, ...] | None,
    guideline: ll.Guideline,
) -> None:
    patient = ll.Patient(**given)
    assert patient[fact] is counts
    conflict = {each.fact: each for each in patient.conflicts}[fact]
    assert conflict.given == ll.Truth(str(counts).lower())
    assert conflict.derived == ll.Truth(str(not counts).lower())
    assert conflict.because
    if because:
        assert conflict.because == because
    assert guideline.match(patient).conflicts == patient.conflicts
    assert patient.facts == {name: value for name, value in given.items() if name != "sites"}


def test_a_threshold_can_make_a_conflict(guideline: ll.Guideline) -> None:
    patient = ll.Patient(metastasis_count=7, oligometastatic=True)
    assert patient.conflicts == ()
    assert guideline.match(patient, parameters={"oligometastatic_max_count": 7}).conflicts == ()
    (conflict,) = guideline.match(patient, parameters={"oligometastatic_max_count": 3}).conflicts
    assert conflict.fact == "oligometastatic"


class TestReplace:
    def test_facts_are_added_changed_and_forgotten(self) -> None:
        patient = ll.Patient(age=46, er_status="positive", sites={"liver"})
        assert patient.replace(age=47) == ll.Patient(age=47, er_status="positive", sites={"liver"})
        assert patient.replace(pain=True).facts == {"age": 46, "er_status": "positive", "pain": True}
        assert patient.replace(age=None) == ll.Patient(er_status="positive", sites={"liver"})
        assert patient.replace(sites={"bone"}).sites == frozenset({"bone"})
        assert patient == ll.Patient(age=46, er_status="positive", sites={"liver"})

    def test_a_forgotten_fact_is_derived_again(self) -> None:
        patient = ll.Patient(er_status="positive", hr_positive=False)
        assert patient["hr_positive"] is False
        assert patient.replace(hr_positive=None)["hr_positive"] is True

    def test_the_new_facts_are_checked(self) -> None:
        with pytest.raises(ll.FactError, match="did you mean `age`"):
            ll.Patient().replace(agee=3)


class TestLooks:
    patient = ll.Patient(age=46, er_status="positive", pain=False, sites={"liver", "bone"})

    def test_repr_can_be_evaluated(self) -> None:
        assert repr(self.patient) == "Patient(sites={'liver', 'bone'}, age=46, er_status='positive', pain=False)"
        for patient in (self.patient, ll.Patient(), ll.Patient(sites=set()), ll.Patient(age=46.5)):
            assert eval(repr(patient), {"Patient": ll.Patient}) == patient  # noqa: S307

    def test_rich_shows_the_sites_as_well(self) -> None:
        pretty = pytest.importorskip("rich.pretty")
        patient = ll.Patient(age=46, sites={"liver"})
        assert pretty.pretty_repr(patient) == "Patient(sites=frozenset({'liver'}), age=46)"
        assert pretty.pretty_repr(ll.Patient(sites=set())) == "Patient(sites=frozenset())"
        assert pretty.pretty_repr(ll.Patient(age=46)) == "Patient(age=46)"

    def test_facts_are_attributes_and_complete(self, vocabulary: Any) -> None:  # noqa: ANN401
        ids = {fact["id"] for fact in vocabulary["facts"]}
        assert ids <= set(dir(self.patient))
        assert {"facts", "sites", "conflicts", "replace", "to_json"} <= set(dir(self.patient))
        assert set(self.patient._ipython_key_completions_()) == ids
        assert self.patient.age == 46
        assert self.patient.hr_positive is True
        assert self.patient.her2_status is None

    def test_there_are_no_other_attributes(self) -> None:
        with pytest.raises(AttributeError, match="a patient has no fact `agee`"):
            _ = self.patient.agee
        assert not hasattr(self.patient, "_repr_svg_")

    def test_looking_up_what_does_not_exist_names_the_nearest(self) -> None:
        with pytest.raises(ll.UnknownIdError, match="no fact `agee`; did you mean `age`"):
            self.patient["agee"]
        with pytest.raises(ll.UnknownIdError):
            assert "agee" in self.patient

    def test_given_facts_are_only_those_given(self) -> None:
        assert self.patient.facts == {"age": 46, "er_status": "positive", "pain": False}
        assert self.patient.to_dict() == self.patient.facts | {"sites": ["liver", "bone"]}
        assert "sites" not in ll.Patient(age=46).to_dict()

    def test_patients_are_equal_by_what_was_given(self) -> None:
        assert ll.Patient(age=46) == ll.Patient(age=46.0)
        assert ll.Patient(age=46) != ll.Patient(age=47)
        assert ll.Patient(liver_metastases=True) != ll.Patient(sites={"liver"})
        assert len({ll.Patient(age=46), ll.Patient(age=46.0), ll.Patient(age=46, pain=None)}) == 1
