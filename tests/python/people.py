"""Random patients: a whole world first, of which a part is then known, so that nothing known is contradicted."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from interpreter import Json

World = dict[str, Any]

COUNTED = {"liver_metastasis_count": "liver_metastases", "lung_metastasis_count": "lung_metastases"}
SAID_OF = {
    "few_lung_metastases": "lung_metastases",
    "symptomatic_ascites": "malignant_ascites",
    "symptomatic_pericardial_effusion": "malignant_pericardial_effusion",
    "axillary_metastasis_at_first_recurrence": "contralateral_axillary_metastasis",
    "metachronous_contralateral_axilla": "contralateral_axillary_metastasis",
}


def values(fact: Json) -> st.SearchStrategy[Any]:
    if fact["kind"] == "boolean":
        return st.booleans()
    if fact["kind"] == "category":
        return st.sampled_from(fact["values"])
    if fact.get("integer"):
        return st.integers(fact["minimum"], min(fact["maximum"], 8))
    return st.integers(fact["minimum"], fact["maximum"]) | st.sampled_from([3, 4.9, 5, 12, 24, 49, 49.5, 50])


def is_base(fact: Json, parameters: World) -> bool:
    """Whether a fact is free: sites are, and judgements whose threshold is not set."""
    if "derived" not in fact or "site" in fact:
        return True
    text = str(fact["derived"])
    return "'parameter'" in text and not any(f"'{parameter}'" in text for parameter in parameters)


def worlds(vocabulary: Json, parameters: World) -> st.SearchStrategy[World]:
    """Everything about a patient that does not follow from something else."""
    free = [fact for fact in vocabulary["facts"] if is_base(fact, parameters)]
    whole = st.fixed_dictionaries({fact["id"]: values(fact) for fact in free})
    return whole.map(agree)


def agree(world: World) -> World:
    """Counts agree with the sites that they count, and what is said of a metastasis with there being one."""
    counts = {count: max(world[count], 1) if world[site] else 0 for count, site in COUNTED.items()}
    some = {"metastasis_count": max(world["metastasis_count"], 1)}
    of_site = {id_: world[site] and world[id_] for id_, site in SAID_OF.items() if id_ in world}
    size = {} if world["liver_metastases"] else {"largest_liver_metastasis_cm": 0}
    agreed = world | counts | some | of_site | size
    if not world["lung_metastases"]:
        del agreed["lung_metastasis_laterality"]
    if world["m_category_at_diagnosis"] == "M1":
        del agreed["disease_free_interval_months"]
    return agreed


def thresholds(vocabulary: Json) -> st.SearchStrategy[World]:
    def some(each: Json) -> st.SearchStrategy[int]:
        return st.integers(each["minimum"], min(each["maximum"], 40))

    return st.fixed_dictionaries({}, optional={each["id"]: some(each) for each in vocabulary["parameters"]})


@st.composite
def cases(draw: st.DrawFn, vocabulary: Json) -> tuple[World, World, World, list[str] | None]:
    """Thresholds, a world, a part of it that is known, and the complete list of sites where that is known too."""
    parameters = draw(thresholds(vocabulary))
    world = draw(worlds(vocabulary, parameters))
    known = draw(parts_of(world))
    listed = draw(st.booleans())
    return parameters, world, known, sites_of(vocabulary, world) if listed else None


def parts_of(world: World) -> st.SearchStrategy[World]:
    """A part of what there is to know: a little, half of it, or nearly all."""
    ids = sorted(world)
    half = st.integers(0, 2 ** len(ids) - 1)
    chosen = half | st.builds(operator.and_, half, half) | st.builds(operator.or_, half, half)
    return chosen.map(lambda bits: {id_: world[id_] for at, id_ in enumerate(ids) if bits >> at & 1})


def sites_of(vocabulary: Json, world: World) -> list[str]:
    return [fact["site"]["code"] for fact in vocabulary["facts"] if "site" in fact and world[fact["id"]]]
