"""The report of a match result: a handout for one patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _view
from leitlinie._leitlinie import Applicability, Criterion, MatchResult, Origin, Unit

from . import parts
from .citations import Citations
from .document import Code, Document, Heading, Item, Items, Paragraph, Strong, Table
from .parts import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from leitlinie._leitlinie import Explanation, Guideline, Match, OpenQuestion, Patient, SituationMatch

    from .document import Block, Text

DECISIVE = "→ "
LEGEND = "Below, an arrow marks what decides an answer, or keeps it open."


def document(result: MatchResult) -> Document:
    """Make the report of a result. The title holds nothing of the patient: it is shown in lists and windows."""
    guideline, provenance = result.guideline, result.provenance
    title = f"{_view.title(guideline)}: recommendations for one patient"
    blocks = list(_blocks(result, title))
    blocks += parts.abbreviations(guideline, blocks)
    set_ = ", ".join(f"{name} = {value}" for name, value in provenance.parameters.items()) or "none set"
    blocks += parts.provenance(guideline, provenance.engine, [("Parameters", set_)])
    return Document(title, f"{_view.provenance(result)} · {MatchResult.DISCLAIMER}", tuple(blocks))


def _blocks(result: MatchResult, title: str) -> Iterator[Block]:
    guideline, citations = result.guideline, Citations(result.guideline)
    yield Heading(1, [title])
    yield Paragraph([MatchResult.DISCLAIMER], is_disclaimer=True)
    yield Paragraph([f"Of {_view.plural(len(result), 'recommendation')}: {_view.counts(result)}."])
    yield from _patient(result.patient, guideline)
    yield Paragraph([LEGEND])
    yield from _applicable(result, citations)
    yield from _undetermined(result, citations)
    yield from _questions(result)
    yield from _situations(result, citations)
    yield from _not_applicable(result)
    shown = [match.recommendation for match in (*result.applicable, *result.undetermined)]
    yield from parts.meanings(guideline, shown)
    bibliography = citations.bibliography()
    if bibliography.entries:
        yield Heading(2, ["References"])
        yield bibliography


def _patient(patient: Patient, guideline: Guideline) -> Iterator[Block]:
    yield Heading(2, ["The patient"])
    rows = list(_facts(patient, guideline))
    if rows:
        yield Table("What is known of her", ("Fact", "Value", "Id"), tuple(rows), widths=(45, 0, 30))
    else:
        yield Paragraph(["No fact is given."])
    for value, names in _view.following(patient).items():
        said = ", ".join(_label(guideline, name) for name in names)
        yield Paragraph(["Follows, ", Strong(value), f": {said}."])
    if patient.conflicts:
        yield Heading(3, ["Conflicts: the given value counts"])
        yield parts.bullets([str(each)] for each in patient.conflicts)


def _facts(patient: Patient, guideline: Guideline) -> Iterator[tuple[Text, ...]]:
    if patient.sites is not None:
        sites = ", ".join(sorted(patient.sites)) or "none"
        yield ["Sites of metastases, the complete list"], [sites], [Code("sites")]
    for name, value in patient.facts.items():
        fact = guideline.facts[name]
        unit = "" if fact.unit in (None, Unit.COUNT) else f" {fact.unit}"
        yield [fact.label], ["unknown" if value is None else f"{_view.yes_or_no(value)}{unit}"], [Code(name)]


def _label(guideline: Guideline, fact: str) -> str:
    return guideline.facts[fact].label if fact in guideline.facts else fact


def _applicable(result: MatchResult, citations: Citations) -> Iterator[Block]:
    matches = result.applicable
    yield Heading(2, [f"Applicable ({len(matches)})"])
    if not matches:
        yield Paragraph(["No recommendation is known to apply."])
    yield from _answers(result, matches, citations)


def _undetermined(result: MatchResult, citations: Citations) -> Iterator[Block]:
    matches = result.undetermined
    if matches:
        yield Heading(2, [f"Undetermined ({len(matches)})"])
        yield Paragraph(["What is known does not settle whether these apply."])
        yield from _answers(result, matches, citations)


def _answers(result: MatchResult, matches: Iterable[Match], citations: Citations) -> Iterator[Block]:
    for section, found in _view.matches_by_section(matches).items():
        title = _view.section_title(result.guideline, section)
        yield Heading(3, [title])
        rows = ((match, _answer(match, citations)) for match in found)
        yield parts.graded(f"{_answer_title(found)}: {title}", rows)
        yield Heading(4, ["Reasons"])
        yield Items(tuple(item for match in found for item in _reasons(match)), is_tree=True)


def _answer_title(matches: Sequence[Match]) -> str:
    return "Applicable" if matches[0].applicability == Applicability.APPLIES else "Undetermined"


def _answer(match: Match, citations: Citations) -> Text:
    row, guideline = match.recommendation, match.result.guideline
    return lines(
        parts.cited(row.statement, citations.cite(match.references.ids())),
        *parts.footnotes(row, guideline),
        _selection(match),
        f"Missing: {_labels(guideline, match.missing)}" if match.missing else "",
        _thresholds(match),
        parts.named(row, guideline),
    )


def _thresholds(match: Match) -> str:
    """Name the thresholds that are not set and have a part in the answer."""
    known = match.result.guideline.parameters
    unset = ", ".join(f"{known[id].label} ({id})" for id in match.missing_parameters)
    return f"Threshold not set: {unset}" if unset else ""


def _selection(match: Match) -> str:
    if match.selection is None:
        return ""
    missing = _labels(match.result.guideline, match.missing_for_selection)
    said = f"Criteria printed under it: {_view.words(match.selection)}"
    return f"{said}, missing: {missing}" if missing else said


def _labels(guideline: Guideline, facts: Iterable[str]) -> str:
    return ", ".join(f"{_label(guideline, fact)} ({fact})" for fact in facts)


def _reasons(match: Match) -> Iterator[Item]:
    yield _reason(match, f" {_is(match)}", match.explain())
    if match.selection is not None:
        said = f", criteria printed under it, {_view.words(match.selection)}"
        yield _reason(match, said, match.explain_selection())


def _is(match: Match) -> str:
    is_ = "is " if match.applicability == Applicability.UNDETERMINED else ""
    return f"{is_}{_view.words(match.applicability)}"


def _reason(match: Match, said: str, why: Explanation) -> Item:
    return Item([Code(match.id), f"{said}: {_criterion(why, '')}"], _below(why, defines=False))


def _node(node: Explanation, place: str, *, defines: bool) -> Item:
    """Write a criterion, and what it consists of if it decides something."""
    mark = DECISIVE if node.decisive else ""
    text: Text = [mark, Strong(_view.yes_or_no(node.truth)), f": {_criterion(node, place)}"]
    return Item(text, _below(node, defines=defines) if node.decisive else ())


def _criterion(node: Explanation, place: str) -> str:
    """Say a criterion, its value, and its place where it is not that of the whole."""
    where = f" ({node.place})" if node.place != place else ""
    only = node.children[0] if _only_introduces(node) else None
    return f"{node.criterion}{_value(node)}{f': {only.criterion}{_value(only)}' if only else ''}{where}"


def _below(node: Explanation, *, defines: bool) -> tuple[Item, ...]:
    """Write what a criterion consists of; of what defines a fact, only what decides."""
    if _only_introduces(node):
        return _below(node.children[0], defines=defines)
    defines = defines or node.kind == Criterion.FACT
    shown = [child for child in node.children if child.decisive or not defines]
    items = [_node(child, node.place, defines=defines) for child in shown]
    others = len(node.children) - len(shown)
    rest = Item([f"{_view.plural(others, 'other')} that {'decides' if others == 1 else 'decide'} nothing"])
    return (*items, rest) if others else tuple(items)


def _only_introduces(node: Explanation) -> bool:
    """Whether a criterion, "so when", has no other part than to introduce the one below it: they share a line."""
    return node.kind in (Criterion.TRUE_WHEN, Criterion.FALSE_WHEN) and len(node.children) == 1


def _value(node: Explanation) -> str:
    if node.origin is None:
        return ""
    again = ", as above" if node.repeated else ""
    if node.origin == Origin.MISSING:
        return f" — missing{again}"
    return f" — {node.value} ({_view.origin(node.origin)}{again})"


def _questions(result: MatchResult) -> Iterator[Block]:
    groups = _view.questions_by_role(result.open_questions())
    if groups:
        yield Heading(2, ["Open questions, the most decisive first"])
    for role, questions in groups.items():
        yield Heading(3, [_view.ROLE_HEADINGS[role]])
        yield parts.bullets(map(_question, questions))


def _question(question: OpenQuestion) -> Text:
    return [f"{question.label} ", Code(question.fact), f": {_view.settles(question)}"]


def _situations(result: MatchResult, citations: Citations) -> Iterator[Block]:
    for consensus, found in _view.grouped(result.consensus, lambda each: each.consensus).items():
        yield Heading(2, [f"Consensus statement: {_view.situation_title(result, consensus)}"])
        yield Items(tuple(_situation(result.guideline, each) for each in found))
        if any(each.applicability != Applicability.DOES_NOT_APPLY for each in found):
            yield Paragraph(["References ", citations.cite(result.guideline.references_of(consensus).ids())])


def _situation(guideline: Guideline, match: SituationMatch) -> Item:
    said: Text = [Strong(_view.words(match.applicability)), f": {match.situation.statement}"]
    if match.applicability == Applicability.DOES_NOT_APPLY:
        return Item(said)
    missing = f"Missing: {_labels(guideline, match.missing)}" if match.missing else ""
    return Item(lines([*said, f" → {match.situation.consequence}"], missing))


def _not_applicable(result: MatchResult) -> Iterator[Block]:
    matches = result.not_applicable
    if matches:
        yield Heading(2, [f"Not applicable ({len(matches)})"])
        for section, found in _view.matches_by_section(matches).items():
            title = _view.section_title(result.guideline, section)
            listed = ", ".join(f"{match.id} ({match.ago_grade})" for match in found)
            yield Paragraph([Strong(title), f": {listed}"])
