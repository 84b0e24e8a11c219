"""What the HTML and the terminal text say in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from leitlinie._leitlinie import AgoGrade, Kind, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from leitlinie._cohort import Readiness
    from leitlinie._leitlinie import (
        Consensus,
        Fact,
        Guideline,
        Match,
        MatchResult,
        OpenQuestion,
        Parameter,
        Patient,
        Recommendation,
        SourcePlace,
    )

T = TypeVar("T")

AGAINST = "advised against"
STRONG_ON_WEAK = "Graded ++ or + on a level of evidence of 4 or 5"
UNCITED = "Graded without a reference"
ROLE_HEADINGS = {
    "recorded": "Recorded facts: look them up in the chart",
    "judgement": "Clinical judgements: for a clinician to say",
}


def home(items: Iterable[object]) -> Guideline | None:
    """Return the guideline that items stand in, where all of them stand in the same; else none is guessed."""
    homes: list[Guideline | None] = [getattr(item, "_home", None) for item in items]
    return homes[0] if homes and all(each == homes[0] for each in homes) else None


def section_of(id: str) -> str:
    """Return the id of the section in the dotted id of a recommendation."""
    return id.partition(".")[0]


def grouped(items: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    """Group items, keeping their order."""
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def matches_by_section(matches: Iterable[Match]) -> dict[str, list[Match]]:
    """Group answers by the id of their section."""
    return grouped(matches, lambda match: section_of(match.id))


def recommendations_by_section(recommendations: Iterable[Recommendation]) -> dict[str, list[Recommendation]]:
    """Group recommendations by the id of their section."""
    return grouped(recommendations, lambda each: section_of(each.id))


def section_title(guideline: Guideline | None, section: str) -> str:
    """Return the title of a section, or its id where nothing is known of it."""
    if guideline is None or section not in guideline.sections:
        return section
    return guideline.sections[section].title


def place(guideline: Guideline | None, source: SourcePlace) -> str:
    """Say where in the source something stands, with the number of the slide where it is known."""
    slides = () if guideline is None else guideline.slides
    numbered = (f"{slide.number} ({slide.id})" for slide in slides if slide.id == source.slide)
    return f"slide {next(numbered, source.slide)}, row {source.row}"


def is_against(grade: AgoGrade) -> bool:
    """Whether a grade advises against."""
    return grade in (AgoGrade.MINUS, AgoGrade.MINUS_MINUS)


def words(label: object) -> str:
    """Write a label as words: `does_not_apply` reads `does not apply`."""
    return str(label).replace("_", " ")


def yes_or_no(value: object) -> str:
    """Write a value as a reader says it: `True` reads `yes`."""
    return {"true": "yes", "false": "no"}.get(str(value).lower(), str(value))


def origin(source: Origin) -> str:
    """Say where a value comes from."""
    return "by the list of sites" if source == Origin.SITES else source.value


def plural(count: int, noun: str) -> str:
    """Count things: `1 fact`, `2 facts`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def footnotes(recommendation: Recommendation, guideline: Guideline | None) -> list[str]:
    """Return the texts of a row's footnotes, or their ids where nothing is known of them."""
    sections = () if guideline is None else guideline.sections
    known = {note.id: note.text for section in sections for note in section.notes}
    return [known.get(note, note) for note in recommendation.notes]


def counts(result: MatchResult) -> str:
    """Count the answers of a result."""
    applicable = result.applicable
    against = sum(is_against(match.ago_grade) for match in applicable)
    warning = f" ({against} of them advising against)" if against else ""
    open_, rest = len(result.undetermined), len(result.not_applicable)
    return f"{len(applicable)} applicable{warning}, {open_} undetermined, {rest} not applicable"


def title(guideline: Guideline) -> str:
    """Name a guideline: its chapter and edition."""
    return f"{guideline.title} ({guideline.edition})"


def provenance(result: MatchResult) -> str:
    """Say in one line where a result comes from."""
    from_ = result.provenance
    parameters = ", ".join(f"{name}={value}" for name, value in from_.parameters.items()) or "none set"
    content = from_.content_hash[:12]
    return f"{from_.guideline}, content {content}, {from_.engine}, parameters: {parameters}"


def questions_by_role(questions: Iterable[OpenQuestion]) -> dict[str, list[OpenQuestion]]:
    """Keep facts that stand in a chart apart from clinical judgements."""
    groups = grouped(questions, lambda question: question.role.value)
    return {role: groups[role] for role in ROLE_HEADINGS if role in groups}


def settles(question: OpenQuestion) -> str:
    """Say what knowing a fact could do."""
    settled = f"could settle {len(question.settles)} of {plural(len(question.concerns), 'open recommendation')}"
    return f"{settled} (strongest grade {question.strongest_grade})"


def situation_title(result: MatchResult, consensus: str) -> str:
    """Name a consensus statement, with its level of evidence and its vote."""
    return next((consensus_title(each) for each in result.guideline.consensus if each.id == consensus), consensus)


def consensus_title(consensus: Consensus) -> str:
    """Name a consensus statement, with its level of evidence and its vote."""
    vote = f"agreement {consensus.agreement_percent} %"
    return f"{consensus.title} ({consensus.body}, {consensus.level_of_evidence}, {vote})"


def fact_values(fact: Fact) -> str:
    """Say which values a fact can have."""
    if fact.kind == Kind.BOOLEAN:
        return "yes or no"
    return ", ".join(fact.values) if fact.kind == Kind.CATEGORY else bounds(fact)


def bounds(number: Fact | Parameter) -> str:
    """Say which numbers make sense."""
    kind = "whole number" if number.integer else "number"
    unit = f" ({number.unit})" if number.unit else ""
    low = "" if number.minimum is None else f" from {number.minimum}"
    high = "" if number.maximum is None else f" to {number.maximum}"
    return f"{kind}{unit}{low}{high}"


def following(patient: Patient) -> dict[str, list[str]]:
    """Name the facts that follow from the list of sites or from other facts, by their value."""
    given = patient.facts
    own = set(dir(type(patient)))
    names = [name for name in patient.__dir__() if name not in own and name not in given]
    known = [name for name in names if patient[name] is not None]
    return grouped(known, lambda name: yes_or_no(patient[name]))


def readiness_counts(readiness: Readiness) -> str:
    """Count the patients of a table and the columns that were understood."""
    columns = plural(len(readiness.understood), "column")
    lists = ", and a column of complete lists of sites" if readiness.sites else ""
    return f"{plural(readiness.patients, 'patient')}, {columns} understood{lists}"


def known_of(known: int, patients: int) -> str:
    """Say of how many patients something is known, with the share."""
    return f"known for {known} ({known / max(patients, 1):.0%})"


def sites_readiness(readiness: Readiness) -> str:
    """Say what the complete lists of sites settle."""
    if readiness.sites is None:
        return "no complete lists of sites"
    known = known_of(readiness.sites.patients, readiness.patients)
    settles = plural(len(readiness.sites.settles), "fact")
    return f"{readiness.sites.column} is the complete list of sites: {known}; it settles {settles} beside those given"
