"""The vocabulary: facts, parameters, interventions; and the abbreviations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leitlinie import _view
from leitlinie._leitlinie import Abbreviations, Derivation, Fact, Facts, Interventions, Parameters, Role, Site

from .markup import Html, bold, code, fields, join, line, muted, rows, table
from .render import show

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLLOWS = {"when": "True or false as", "true_when": "Follows as true when", "false_when": "Follows as false when"}
CROSS_CHECK = {
    "when": "Contradicted unless it agrees with",
    "true_when": "Contradicted where it is false and",
    "false_when": "Contradicted where it is true and",
}


@show.register(Facts)
def _(facts: Facts) -> Html:
    cells = ((code(fact.id), join([fact.label, line(muted(fact.description))]), *_kind(fact)) for fact in facts)
    return table(("Id", "Fact", "Value", "Kind"), rows(cells))


@show.register(Fact)
def _(fact: Fact) -> Html:
    value, kind = _kind(fact)
    said = [*_said(FOLLOWS, fact.derived), *_said(CROSS_CHECK, fact.cross_check)]
    return join(
        [
            line(bold(fact.label), " ", code(fact.id)),
            line(fact.description),
            fields([("Value", value), ("Kind", kind), ("Site", _site(fact.site) if fact.site else ""), *said]),
        ]
    )


def _said(words: Mapping[str, str], derivation: Derivation | None) -> list[tuple[str, str]]:
    """Write the sides of a derivation or cross-check; those that it lacks are left out."""
    sides = [(said, getattr(derivation, side, None)) for side, said in words.items()]
    return [(said, str(condition)) for said, condition in sides if condition is not None]


def _site(site: Site) -> Html:
    also = join([", also ", join(map(code, site.also), ", ")]) if site.also else ""
    open_ = join(["; left open by ", join(map(code, site.left_open_by), ", ")]) if site.left_open_by else ""
    return join([code(site.code), also, open_])


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
