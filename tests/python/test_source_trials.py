"""Every figure of the trial tables is encoded, and no figure is encoded that is not in print."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

import slides

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import leitlinie as ll

NAMES = {
    "trials.ecog_2108": "ECOG 2108",
    "trials.tata_memorial": "Tata Memorial Hospital",
    "trials.mf07_01": "MF07-01",
    "trials.abcsg_28": "ABCSG-28",
    "trials.jcog_1017": "JCOG 1017",
    "registry.bomet_mf_14_01": "BOMET MF 14-01",
}


@pytest.fixture(scope="module")
def text(shared: Callable[[str], Path]) -> str:
    return slides.text_of(shared("source"))


@pytest.fixture(scope="module")
def cells(text: str) -> dict[str, str]:
    """What is printed of each trial, from its name to the next trial or to the legend."""
    tables = [slide.body for slide in slides.slides(text) if re.search(r"^Trial n ", slide.body, re.MULTILINE)]
    table = " ".join(" ".join(tables).split())
    for name in NAMES.values():
        table = re.sub(r" ?".join(re.escape(part) for part in name.split()), f"\n{name}", table, count=1)
    rows = [re.split(r" ns not significant| ST = systemic| Prospective Registry", row)[0] for row in table.split("\n")]
    found = {id_: row for id_, name in NAMES.items() for row in rows if row.startswith(name)}
    assert set(found) == set(NAMES)
    return found


def numbers(print_: str) -> Counter[float]:
    return Counter(float(number) for number in re.findall(r"\d+(?:\.\d+)?", print_))


def encoded_numbers(trial: ll.Trial, places: list[int]) -> Iterator[float]:
    """Every number that is encoded of a trial; `places` are its references' numbers in the notes."""
    yield from places
    yield trial.n
    yield from filter(None, [trial.period.start, trial.period.end])
    yield from numbers(" ".join([trial.name, trial.prior_therapy or ""])).elements()
    for outcome in (trial.local_control, trial.overall_survival):
        if outcome:
            yield from (figure.value for figure in outcome.figures)
            for span in {word for figure in outcome.figures for word in re.findall(r"(\d+)-year", figure.measure)}:
                yield float(span)
            yield from numbers(re.sub(r"(?i)her2", "", outcome.detail or "")).elements()


def test_the_trials_stand_at_their_place(guideline: ll.Guideline) -> None:
    assert {trial.id: trial.name for trial in guideline.trials} == NAMES
    places = [(trial.source.slide, trial.source.row) for trial in guideline.trials]
    assert places == [("trials", 1), ("trials", 2), ("trials", 3), ("trials", 4), ("trials", 5), ("registry", 1)]


@pytest.mark.parametrize("id_", NAMES)
def test_all_numbers_of_a_row_are_encoded_and_no_others(
    id_: str, cells: dict[str, str], guideline: ll.Guideline
) -> None:
    trial = guideline.trials[id_]
    listed = guideline.evidence["trials.randomized"].references
    # The references of the registry study have no numbers in its table: the notes have one entry.
    places = [listed.index(reference) + 1 for reference in trial.references] if id_.startswith("trials.") else []
    print_ = re.sub(r"(?i)her2", "", cells[id_])  # the 2 of the marker is no figure
    print_ = print_.replace("*8.9", "*8,9")  # the separator is a misprint; listed in data/SOURCES.md
    assert numbers(print_) == Counter(map(float, encoded_numbers(trial, places)))


