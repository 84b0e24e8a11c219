"""Graded clinical guidelines that compute.

The package brings the chapter *Sites of Metastases* of the AGO Breast guideline, version 2023.1E, as typed data,
and says for a patient which recommendations apply, how strongly, on what evidence, why, and what is still missing
to decide. It is a research tool, not a medical device.

Examples
--------
>>> import leitlinie as ll
>>> guideline = ll.load()
>>> guideline["liver.cryoablation"].ago_grade
AgoGrade.MINUS
>>> patient = ll.Patient(age=46, er_status="positive", her2_status="negative", sites={"liver"})
>>> result = guideline.match(patient)
>>> result
<MatchResult ago-breast-2023.1E-sites-of-metastases: 10 apply, 10 undetermined, 29 do not apply>
>>> result["general.stereotactic_radiotherapy"].missing
('metastasis_count', 'oligometastatic')
>>> print(result["liver.resection"].explain())
→ [yes] Liver metastases — yes (by the list of sites) · slide liver, row 1
"""

from __future__ import annotations

from leitlinie._leitlinie import (
    Abbreviation,
    Abbreviations,
    AgoGrade,
    Applicability,
    Author,
    Authorship,
    Change,
    CohortConflict,
    ColumnProblem,
    Condition,
    Conflict,
    Consensus,
    Criterion,
    Custom,
    Derivation,
    Design,
    Difference,
    Evidence,
    Evidences,
    Explanation,
    Fact,
    FactProblem,
    Facts,
    Figure,
    GradeOfRecommendation,
    Grading,
    Guideline,
    Intervention,
    InterventionKind,
    Interventions,
    Issued,
    Kind,
    LevelOfEvidence,
    Limit,
    Match,
    Matches,
    MatchResult,
    Meaning,
    Note,
    NoteKind,
    OpenQuestion,
    OpenQuestions,
    Operator,
    Origin,
    Outcome,
    Parameter,
    Parameters,
    Patient,
    Period,
    Provenance,
    Recommendation,
    Recommendations,
    Reference,
    References,
    Role,
    Scale,
    Section,
    Sections,
    Selection,
    Site,
    Situation,
    SituationMatch,
    Slide,
    SourcePlace,
    Trial,
    Trials,
    Truth,
    Unit,
    Violation,
    check,
    embedded,
    schema,
)
from leitlinie.errors import (
    CohortError,
    FactError,
    GuidelineError,
    InvalidCellWarning,
    LeitlinieError,
    ParameterError,
    StoredResultError,
    UnknownIdError,
    UnmappedColumnWarning,
)

TYPE_CHECKING = False  # the one of `typing` would make the import cost three times as much
if TYPE_CHECKING:
    from os import PathLike

    from leitlinie._cohort import Cohort, Readiness
    from leitlinie._evidence import EvidenceMap

    __version__: str

__all__ = [
    "Abbreviation",
    "Abbreviations",
    "AgoGrade",
    "Applicability",
    "Author",
    "Authorship",
    "Change",
    "Cohort",
    "CohortConflict",
    "CohortError",
    "ColumnProblem",
    "Condition",
    "Conflict",
    "Consensus",
    "Criterion",
    "Custom",
    "Derivation",
    "Design",
    "Difference",
    "Evidence",
    "EvidenceMap",
    "Evidences",
    "Explanation",
    "Fact",
    "FactError",
    "FactProblem",
    "Facts",
    "Figure",
    "GradeOfRecommendation",
    "Grading",
    "Guideline",
    "GuidelineError",
    "Intervention",
    "InterventionKind",
    "Interventions",
    "InvalidCellWarning",
    "Issued",
    "Kind",
    "LeitlinieError",
    "LevelOfEvidence",
    "Limit",
    "Match",
    "MatchResult",
    "Matches",
    "Meaning",
    "Note",
    "NoteKind",
    "OpenQuestion",
    "OpenQuestions",
    "Operator",
    "Origin",
    "Outcome",
    "Parameter",
    "ParameterError",
    "Parameters",
    "Patient",
    "Period",
    "Provenance",
    "Readiness",
    "Recommendation",
    "Recommendations",
    "Reference",
    "References",
    "Role",
    "Scale",
    "Section",
    "Sections",
    "Selection",
    "Site",
    "Situation",
    "SituationMatch",
    "Slide",
    "SourcePlace",
    "StoredResultError",
    "Trial",
    "Trials",
    "Truth",
    "Unit",
    "UnknownIdError",
    "UnmappedColumnWarning",
    "Violation",
    "check",
    "load",
    "schema",
]


def load(path: str | PathLike[str] | None = None) -> Guideline:
    """Load a guideline.

    Parameters
    ----------
    path : str or os.PathLike, optional
        The guideline's file; without it, the embedded chapter, which is parsed once.

    Returns
    -------
    Guideline

    Raises
    ------
    GuidelineError
        With every violation: file, line, column, path, what is expected and the nearest match.
    OSError
        If the file cannot be read.

    Examples
    --------
    >>> import leitlinie as ll
    >>> ll.load()
    <Guideline ago-breast-2023.1E-sites-of-metastases: 49 graded recommendations>
    """
    return embedded() if path is None else Guideline.from_file(path)


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        # Looking up the version, and what tables need, costs more than all the rest of the import.
        if name == "__version__":
            from importlib.metadata import version

            return version(__name__)
        if name in {"Cohort", "Readiness"}:
            from leitlinie import _cohort

            return getattr(_cohort, name)
        if name == "EvidenceMap":
            from leitlinie import _evidence

            return _evidence.EvidenceMap
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
