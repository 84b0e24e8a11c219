"""The report of a guideline."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from leitlinie import _bibliography, _view
from leitlinie._leitlinie import MatchResult

from . import evidence, parts
from .citations import Citations
from .document import Code, Document, Heading, Paragraph, Strong, Table
from .parts import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leitlinie._leitlinie import Consensus, Guideline, Recommendation, Section, Trial

    from .document import Block, Text

TRIAL_HEADS = (
    "Trial",
    "Where, when",
    "n",
    "Therapy before",
    "Arms",
    "Local control",
    "Overall survival",
    "Quality of life",
    "References",
)
TRIAL_WIDTHS = (13, 10, 5, 11, 10, 18, 0, 8, 9)


def document(guideline: Guideline) -> Document:
    """Make the report of a guideline: everything that it states, and what that rests on."""
    blocks = list(_blocks(guideline))
    blocks += parts.abbreviations(guideline, blocks)
    blocks += parts.provenance(guideline, engine())
    return Document(_view.title(guideline), f"{guideline.id} · {engine()} · {MatchResult.DISCLAIMER}", tuple(blocks))


def engine() -> str:
    """Name the package and its version."""
    return f"leitlinie {version('leitlinie')}"


def _blocks(guideline: Guideline) -> Iterator[Block]:
    citations = Citations(guideline)
    yield Heading(1, [_view.title(guideline)])
    yield Paragraph([MatchResult.DISCLAIMER], is_disclaimer=True)
    yield Paragraph([f"{guideline.name}; {guideline.organisation}. {_counted(guideline)}"])
    yield from parts.meanings(guideline, guideline.recommendations)
    for section in guideline.sections:
        yield from _section(section, guideline, citations)
    yield from evidence.summary(guideline.evidence_map())
    yield Heading(2, ["References"])
    yield citations.bibliography()


def _counted(guideline: Guideline) -> str:
    graded = _view.plural(len(guideline.recommendations), "graded recommendation")
    sections = sum(bool(section.recommendations) for section in guideline.sections)
    references = _view.plural(len(guideline.references), "reference")
    trials = _view.plural(len(guideline.trials), "trial")
    return f"{graded} in {_view.plural(sections, 'section')}, {trials}, {references}."


def _section(section: Section, guideline: Guideline, citations: Citations) -> Iterator[Block]:
    yield Heading(2, [section.title])
    if section.recommendations:
        yield _graded(section, guideline, citations)
    for consensus in section.consensus:
        yield from _consensus(consensus, guideline, citations)
    if section.trials:
        rows = tuple(_trial(trial, citations) for trial in section.trials)
        yield Table(f"Trials: {section.title}", TRIAL_HEADS, rows, is_wide=True, widths=TRIAL_WIDTHS)
    yield from _readings(section)
    yield from _headings(section, citations)


def _graded(section: Section, guideline: Guideline, citations: Citations) -> Table:
    rows = ((row, _statement(row, guideline, citations)) for row in section.recommendations)
    return parts.graded(f"Recommendations: {section.title}", rows)


def _statement(row: Recommendation, guideline: Guideline, citations: Citations) -> Text:
    return lines(
        " > ".join(row.path),
        parts.cited(row.statement, citations.cite(guideline.references_of(row.id).ids())),
        f"For: {row.population.phrase(guideline)}",
        f"Criteria printed under it: {row.selection.phrase(guideline)}" if row.selection else "",
        *parts.footnotes(row, guideline),
        parts.named(row, guideline),
    )


def _consensus(consensus: Consensus, guideline: Guideline, citations: Citations) -> Iterator[Block]:
    yield Heading(3, [f"Consensus statement: {_view.consensus_title(consensus)}"])
    yield parts.bullets([f"{each.statement} → {each.consequence}"] for each in consensus.situations)
    cited = citations.cite(guideline.references_of(consensus.id).ids())
    yield Paragraph([f"Source: {_view.place(guideline, consensus.source)}. References ", cited])


def _trial(trial: Trial, citations: Citations) -> tuple[Text, ...]:
    years = _bibliography.period(trial.period.start, trial.period.end)
    cells = (trial.local_control, trial.overall_survival, trial.quality_of_life)
    name = " ".join([trial.name, *trial.marks])
    return (
        lines([Strong(name)], _bibliography.design(trial.design), trial.status or ""),
        [f"{trial.country}, {years}" if trial.country else years],
        [str(trial.n)],
        [trial.prior_therapy or ""],
        lines(*trial.arms),
        *([_bibliography.outcome(cell)] for cell in cells),
        [citations.cite(trial.references)],
    )


def _readings(section: Section) -> Iterator[Block]:
    """Say how ambiguous prints were read, and what the notes say that no row carries."""
    carried = {note for row in section.recommendations for note in row.notes}
    notes = [[f"{note.mark} {note.text}"] for note in section.notes if note.id not in carried]
    if notes:
        yield Heading(3, ["Notes on the slide"])
        yield parts.bullets(notes)
    read: Iterable[Recommendation | Trial | Consensus] = (*section.recommendations, *section.trials, *section.consensus)
    readings: list[Text] = [[Code(each.id), f": {each.interpretation}"] for each in read if each.interpretation]
    readings += [[Code(note.id), f": {note.interpretation}"] for note in section.notes if note.interpretation]
    if readings:
        yield Heading(3, ["How the print was read"])
        yield parts.bullets(readings)


def _headings(section: Section, citations: Citations) -> Iterator[Block]:
    if section.evidence:
        yield Heading(3, ["Headings under which the source cites"])
        yield parts.bullets([f"{each.heading} ", citations.cite(each.references)] for each in section.evidence)
