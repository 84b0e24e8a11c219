"""Answers for single recommendations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _view
from leitlinie._leitlinie import Difference, Match, Matches, MatchResult

from .context import Context
from .markup import Html, block, bold, code, fields, group, heading, join, line, muted, rows, table
from .render import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from leitlinie._leitlinie import Change

FIRST = 6


def answers(context: Context, matches: Iterable[Match], label: str, say: Callable[[Context, Match], Html]) -> Html:
    """Make the table of answers by section; `say` writes the cell under the label."""
    head = (*context.grade_heads(), label, "Id")
    return table(
        head,
        *(
            join(
                [
                    group(context.section(section), len(head)),
                    rows((*context.grades(match), say(context, match), code(match.id)) for match in members),
                ]
            )
            for section, members in _view.matches_by_section(matches).items()
        ),
    )


def statement(context: Context, match: Match) -> Html:
    """Write what is recommended, with footnotes and what the printed criteria say."""
    row, selection = match.recommendation, _selection(context, match)
    criteria = line("Criteria printed under it: ", selection) if selection else ""
    return join([context.prose(row.statement), criteria, context.notes(row)])


def _selection(context: Context, match: Match) -> Html | None:
    if match.selection is None:
        return None
    open_ = match.missing_for_selection
    return join([bold(_view.words(match.selection)), *((", missing: ", missing(context, open_)) if open_ else ())])


def open_statement(context: Context, match: Match) -> Html:
    """Write what is recommended, and what must be known to say whether it applies."""
    return join([statement(context, match), line("Missing: ", missing(context, match.missing))])


def missing(context: Context, facts: Sequence[str]) -> Html:
    """Name the first missing facts, and count the others."""
    more = f", and {len(facts) - FIRST} more" if len(facts) > FIRST else ""
    return join([context.facts(facts[:FIRST]), more])


@show.register(Matches)
def _(matches: Matches) -> Html:
    if not matches:
        return join(["no recommendations"])
    context = Context(matches[0].result.guideline)
    counted = _view.plural(len(matches), "recommendation")
    return join([line(counted), answers(context, matches, "Answer", _answer), _disclaimer()])


def _answer(context: Context, match: Match) -> Html:
    say = open_statement if match.missing else statement
    return join([bold(_view.words(match.applicability)), ": ", say(context, match)])


def _disclaimer() -> Html:
    return block(bold(MatchResult.DISCLAIMER))


@show.register(Match)
def _(match: Match) -> Html:
    row, context = match.recommendation, Context(match.result.guideline)
    explanations = [heading("Why"), show(match.explain())]
    if match.selection is not None:
        explanations += [heading("Criteria printed under it"), show(match.explain_selection())]
    return join(
        [
            line(bold(_view.words(match.applicability)), ": ", context.prose(row.statement)),
            fields(
                [
                    *zip(context.grade_heads(), context.grades(match), strict=True),
                    ("Criteria printed under it", _selection(context, match)),
                    ("Missing", context.facts(match.missing)),
                    ("Notes", context.notes(row)),
                    ("Source", _view.place(match.result.guideline, row.source)),
                    ("Id", code(match.id)),
                ]
            ),
            *explanations,
            block(muted(_view.provenance(match.result))),
            line(bold(MatchResult.DISCLAIMER)),
        ]
    )


@show.register(Difference)
def _(difference: Difference) -> Html:
    if not difference.changes:
        return join(["No answer changes."])
    context = Context(difference.after.guideline)
    head = (*context.grade_heads(), "Recommendation", "Change", "Id")
    changed = _view.plural(len(difference), "answer")
    return join(
        [
            line(bold(f"{changed} {'changes' if len(difference) == 1 else 'change'}")),
            table(head, rows(_change(context, difference.after, change) for change in difference.changes)),
            _disclaimer(),
        ]
    )


def _change(context: Context, after: MatchResult, change: Change) -> tuple[object, ...]:
    match = after[change.recommendation]
    answer = _step("", change.before, change.after)
    criteria = _step("criteria: ", change.selection_before, change.selection_after)
    recommended = context.prose(match.recommendation.statement)
    return (*context.grades(match), recommended, join([answer, criteria]), code(match.id))


def _step(label: str, before: object, after: object) -> Html:
    return join([]) if before == after else line(label, _view.words(before), " → ", bold(_view.words(after)))
