"""What each table holds: names, kinds and values of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leitlinie import _bibliography, _view
from leitlinie._leitlinie import AgoGrade, Applicability, GradeOfRecommendation, LevelOfEvidence, Selection

from .columns import boolean, integer, number, ordered, text, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from leitlinie._leitlinie import Guideline, Match, OpenQuestion, Outcome, Recommendation, Reference, Trial

    from .columns import Column, Columns, Rows


def grades(rows: Rows) -> dict[str, Column]:
    """Make the columns of the three grades."""
    return {
        "level_of_evidence": ordered(rows, lambda row: row.level_of_evidence, LevelOfEvidence.members()),
        "grade_of_recommendation": ordered(
            rows, lambda row: row.grade_of_recommendation, GradeOfRecommendation.members()
        ),
        "ago_grade": ordered(rows, lambda row: row.ago_grade, AgoGrade.members()),
    }


def recommendations(rows: Rows, guideline: Guideline | None) -> Columns:
    """Make the graded table."""

    def references(row: Recommendation) -> Iterable[str] | None:
        return guideline.references_of(row.id).ids() if guideline is not None else None

    return {
        "id": text(rows, lambda row: row.id),
        "section": text(rows, lambda row: _view.section_of(row.id)),
        "path": texts(rows, lambda row: row.path),
        "statement": text(rows, lambda row: row.statement),
        **grades(rows),
        "interventions": texts(rows, lambda row: row.interventions),
        "population": text(rows, lambda row: row.population.phrase(guideline)),
        "selection": text(rows, lambda row: row.selection and row.selection.phrase(guideline)),
        "notes": texts(rows, lambda row: row.notes),
        "slide": text(rows, lambda row: row.source.slide),
        "row": integer(rows, lambda row: row.source.row),
        "interpretation": text(rows, lambda row: row.interpretation),
        "references": texts(rows, references),
    }


def references(rows: Rows, guideline: Guideline | None) -> Columns:
    """Make the table of references."""

    def cited_under(reference: Reference) -> Iterable[str] | None:
        if guideline is None:
            return None
        return (each.id for each in guideline.evidence if reference.id in each.references)

    return {
        "id": text(rows, lambda row: row.id),
        "type": text(rows, lambda row: row.kind),
        "authors": text(rows, lambda row: _bibliography.authors(row) or None),
        "title": text(rows, lambda row: row.title),
        "container_title": text(rows, lambda row: row.container_title),
        "event_title": text(rows, lambda row: row.event_title),
        "year": integer(rows, lambda row: row.year),
        "volume": text(rows, lambda row: row.volume),
        "issue": text(rows, lambda row: row.issue),
        "page": text(rows, lambda row: row.page),
        "number": text(rows, lambda row: row.number),
        "doi": text(rows, lambda row: row.doi),
        "url": text(rows, lambda row: row.url),
        "note": text(rows, lambda row: row.note),
        "cited_under": texts(rows, cited_under),
    }


def trials(rows: Rows, _: Guideline | None) -> Columns:
    """Make the table of trials: every cell."""
    return {
        "id": text(rows, lambda row: row.id),
        "name": text(rows, lambda row: row.name),
        "design": text(rows, lambda row: row.design),
        "country": text(rows, lambda row: row.country),
        "start": integer(rows, lambda row: row.period.start),
        "end": integer(rows, lambda row: row.period.end),
        "n": integer(rows, lambda row: row.n),
        "prior_therapy": text(rows, lambda row: row.prior_therapy),
        "arms": texts(rows, lambda row: row.arms),
        **outcome(rows, "local_control"),
        **outcome(rows, "overall_survival"),
        **outcome(rows, "quality_of_life"),
        "status": text(rows, lambda row: row.status),
        "marks": texts(rows, lambda row: row.marks),
        "notes": texts(rows, lambda row: row.notes),
        "references": texts(rows, lambda row: row.references),
        "slide": text(rows, lambda row: row.source.slide),
        "row": integer(rows, lambda row: row.source.row),
        "interpretation": text(rows, lambda row: row.interpretation),
    }


def outcome(rows: Sequence[Trial], name: str) -> dict[str, Column]:
    """Make the columns of one cell of the trial table."""
    cells: list[Outcome | None] = [getattr(row, name) for row in rows]

    def of(field: str) -> Callable[[Outcome | None], Any]:
        return lambda cell: getattr(cell, field) if cell else None

    return {
        name: text(cells, of("printed")),
        f"{name}_improved": boolean(cells, of("improved")),
        f"{name}_significance": text(cells, of("significance")),
        f"{name}_figures": texts(cells, lambda cell: map(_bibliography.figure, cell.figures) if cell else None),
        f"{name}_detail": text(cells, of("detail")),
    }


def abbreviations(rows: Rows, _: Guideline | None) -> Columns:
    """Make the table of abbreviations."""
    return {
        "abbreviation": text(rows, lambda row: row.abbreviation),
        "expansion": text(rows, lambda row: row.expansion),
        "same_as": texts(rows, lambda row: row.same_as),
        "slides": texts(rows, lambda row: row.slides),
        "interpretation": text(rows, lambda row: row.interpretation),
    }


def evidence(rows: Rows, _: Guideline | None) -> Columns:
    """Make the table of headings with their references."""
    return {
        "id": text(rows, lambda row: row.id),
        "heading": text(rows, lambda row: row.heading),
        "references": texts(rows, lambda row: row.references),
        "interpretation": text(rows, lambda row: row.interpretation),
    }


def facts(rows: Rows, _: Guideline | None) -> Columns:
    """Make the table of facts."""
    return {
        "id": text(rows, lambda row: row.id),
        "label": text(rows, lambda row: row.label),
        "description": text(rows, lambda row: row.description),
        "kind": text(rows, lambda row: row.kind),
        "unit": text(rows, lambda row: row.unit),
        "minimum": number(rows, lambda row: row.minimum),
        "maximum": number(rows, lambda row: row.maximum),
        "integer": boolean(rows, lambda row: row.integer),
        "values": texts(rows, lambda row: row.values),
        "role": text(rows, lambda row: row.role),
        "site": text(rows, lambda row: row.site and row.site.code),
        "derived": boolean(rows, lambda row: row.derived is not None),
    }


def parameters(rows: Rows, _: Guideline | None) -> Columns:
    """Make the table of parameters."""
    return {
        "id": text(rows, lambda row: row.id),
        "label": text(rows, lambda row: row.label),
        "description": text(rows, lambda row: row.description),
        "unit": text(rows, lambda row: row.unit),
        "minimum": number(rows, lambda row: row.minimum),
        "maximum": number(rows, lambda row: row.maximum),
        "integer": boolean(rows, lambda row: row.integer),
    }


def interventions(rows: Rows, _: Guideline | None) -> Columns:
    """Make the table of interventions."""
    return {
        "id": text(rows, lambda row: row.id),
        "label": text(rows, lambda row: row.label),
        "kind": text(rows, lambda row: row.kind),
        "agents": texts(rows, lambda row: row.agents),
        "synonyms": texts(rows, lambda row: row.synonyms),
    }


def sections(rows: Rows, _: Guideline | None) -> Columns:
    """Make the table of sections."""
    return {
        "id": text(rows, lambda row: row.id),
        "title": text(rows, lambda row: row.title),
        "slide": text(rows, lambda row: row.slide),
        "recommendations": texts(rows, lambda row: [each.id for each in row.recommendations]),
        "trials": texts(rows, lambda row: [each.id for each in row.trials]),
        "consensus": texts(rows, lambda row: [each.id for each in row.consensus]),
    }


def matches(rows: Sequence[Match], _: Guideline | None) -> Columns:
    """Make the table of answers."""
    return {
        "id": text(rows, lambda row: row.id),
        "section": text(rows, lambda row: _view.section_of(row.id)),
        **grades(rows),
        "applicability": ordered(rows, lambda row: row.applicability, Applicability.members()),
        "selection": ordered(rows, lambda row: row.selection, Selection.members()),
        "missing": texts(rows, lambda row: row.missing),
        "missing_for_selection": texts(rows, lambda row: row.missing_for_selection),
    }


def open_questions(rows: Sequence[OpenQuestion], _: Guideline | None) -> Columns:
    """Make the table of open questions."""
    return {
        "fact": text(rows, lambda row: row.fact),
        "label": text(rows, lambda row: row.label),
        "role": text(rows, lambda row: row.role),
        "settles": texts(rows, lambda row: row.settles),
        "concerns": texts(rows, lambda row: row.concerns),
        "strongest_grade": ordered(rows, lambda row: row.strongest_grade, AgoGrade.members()),
    }


TABLES: Mapping[str, Callable[[Any, Guideline | None], Columns]] = {
    "abbreviations": abbreviations,
    "evidence": evidence,
    "facts": facts,
    "interventions": interventions,
    "matches": matches,
    "open_questions": open_questions,
    "parameters": parameters,
    "recommendations": recommendations,
    "references": references,
    "sections": sections,
    "trials": trials,
}
