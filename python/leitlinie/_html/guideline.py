"""The guideline, its sections, recommendations and consensus statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _view
from leitlinie._leitlinie import (
    Condition,
    Consensus,
    Guideline,
    Recommendation,
    Recommendations,
    Section,
    Sections,
)

from .context import Context
from .evidence import trial_table
from .markup import Html, block, bold, code, fields, folded, group, heading, items, join, line, muted, rows, table
from .render import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from leitlinie._leitlinie import Note

COLUMNS = 5


@show.register(Guideline)
def _(guideline: Guideline) -> Html:
    context = Context(guideline)
    graded = [section for section in guideline.sections if section.recommendations]
    graded_rows = _graded(context, [(section.title, section.recommendations) for section in graded])
    counted = _view.plural(len(guideline), "graded recommendation")
    return join(
        [
            line(bold(guideline.title), f", edition {guideline.edition}"),
            line(f"{guideline.name}; {guideline.organisation}"),
            line(f"{counted} in {_view.plural(len(graded), 'section')}"),
            graded_rows,
            *(_consensus(context, each) for each in guideline.consensus),
            block(folded("What the grades mean", show(guideline.grading))),
            block(muted(_rest(guideline))),
        ]
    )


def _rest(guideline: Guideline) -> str:
    references = _view.plural(len(guideline.references), "reference")
    trials, abbreviations = f"{len(guideline.trials)} trials", f"{len(guideline.abbreviations)} abbreviations"
    return f"Also: {references}, {trials}, {abbreviations}. Content {guideline.content_hash[:12]}, {guideline.url}"


def _graded(context: Context, groups: Sequence[tuple[str, Iterable[Recommendation]]], *, paths: bool = False) -> Html:
    """Make the graded table; groups without a label have no row of their own."""
    bodies: list[Html] = []
    for label, members in groups:
        bodies += [group(context.prose(label), COLUMNS)] if label else []
        bodies.append(rows(_row(context, each, paths=paths) for each in members))
    return table((*context.grade_heads(), "Recommendation", "Id"), *bodies)


def _row(context: Context, row: Recommendation, *, paths: bool) -> Sequence[object]:
    path = line(muted(context.prose(" > ".join(row.path)))) if paths and row.path else ""
    return (*context.grades(row), join([path, context.prose(row.statement), context.notes(row)]), code(row.id))


@show.register(Recommendations)
def _(listing: Recommendations) -> Html:
    guideline = _view.home(listing)
    groups = _view.recommendations_by_section(listing).items()
    labelled = [(_view.section_title(guideline, section), members) for section, members in groups]
    return join([line(_view.plural(len(listing), "recommendation")), _graded(Context(guideline), labelled)])


@show.register(Section)
def _(section: Section) -> Html:
    context = Context(_view.home([section]))
    cited = {reference for heading_ in section.evidence for reference in heading_.references}
    return join(
        [
            line(bold(context.prose(section.title)), muted(f" slide {section.slide}")),
            _graded(context, [("", section.recommendations)], paths=True) if section.recommendations else "",
            *(_consensus(context, each) for each in section.consensus),
            trial_table(context, section.trials) if section.trials else "",
            *(block(muted(f"{note.mark} ", context.prose(note.text))) for note in _other_notes(section)),
            block(muted(f"Evidence: {_view.plural(len(cited), 'reference')}")) if cited else "",
        ]
    )


def _other_notes(section: Section) -> list[Note]:
    """Return the notes that no row carries."""
    carried = {note for row in section.recommendations for note in row.notes}
    return [note for note in section.notes if note.id not in carried]


@show.register(Sections)
def _(sections: Sections) -> Html:
    cells = (
        (each.title, len(each.recommendations), len(each.trials), len(each.consensus), code(each.id))
        for each in sections
    )
    return table(("Section", "Recommendations", "Trials", "Consensus statements", "Id"), rows(cells))


@show.register(Recommendation)
def _(row: Recommendation) -> Html:
    guideline = _view.home([row])
    context = Context(guideline)
    grades = zip(context.grade_heads(), context.grades(row), strict=True)
    return join(
        [
            line(bold(context.prose(row.statement))),
            fields(
                [
                    *grades,
                    ("Heading", context.prose(" > ".join(row.path))),
                    ("For", _condition(row.population, guideline)),
                    ("Criteria printed under it", _condition(row.selection, guideline) if row.selection else ""),
                    ("Notes", join(map(line, map(context.prose, _view.footnotes(row, guideline))))),
                    ("Interventions", _interventions(guideline, row)),
                    ("References", _references(guideline, row)),
                    ("Source", _view.place(guideline, row.source)),
                    ("How the print was read", row.interpretation),
                    ("Id", code(row.id)),
                ]
            ),
        ]
    )


def _interventions(guideline: Guideline | None, row: Recommendation) -> str:
    known = {each.id: each.label for each in guideline.interventions} if guideline is not None else {}
    return ", ".join(known.get(each, each) for each in row.interventions)


def _references(guideline: Guideline | None, row: Recommendation) -> object:
    if guideline is None:
        return ", ".join(row.evidence)
    cited = guideline.references_of(row.id)
    return folded(_view.plural(len(cited), "reference"), show(cited)) if cited else ""


@show.register(Consensus)
def _(consensus: Consensus) -> Html:
    return _consensus(Context(_view.home([consensus])), consensus)


def _consensus(context: Context, consensus: Consensus) -> Html:
    situations = (
        join([context.prose(each.statement), line("→ ", context.prose(each.consequence))])
        for each in consensus.situations
    )
    return join(
        [
            heading("Consensus statement: ", context.prose(_view.consensus_title(consensus))),
            line(code(consensus.id)),
            items(situations),
        ]
    )


@show.register(Condition)
def _(condition: Condition) -> Html:
    return _condition(condition, None)


def _condition(condition: Condition, guideline: Guideline | None) -> Html:
    parts = getattr(condition, "conditions", ())
    if not any(hasattr(part, "conditions") for part in parts):
        return join([condition.phrase(guideline)])
    return join([_lead(condition), items(_condition(part, guideline) for part in parts)])


def _lead(condition: Condition) -> str:
    if isinstance(condition, Condition.AllOf):
        return "all of"
    return "at least one of" if isinstance(condition, Condition.AnyOf) else "none of"
