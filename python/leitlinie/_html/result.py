"""The result for a patient, its open questions, conflicts and consensus situations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _view
from leitlinie._leitlinie import (
    Applicability,
    CohortConflict,
    Conflict,
    MatchResult,
    OpenQuestion,
    OpenQuestions,
    SituationMatch,
)

from .answers import answers, missing, open_statement, statement
from .context import Context
from .markup import Html, block, bold, code, folded, heading, items, join, line, muted
from .render import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leitlinie._leitlinie import Match, Matches


@show.register(MatchResult)
def _(result: MatchResult) -> Html:
    context = Context(result.guideline)
    return join(
        [
            line(bold(_view.title(result.guideline)), f": {_view.counts(result)}"),
            _applicable(context, result.applicable),
            _undetermined(context, result.undetermined),
            _not_applicable(context, result.not_applicable),
            _questions(context, result.open_questions()),
            _conflicts(result),
            _situations(context, result),
            block(muted(_view.provenance(result))),
            line(bold(result.DISCLAIMER)),
        ]
    )


def _applicable(context: Context, matches: Matches) -> Html:
    if not matches:
        return heading("No recommendation is known to apply")
    return join([heading(f"Applicable ({len(matches)})"), answers(context, matches, "Recommendation", statement)])


def _undetermined(context: Context, matches: Matches) -> Html:
    if not matches:
        return join([])
    title = heading(f"Undetermined ({len(matches)}): what is known does not settle whether they apply")
    return join([title, answers(context, matches, "Recommendation, and the missing facts", open_statement)])


def _not_applicable(context: Context, matches: Matches) -> Html:
    if not matches:
        return join([])
    groups = _view.matches_by_section(matches).items()
    sections = (join([bold(context.section(id)), ": ", join(map(_short, found), ", ")]) for id, found in groups)
    return block(folded(bold(f"Not applicable ({len(matches)})"), items(sections)))


def _short(match: Match) -> Html:
    return join([code(match.id), f" ({match.ago_grade})"])


@show.register(OpenQuestions)
def _(questions: OpenQuestions) -> Html:
    return _questions(Context(None), questions) if questions else join(["no open questions"])


@show.register(OpenQuestion)
def _(question: OpenQuestion) -> Html:
    return _question(Context(None), question)


def _questions(context: Context, questions: Iterable[OpenQuestion]) -> Html:
    groups = _view.questions_by_role(questions).items()
    listed = (
        join([block(_view.ROLE_HEADINGS[role]), items(_question(context, each) for each in found)])
        for role, found in groups
    )
    return join([heading("Open questions, the most decisive first"), *listed]) if groups else join([])


def _question(context: Context, question: OpenQuestion) -> Html:
    return join([question.label, " ", context.fact(question.fact), f": {_view.settles(question)}"])


def _conflicts(result: MatchResult) -> Html:
    if not result.conflicts:
        return join([])
    return join([heading("Conflicts: the given value counts"), items(map(show, result.conflicts))])


@show.register(CohortConflict)
@show.register(Conflict)
def _(conflict: CohortConflict | Conflict) -> Html:
    return join([str(conflict)])


def _situations(context: Context, result: MatchResult) -> Html:
    groups = _view.grouped(result.consensus, lambda each: each.consensus)
    return join(
        join(
            [
                heading("Consensus statement: ", context.prose(_view.situation_title(result, consensus))),
                items(_situation(context, each) for each in found),
            ]
        )
        for consensus, found in groups.items()
    )


@show.register(SituationMatch)
def _(match: SituationMatch) -> Html:
    return _situation(Context(None), match)


def _situation(context: Context, match: SituationMatch) -> Html:
    said = join([bold(_view.words(match.applicability)), ": ", context.prose(match.situation.statement)])
    if match.applicability == Applicability.DOES_NOT_APPLY:
        return said
    open_ = line("Missing: ", missing(context, match.missing)) if match.missing else ""
    return join([said, line("→ ", context.prose(match.situation.consequence)), open_])
