"""The tour that `leitlinie demo` gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _text, _view
from leitlinie._leitlinie import Patient, embedded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leitlinie._leitlinie import Guideline, MatchResult

EXPLAINED = "primary.tumor_surgery_visceral"


def tour() -> Iterator[str]:
    """Write the parts of the tour: the graded table, a patient, an explanation, what is still open."""
    guideline, patient = embedded(), example()
    result = guideline.match(patient)
    yield from the_guideline(guideline)
    yield from a_patient(patient, result)
    yield from why(result)
    yield from still_open(result)
    yield _text.closing(result)


def example() -> Patient:
    """Return the patient of the tour."""
    return Patient(
        age=46,
        er_status="positive",
        her2_status="negative",
        m_category_at_diagnosis="M1",
        sites={"liver"},
        liver_metastasis_count=2,
    )


def the_guideline(guideline: Guideline) -> Iterator[str]:
    """Show the graded table and what the grades mean."""
    yield _text.wrap(
        "1. THE GUIDELINE. leitlinie turns a graded clinical guideline into data that compute. It brings this "
        f"chapter: {len(guideline)} recommendations by site, each with its grades as printed."
    )
    yield _text.guideline(guideline, ids=False)
    yield _scales(guideline)


def _scales(guideline: Guideline) -> str:
    grading = guideline.grading
    lines = [_text.wrap(f"{each.value:<3}  {each.meaning}", "  ", "       ") for each in grading.ago_grade.meanings]
    others = f"{grading.level_of_evidence.label}: 1a to 5; {grading.grade_of_recommendation.label}: A to D."
    return "\n".join([f"{grading.ago_grade.label}:", *lines, _text.wrap(others)])


def a_patient(patient: Patient, result: MatchResult) -> Iterator[str]:
    """Show the recommendations that apply to a patient."""
    yield _text.wrap(
        "2. A PATIENT. She is 46, and two liver metastases were found together with her oestrogen receptor-positive, "
        "HER2-negative breast cancer; nothing else is known. In Python:"
    )
    made = _text.wrap(f"patient = ll.{patient!r}", "  ", "      ")
    yield f"  import leitlinie as ll\n\n{made}\n  result = ll.load().match(patient)"
    yield _text.wrap(f"Of the {len(result)} recommendations, {_view.counts(result)}. Those for her:")
    yield _text.applicable(result.applicable)


def why(result: MatchResult) -> Iterator[str]:
    """Show one explanation."""
    yield _text.wrap(
        "3. WHY. Every answer shows its reasons, with the value of each criterion and where it comes from; the arrows "
        f"mark what decides. This is result[{EXPLAINED!r}].explain():"
    )
    yield _text.explanation(result[EXPLAINED])


def still_open(result: MatchResult) -> Iterator[str]:
    """Show what is still to be known."""
    yield _text.wrap(
        f"4. WHAT IS STILL OPEN. What is unknown turns neither into yes nor into no: {len(result.undetermined)} "
        "recommendations stay undetermined, and these facts would settle them. This is result.open_questions():"
    )
    yield _text.questions(result.open_questions())
