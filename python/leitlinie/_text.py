"""The main objects as text for a terminal: aligned, wrapped at its width, and plain."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING, Any, Protocol

from leitlinie import _bibliography, _view
from leitlinie._citation import entry
from leitlinie._leitlinie import Applicability, MatchResult

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from leitlinie._leitlinie import (
        Consensus,
        Difference,
        Explanation,
        Guideline,
        Match,
        Matches,
        OpenQuestion,
        Recommendation,
        Section,
        SituationMatch,
        Trial,
    )

NARROWEST, WIDEST = 40, 110
GRADES = "  {:<3}  {:<3}  {:<2}  "
QUESTION = "    {:<8}  {:<3}  {}"
INDENT = " " * len(GRADES.format("", "", ""))
FIRST = 8
KINDS = {"match": "answer"}


class Listing(Protocol):
    """Items with ids."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Any]: ...

    def ids(self) -> tuple[str, ...]:
        """Return the ids, in order."""


def wrap(text: str, first: str = "", rest: str | None = None) -> str:
    """Wrap a text at the terminal's width, behind what its first line and its other lines begin with."""
    columns = shutil.get_terminal_size((100, 24)).columns
    return textwrap.fill(
        text,
        max(NARROWEST, min(columns, WIDEST)),
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def guideline(guideline: Guideline, *, ids: bool = True) -> str:
    """Write the graded table, section by section, and the consensus statements."""
    graded = (each for each in guideline.sections if each.recommendations)
    tables = (_section_rows(each, guideline, ids=ids) for each in graded)
    return _paragraphs([wrap(str(guideline)), *tables, *map(_consensus, guideline.consensus)])


def listing(listing: Listing, kind: str) -> str:
    """Write a listing: answers and open questions as a result does, rows as the graded table, the rest line by line."""
    if not listing:
        return f"no {KINDS.get(kind, kind)}s"
    if kind in WHOLE:
        return WHOLE[kind](listing)
    widest = max(map(len, listing.ids()))
    said = zip(listing.ids(), map(SAYS[kind], listing), strict=True)
    lines = (wrap(text, f"  {id:<{widest}}  ", " " * (widest + 4)) for id, text in said)
    return "\n".join([_view.plural(len(listing), KINDS.get(kind, kind)), *lines])


def _recommendations(rows: Iterable[Recommendation]) -> str:
    guideline = _view.home(rows)
    return _paragraphs(
        "\n".join(
            [_heads(_view.section_title(guideline, section)), *(line for row in found for line in _row(row, guideline))]
        )
        for section, found in _view.recommendations_by_section(rows).items()
    )


def _matches(matches: Iterable[Match]) -> str:
    parts = {"applies": applicable, "undetermined": _undetermined, "does_not_apply": _not_applicable}
    groups = _view.grouped(matches, lambda match: match.applicability.value)
    written = [write(groups[answer]) for answer, write in parts.items() if answer in groups]
    return _paragraphs([*written, _closing(match.result for match in matches)])


def section(section: Section, guideline: Guideline) -> str:
    """Write a section: its rows, consensus statements and trials."""
    table = _section_rows(section, guideline, ids=True) if section.recommendations else section.title
    return _paragraphs([table, *map(_consensus, section.consensus), *map(_trial, section.trials)])


def _section_rows(section: Section, guideline: Guideline, *, ids: bool) -> str:
    rows = (line for each in section.recommendations for line in _row(each, guideline, ids=ids))
    return "\n".join([_heads(section.title), *rows])


def recommendation(row: Recommendation, guideline: Guideline) -> str:
    """Write everything about a recommendation."""
    references = guideline.references_of(row.id)
    return _fields(
        [
            ("id", row.id),
            ("heading", " > ".join(row.path)),
            ("statement", row.statement),
            ("AGO", row.ago_grade.value + (f" ({_view.AGAINST})" if _view.is_against(row.ago_grade) else "")),
            ("LoE, GR", f"{row.level_of_evidence}, {row.grade_of_recommendation}"),
            ("for", row.population.phrase(guideline)),
            ("criteria", row.selection.phrase(guideline) if row.selection else ""),
            ("notes", " ".join(_view.footnotes(row, guideline))),
            ("source", _view.place(guideline, row.source)),
            ("interpretation", row.interpretation or ""),
            ("references", ", ".join(references.ids())),
        ]
    )


def match_result(result: MatchResult) -> str:
    """Write the result for a patient, whole."""
    return _paragraphs(
        [
            wrap(f"{_view.title(result.guideline)}: {_view.counts(result)}"),
            applicable(result.applicable),
            _undetermined(result.undetermined),
            _not_applicable(result.not_applicable),
            questions(result.open_questions()),
            _conflicts(result),
            _situations(result),
            closing(result),
        ]
    )


def applicable(matches: Matches | Sequence[Match]) -> str:
    """Write the recommendations that apply."""
    if not matches:
        return "No recommendation is known to apply"
    return _answers(f"APPLICABLE ({len(matches)})", matches)


def _undetermined(matches: Matches | Sequence[Match]) -> str:
    title = f"UNDETERMINED ({len(matches)}): what is known does not settle whether they apply"
    return _answers(title, matches) if matches else ""


def _answers(title: str, matches: Iterable[Match]) -> str:
    tables = []
    for section, found in _view.matches_by_section(matches).items():
        lines = (line for match in found for line in _answer(match))
        tables.append("\n".join([_heads(_view.section_title(found[0].result.guideline, section)), *lines]))
    return _paragraphs([title, *tables])


def _answer(match: Match) -> Iterator[str]:
    yield from _row(match.recommendation, match.result.guideline)
    if match.selection is not None:
        yield wrap(f"Criteria printed under it: {_selection(match)}", INDENT)
    if match.missing:
        yield wrap(f"Missing: {_some(match.missing)}", INDENT)


def _selection(match: Match) -> str:
    said = _view.words(match.selection)
    return f"{said}, missing: {_some(match.missing_for_selection)}" if match.missing_for_selection else said


def _some(facts: tuple[str, ...]) -> str:
    more = f", and {len(facts) - FIRST} more" if len(facts) > FIRST else ""
    return ", ".join(facts[:FIRST]) + more


def _not_applicable(matches: Matches | Sequence[Match]) -> str:
    if not matches:
        return ""
    groups = _view.matches_by_section(matches).items()
    listed = (_in_short(_view.section_title(found[0].result.guideline, section), found) for section, found in groups)
    return "\n".join([f"NOT APPLICABLE ({len(matches)})", *listed])


def _in_short(title: str, matches: Iterable[Match]) -> str:
    return wrap(f"{title}: {', '.join(f'{each.id} ({each.ago_grade})' for each in matches)}", "  ", "    ")


def questions(questions: Iterable[OpenQuestion]) -> str:
    """Write the facts to look up next, recorded facts and clinical judgements apart."""
    groups = _view.questions_by_role(questions).items()
    lines = [line for role, found in groups for line in (f"  {_view.ROLE_HEADINGS[role]}", *map(_question, found))]
    legend = "Each with how many open recommendations it could settle, of those it bears on; and their strongest grade."
    return "\n".join(["OPEN QUESTIONS, the most decisive first", wrap(legend, "  "), *lines]) if lines else ""


def _question(question: OpenQuestion) -> str:
    share = f"{len(question.settles)} of {len(question.concerns)}"
    return QUESTION.format(share, question.strongest_grade.value, question.fact)


def _conflicts(result: MatchResult) -> str:
    lines = [wrap(str(conflict), "  ", "    ") for conflict in result.conflicts]
    return "\n".join(["CONFLICTS: the given value counts", *lines]) if lines else ""


def _situations(result: MatchResult) -> str:
    lines = []
    for consensus, found in _view.grouped(result.consensus, lambda each: each.consensus).items():
        lines += [wrap(f"CONSENSUS: {_view.situation_title(result, consensus)}", "", "  "), *map(_situation, found)]
    return "\n".join(lines)


def _situation(match: SituationMatch) -> str:
    situation, answer = match.situation, _view.words(match.applicability)
    consequence = "" if match.applicability == Applicability.DOES_NOT_APPLY else f" → {situation.consequence}"
    missing = f" Missing: {_some(match.missing)}" if match.missing else ""
    return wrap(f"{answer}: {situation.statement}{consequence}{missing}", "  ", "    ")


def closing(result: MatchResult) -> str:
    """Write where a result comes from and what it is not."""
    return _closing([result])


def _closing(results: Iterable[MatchResult]) -> str:
    sources = dict.fromkeys(map(_view.provenance, results))
    return "\n".join(map(wrap, [*sources, MatchResult.DISCLAIMER]))


def match(match: Match) -> str:
    """Write the answer for one recommendation, with its reasons."""
    section = _view.section_title(match.result.guideline, _view.section_of(match.id))
    answer = "\n".join([_heads(section), *_answer(match)])
    criteria = f"Criteria printed under it:\n{_tree(match.explain_selection())}" if match.selection is not None else ""
    return _paragraphs([answer, explanation(match), criteria, closing(match.result)])


def difference(difference: Difference) -> str:
    """Write the answers that change, and where they come from."""
    if not difference.changes:
        return "no answer changes"
    return _paragraphs(["\n".join(map(str, difference.changes)), closing(difference.after)])


def explanation(match: Match) -> str:
    """Write why an answer is as it is."""
    is_ = "is " if match.applicability == Applicability.UNDETERMINED else ""
    return f"Why {match.id} {is_}{_view.words(match.applicability)}:\n{_tree(match.explain())}"


def _tree(explanation: Explanation) -> str:
    lines = str(explanation).splitlines()
    return "\n".join(wrap(line, rest=" " * (line.index("[") + len("[yes] "))) for line in lines)


def _heads(title: str) -> str:
    return wrap(title, GRADES.format("AGO", "LoE", "GR"), INDENT)


def _row(row: Recommendation, guideline: Guideline | None, *, ids: bool = True) -> Iterator[str]:
    grades = GRADES.format(row.ago_grade.value, row.level_of_evidence.value, row.grade_of_recommendation.value)
    against = f"{_view.AGAINST.upper()}: " if _view.is_against(row.ago_grade) else ""
    id_ = f" [{row.id}]" if ids else ""
    yield wrap(f"{against}{row.statement}{id_}", grades, INDENT)
    yield from (wrap(f"Note: {note}", INDENT) for note in _view.footnotes(row, guideline))


def _consensus(consensus: Consensus) -> str:
    lines = (wrap(f"{each.statement} → {each.consequence}", "  - ", "    ") for each in consensus.situations)
    return "\n".join([wrap(f"Consensus statement: {_view.consensus_title(consensus)}"), *lines])


def _trial(trial: Trial) -> str:
    years = _bibliography.period(trial.period.start, trial.period.end)
    return _fields(
        [
            ("trial", " ".join([trial.name, *trial.marks])),
            ("design", _bibliography.design(trial.design)),
            ("where, when", f"{trial.country}, {years}" if trial.country else years),
            ("patients", str(trial.n)),
            ("therapy before", trial.prior_therapy or ""),
            ("arms", " | ".join(trial.arms)),
            ("local control", _bibliography.outcome(trial.local_control)),
            ("overall survival", _bibliography.outcome(trial.overall_survival)),
            ("quality of life", _bibliography.outcome(trial.quality_of_life)),
            ("status", trial.status or ""),
            ("interpretation", trial.interpretation or ""),
            ("references", ", ".join(trial.references)),
        ]
    )


def _fields(pairs: Iterable[tuple[str, str]]) -> str:
    shown = [(name, value) for name, value in pairs if value]
    widest = max(len(name) for name, _ in shown)
    return "\n".join(wrap(value, f"{name:<{widest}}  ", " " * (widest + 2)) for name, value in shown)


def _paragraphs(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)


WHOLE: Mapping[str, Callable[[Any], str]] = {
    "match": _matches,
    "open question": questions,
    "recommendation": _recommendations,
}
"""How a listing is written whose items belong together."""

SAYS: Mapping[str, Callable[[Any], str]] = {
    "abbreviation": lambda each: each.expansion,
    "fact": lambda each: each.label,
    "heading": lambda each: each.heading,
    "intervention": lambda each: each.label,
    "parameter": lambda each: each.label,
    "reference": entry,
    "section": lambda each: each.title,
    "trial": lambda each: each.name,
}
"""What is said of an item beside its id."""