WORDS = {  # words of each row, in print and as encoded
    "trials.ecog_2108": [("USA/Kanada", "country", "USA/Canada"), ("yes no ns", "quality_of_life.printed", "ns")],
    "trials.tata_memorial": [("India", "country", "India"), ("yes no -", "quality_of_life.printed", "-")],
    "trials.mf07_01": [
        ("Turkey", "country", "Turkey"),
        ("no systemic therapy", "prior_therapy", "no systemic therapy"),
        ("no 10 y LRP", "local_control.printed", "no"),
        ("LRT 1% vs 14% ST, s", "local_control.significance", "s"),
        ("10 y fu OS: LRT 19% vs. ST 5%, s", "overall_survival.printed", "10 y fu OS: LRT 19% vs. ST 5%, s"),
        ("metastasis) ns", "quality_of_life.printed", "ns"),
    ],
    "trials.abcsg_28": [
        ("Austria", "country", "Austria"),
        ("no systemic therapy", "prior_therapy", "no systemic therapy"),
        ("yes no ns", "overall_survival.printed", "no"),
    ],
    "trials.jcog_1017": [
        ("Japan", "country", "Japan"),
        ("primary ST", "prior_therapy", "primary systemic therapy"),
        ("Completed, results not reported so far", "status", "completed; no results reported yet"),
    ],
    "registry.bomet_mf_14_01": [
        ("yes 3 y fu", "local_control.printed", "yes"),
        (
            "3 y fu: improved OS in the LRT group (HR 0.40)",
            "overall_survival.printed",
            "3 y fu: improved OS in the LRT group (HR 0.40)",
        ),
    ],
}


@pytest.mark.parametrize("id_", WORDS)
def test_cells_are_encoded_as_printed(id_: str, cells: dict[str, str], guideline: ll.Guideline) -> None:
    for print_, path, expected in WORDS[id_]:
        assert print_ in cells[id_]
        value: object = guideline.trials[id_]
        for name in path.split("."):
            value = getattr(value, name)
        assert value == expected, path


def test_percentages_stand_under_the_right_arm(guideline: ll.Guideline) -> None:
    trial = guideline.trials["trials.mf07_01"]
    control = {figure.arm: (figure.value, figure.unit) for figure in trial.local_control.figures}
    survival = {figure.arm: (figure.value, figure.unit) for figure in trial.overall_survival.figures}
    assert control == {"LRT": (1, "%"), "ST": (14, "%")}
    assert survival == {"LRT": (19, "%"), "ST": (5, "%")}
    (ratio,) = guideline.trials["registry.bomet_mf_14_01"].overall_survival.figures
    assert (ratio.value, ratio.arm) == (0.40, "LRT")
    assert "hazard ratio" in ratio.measure


def test_a_contradictory_cell_has_no_verdict_and_says_so(guideline: ll.Guideline) -> None:
    trial = guideline.trials["trials.mf07_01"]
    assert (trial.local_control.printed, trial.local_control.improved) == ("no", None)
    assert "contradicts itself" in trial.interpretation
    dashes = [each.id for each in guideline.trials if each.quality_of_life and each.quality_of_life.printed == "-"]
    assert dashes == ["trials.tata_memorial", "registry.bomet_mf_14_01"]
    assert all(guideline.trials[id_].quality_of_life.improved is None for id_ in dashes)


def test_the_signs_behind_the_names_are_marks(cells: dict[str, str], guideline: ll.Guideline) -> None:
    for trial in guideline.trials:
        printed = {sign for sign in "*#" if sign in cells[trial.id]}
        assert set(trial.marks) == printed, trial.id
    assert guideline.trials["trials.abcsg_28"].status.startswith("ended early")


def test_only_the_registry_study_is_not_randomised(guideline: ll.Guideline) -> None:
    designs = [trial.design.value for trial in guideline.trials]
    assert designs == ["randomised_phase_iii"] * 5 + ["prospective_registry"]


def test_the_consensus_statement_has_its_vote_and_its_two_situations(text: str, guideline: ll.Guideline) -> None:
    assert "ABC6 2021: LoE: Expert opinion/NA (85%)" in text
    (statement,) = guideline.consensus
    assert statement.body == "ABC6 2021"
    assert statement.agreement_percent == 85
    assert statement.level_of_evidence == "expert opinion"
    assert statement.source.slide == "axilla"
    stage_iv, regional = statement.situations
    assert "stage IV" in stage_iv.consequence
    assert "regional" in regional.consequence
    assert str(stage_iv.population) == (
        "contralateral axillary metastasis, not contralateral breast cancer and axillary metastasis at first recurrence"
    )
    assert "prior ipsilateral axillary therapy" in str(regional.population)
