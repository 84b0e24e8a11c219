"""The vocabulary: facts, parameters, interventions; and the abbreviations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _view
from leitlinie._leitlinie import Abbreviations, Facts, Interventions, Parameters, Role

from .markup import Html, code, join, line, muted, rows, table
from .render import show

if TYPE_CHECKING:
    from leitlinie._leitlinie import Fact


@show.register(Facts)
def _(facts: Facts) -> Html:
    cells = ((code(fact.id), join([fact.label, line(muted(fact.description))]), *_kind(fact)) for fact in facts)
    return table(("Id", "Fact", "Value", "Kind"), rows(cells))


def _kind(fact: Fact) -> tuple[str, str]:
    kind = "judgement" if fact.role == Role.JUDGEMENT else "recorded"
    return _view.fact_values(fact), f"{kind}, derived if not given" if fact.derived else kind


@show.register(Parameters)
def _(parameters: Parameters) -> Html:
    cells = (
        (code(each.id), join([each.label, line(muted(each.description))]), _view.bounds(each)) for each in parameters
    )
    return table(("Id", "Threshold", "Value"), rows(cells))


@show.register(Interventions)
def _(interventions: Interventions) -> Html:
    cells = (
        (each.label, _view.words(each.kind), ", ".join(each.agents), ", ".join(each.synonyms), code(each.id))
        for each in interventions
    )
    return table(("Intervention", "Kind", "Agents", "Other names", "Id"), rows(cells))


@show.register(Abbreviations)
def _(abbreviations: Abbreviations) -> Html:
    cells = (
        (each.abbreviation, each.expansion, ", ".join(each.same_as), ", ".join(each.slides)) for each in abbreviations
    )
    return table(("Abbreviation", "Expansion", "Same as", "Slides"), rows(cells))
