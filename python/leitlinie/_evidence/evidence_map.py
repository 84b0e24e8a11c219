"""The evidence gap map of a guideline."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from leitlinie import _view
from leitlinie._frames.backends import build
from leitlinie._leitlinie import AgoGrade, Recommendations

from . import columns
from .cells import cells, section_trials

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike
    from pathlib import Path

    from leitlinie._frames.backends import Frame
    from leitlinie._leitlinie import Guideline, Recommendation

    from .cells import EvidenceCell, SectionTrial

STRONG = (AgoGrade.PLUS_PLUS, AgoGrade.PLUS)
WEAK = ("4", "5")
NO_INTERVENTION = "no single intervention"


class EvidenceMap:
    """Which intervention is graded at which site, how, and on what evidence; and where nothing is.

    A site is a section of the guideline. A row whose recommendation names no intervention with an id stands last, so
    that every recommendation is in the map.

    Parameters
    ----------
    guideline : Guideline
        The guideline; its `evidence_map()` makes the map.

    Attributes
    ----------
    cells : tuple of EvidenceCell
        One for each recommendation and intervention, in the order of the source.
    sections : tuple of str
        Ids of the sections that grade something, in the order of the source.
    interventions : tuple of str or None
        Ids of all interventions of the vocabulary, in its order; `None` last, if a recommendation names none.
    trials : tuple of SectionTrial
        The trials behind each section.

    Examples
    --------
    >>> import leitlinie as ll
    >>> gaps = ll.load().evidence_map()
    >>> [str(cell) for cell in gaps.at("systemic_therapy", "ascites")], gaps.at("cryoablation", "lung")
    (['++ 3b D (2)'], [])
    >>> [row.id for row in gaps.without_references][-2:]
    ['liver.cryoablation', 'lung.staging_and_biopsy']
    >>> {each.section for each in gaps.trials if each.trial.id == "trials.tata_memorial"} == {"general", "trials"}
    True
    """

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline

    @cached_property
    def cells(self) -> tuple[EvidenceCell, ...]:
        """The cells, in the order of the source."""
        return tuple(cells(self.guideline))

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The ids of the sections that grade something."""
        return tuple(section.id for section in self.guideline.sections if section.recommendations)

    @cached_property
    def interventions(self) -> tuple[str | None, ...]:
        """The ids of all interventions; `None` last, if a recommendation names none."""
        nameless = any(cell.intervention is None for cell in self.cells)
        return (*self.guideline.interventions.ids(), *((None,) if nameless else ()))

    @cached_property
    def trials(self) -> tuple[SectionTrial, ...]:
        """The trials behind each section: those in its table, and those of which it cites a report."""
        return tuple(section_trials(self.guideline))

    @cached_property
    def _at(self) -> dict[tuple[str | None, str], list[EvidenceCell]]:
        found: dict[tuple[str | None, str], list[EvidenceCell]] = {}
        for cell in self.cells:
            found.setdefault((cell.intervention, cell.section), []).append(cell)
        return found

    def at(self, intervention: str | None, section: str) -> list[EvidenceCell]:
        """Return what is graded for an intervention at a site; an empty list is a gap."""
        return list(self._at.get((intervention, section), ()))

    def label(self, intervention: str | None) -> str:
        """Return the label of an intervention."""
        return NO_INTERVENTION if intervention is None else self.guideline.interventions[intervention].label

    @property
    def strong_on_weak_evidence(self) -> Recommendations:
        """The recommendations of grade ++ or + that rest on a level of evidence of 4 or 5."""
        return Recommendations([row for row in self.guideline.recommendations if _is_strong_on_weak(row)])

    @property
    def without_references(self) -> Recommendations:
        """The recommendations behind which the source cites nothing."""
        uncited = [row for row in self.guideline.recommendations if not self.guideline.references_of(row.id)]
        return Recommendations(uncited)

    def to_frame(self, *, backend: str | None = None) -> Frame:
        """Give the map as a long table, one row a recommendation and intervention.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Columns section, intervention, label, kind, recommendation, level_of_evidence, grade_of_recommendation,
            ago_grade, reference_count, references, trials. Grades are ordered categories.

        Raises
        ------
        ValueError
            If there is no such library; names the nearest.
        ImportError
            If the library is not installed.
        """
        return build(columns.tidy(self), backend)

    def to_wide(self, values: str = "cell", *, backend: str | None = None) -> Frame:
        """Give the map as a table of interventions by sections.

        Parameters
        ----------
        values : str, default "cell"
            What a cell holds: "cell" (AGO grade, level of evidence, grade of recommendation and in brackets the
            number of references), "ago_grade", "level_of_evidence", "grade_of_recommendation", "recommendation" or
            "reference_count" (each reference once). Where several rows grade one intervention, a semicolon parts
            them. What is not graded is null.
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Raises
        ------
        ValueError
            If a cell cannot hold that, or there is no such library; names the nearest.
        ImportError
            If the library is not installed.

        Examples
        --------
        >>> import leitlinie as ll
        >>> table = ll.load().evidence_map().to_wide(backend="pandas").set_index("intervention")
        >>> table.loc["stereotactic_radiotherapy", ["general", "liver", "lung", "pleura"]].tolist()
        ['+/- 2b B (12)', '+/- 2a B (11)', '+/- 2a B (3)', <NA>]
        """
        return build(columns.wide(self, values), backend)

    def trials_to_frame(self, *, backend: str | None = None) -> Frame:
        """Give the trials behind each section as a table, one row a section and trial.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Columns section, trial, name, design, n, tabulated (whether the section holds the trial's row),
            references (what the section cites of the trial).
        """
        return build(columns.trials(self), backend)

    def to_html(self) -> str:
        """Write the map as an HTML document of its own, which needs no network and prints well."""
        from leitlinie._report import to_html

        return to_html(self)

    def to_markdown(self) -> str:
        """Write the map as a Markdown document (CommonMark with tables)."""
        from leitlinie._report import to_markdown

        return to_markdown(self)

    def report(self, path: str | PathLike[str]) -> Path:
        """Write the map to a file, as HTML or as Markdown.

        Takes the same argument, returns the same and raises the same error as `Guideline.report`.
        """
        from leitlinie._report import write

        return write(self, path)

    def _repr_html_(self) -> str:
        from leitlinie import _html

        return _html.render(self)

    def __len__(self) -> int:
        return len(self.cells)

    def __iter__(self) -> Iterator[EvidenceCell]:
        return iter(self.cells)

    def __eq__(self, other: object) -> bool:
        return self.guideline == other.guideline if isinstance(other, EvidenceMap) else NotImplemented

    def __hash__(self) -> int:
        return hash((EvidenceMap, self.guideline))

    def __repr__(self) -> str:
        graded = {cell.intervention for cell in self.cells} - {None}
        sites = _view.plural(len(self.sections), "site")
        counted = f"{_view.plural(len(graded), 'intervention')} at {sites}, {_view.plural(len(self), 'cell')}"
        return f"<EvidenceMap {self.guideline.id}: {counted}>"

    def __str__(self) -> str:
        from .text import text

        return text(self)


def _is_strong_on_weak(row: Recommendation) -> bool:
    return row.ago_grade in STRONG and row.level_of_evidence.value in WEAK
