"""What stands in the cells of an evidence gap map, and which trials stand behind a section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leitlinie import _view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leitlinie._leitlinie import Guideline, Recommendation, Trial


@dataclass(frozen=True)
class EvidenceCell:
    """What a recommendation says of an intervention at a site.

    Attributes
    ----------
    section : str
        Id of the section, which is the site.
    intervention : str or None
        Id of the intervention; none where the recommendation names none that has an id.
    recommendation : Recommendation
        The graded row.
    references : tuple of str
        Ids of the references behind it.
    trials : tuple of str
        Ids of the tabulated trials of which one of these references reports.
    """

    section: str
    intervention: str | None
    recommendation: Recommendation
    references: tuple[str, ...]
    trials: tuple[str, ...]

    def __str__(self) -> str:
        row = self.recommendation
        return f"{row.ago_grade} {row.level_of_evidence} {row.grade_of_recommendation} ({len(self.references)})"


@dataclass(frozen=True)
class SectionTrial:
    """A trial behind a section.

    Attributes
    ----------
    section : str
        Id of the section.
    trial : Trial
        The trial.
    tabulated : bool
        Whether the section itself holds the trial's row.
    references : tuple of str
        Ids of the references that report of the trial and are cited in the section.
    """

    section: str
    trial: Trial
    tabulated: bool
    references: tuple[str, ...]


def cells(guideline: Guideline) -> Iterator[EvidenceCell]:
    """Take the cells from the graded rows, in the order of the source."""
    for row in guideline.recommendations:
        references = guideline.references_of(row.id).ids()
        trials = tuple(trial.id for trial in guideline.trials if shared(trial, references))
        for intervention in row.interventions or (None,):
            yield EvidenceCell(_view.section_of(row.id), intervention, row, references, trials)


def section_trials(guideline: Guideline) -> Iterator[SectionTrial]:
    """Find the trials behind each section: those in its table, and those of which it cites a report."""
    for section in guideline.sections:
        references = guideline.references_of(section.id).ids()
        for trial in guideline.trials:
            cited, tabulated = shared(trial, references), trial in section.trials
            if tabulated or cited:
                yield SectionTrial(section.id, trial, tabulated, cited)


def shared(trial: Trial, references: Iterable[str]) -> tuple[str, ...]:
    """Return those of the trial's references that are among others."""
    return tuple(reference for reference in trial.references if reference in references)
