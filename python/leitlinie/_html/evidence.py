"""What recommendations rest on: references, the headings that cite them, trials; and grading scales."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _bibliography, _view
from leitlinie._citation import entry
from leitlinie._leitlinie import Evidence, Evidences, Grading, Reference, References, Scale, Trial, Trials

from .context import Context
from .markup import Html, bold, code, fields, folded, heading, items, join, line, muted, rows, table
from .render import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leitlinie._leitlinie import Outcome

TRIAL_COLUMNS = (
    "Trial",
    "Country, years",
    "n",
    "Therapy before",
    "Arms",
    "Local control",
    "Overall survival",
    "Quality of life",
)


@show.register(References)
def _(references: References) -> Html:
    return join([line(_view.plural(len(references), "reference")), items(map(show, references), numbered=True)])


@show.register(Reference)
def _(reference: Reference) -> Html:
    note = line(muted(reference.note)) if reference.note else ""
    return join([entry(reference), " ", code(reference.id), note])


@show.register(Evidence)
def _(evidence: Evidence) -> Html:
    guideline = _view.home([evidence])
    known = {each.id: each for each in guideline.references} if guideline is not None else {}
    cited = (show(known[each]) if each in known else code(each) for each in evidence.references)
    reading = line(muted(evidence.interpretation)) if evidence.interpretation else ""
    return join([line(bold(evidence.heading), " ", code(evidence.id)), items(cited, numbered=True), reading])


@show.register(Evidences)
def _(evidences: Evidences) -> Html:
    cells = ((each.heading, ", ".join(each.references), code(each.id)) for each in evidences)
    return table(("Heading", "References", "Id"), rows(cells))


@show.register(Trials)
def _(trials: Trials) -> Html:
    return trial_table(Context(_view.home(trials)), trials)


def trial_table(context: Context, trials: Iterable[Trial]) -> Html:
    """Make the table of trials, one row each."""
    return table(TRIAL_COLUMNS, rows(_trial_row(context, trial) for trial in trials))


def _trial_row(context: Context, trial: Trial) -> tuple[object, ...]:
    status = line(context.prose(trial.status)) if trial.status else ""
    reading = folded(muted("How the print was read"), muted(trial.interpretation)) if trial.interpretation else ""
    return (
        join([bold(trial.name), _marks(trial), line(_bibliography.design(trial.design)), status, reading]),
        _where_and_when(trial),
        trial.n,
        trial.prior_therapy or "",
        join(line(context.prose(arm)) for arm in trial.arms),
        *(_outcome(context, cell) for cell in (trial.local_control, trial.overall_survival, trial.quality_of_life)),
    )


def _marks(trial: Trial) -> str:
    return f" {' '.join(trial.marks)}" if trial.marks else ""


def _where_and_when(trial: Trial) -> str:
    years = _bibliography.period(trial.period.start, trial.period.end)
    return f"{trial.country}, {years}" if trial.country else years


def _outcome(context: Context, cell: Outcome | None) -> Html:
    if cell is None:
        return join([])
    figures = (line(context.prose(_bibliography.figure(figure))) for figure in cell.figures)
    detail = line(muted(context.prose(cell.detail))) if cell.detail else ""
    # A cell that is one abbreviation, such as `ns`, expands as a whole.
    printed = context.abbreviation(cell.printed) if cell.printed.isalpha() else context.prose(cell.printed)
    return join([printed, *figures, detail])


@show.register(Trial)
def _(trial: Trial) -> Html:
    context = Context(_view.home([trial]))
    return join(
        [
            line(bold(trial.name), " ", code(trial.id)),
            fields(
                [
                    ("Design", _bibliography.design(trial.design)),
                    ("Country, years", _where_and_when(trial)),
                    ("Patients", trial.n),
                    ("Therapy before", trial.prior_therapy),
                    ("Arms", join(line(context.prose(arm)) for arm in trial.arms)),
                    ("Local control", _outcome(context, trial.local_control)),
                    ("Overall survival", _outcome(context, trial.overall_survival)),
                    ("Quality of life", _outcome(context, trial.quality_of_life)),
                    ("Status", trial.status),
                    ("Marks", " ".join(trial.marks)),
                    ("References", ", ".join(trial.references)),
                    ("Source", trial.source),
                    ("How the print was read", trial.interpretation),
                ]
            ),
        ]
    )


@show.register(Grading)
def _(grading: Grading) -> Html:
    return join(map(show, (grading.ago_grade, grading.level_of_evidence, grading.grade_of_recommendation)))


@show.register(Scale)
def _(scale: Scale) -> Html:
    meanings = ((bold(each.value), each.meaning) for each in scale.meanings)
    return join([heading(scale.label), fields(meanings), line(muted(f"Source: {scale.source}"))])
