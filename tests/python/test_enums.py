"""Closed vocabularies: order, labels, members, and what nobody may do with them."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

import leitlinie as ll

LABELS: dict[Any, list[str]] = {  # from the least to the greatest
    ll.AgoGrade: ["--", "-", "+/-", "+", "++"],
    ll.GradeOfRecommendation: ["D", "C", "B", "A"],
    ll.LevelOfEvidence: ["5", "4", "3b", "3", "3a", "2c", "2", "2b", "2a", "1c", "1", "1b", "1a"],
    ll.Truth: ["false", "unknown", "true"],
    ll.Applicability: ["does_not_apply", "undetermined", "applies"],
    ll.Selection: ["not_favoured", "undetermined", "favoured"],
    ll.Kind: ["boolean", "number", "category"],
    ll.Role: ["recorded", "judgement"],
    ll.Unit: ["years", "months", "cm", "count"],
    ll.Operator: ["<", "<=", "=", ">=", ">"],
    ll.Origin: ["missing", "derived", "sites", "given"],
    ll.Criterion: ["fact", "all_of", "any_of", "none_of", "true_when", "false_when"],
    ll.Design: ["randomised_phase_iii", "prospective_registry"],
    ll.NoteKind: [
        "see_also",
        "interdisciplinary_decision",
        "adequate_pain_relief",
        "consider_pretreatment",
        "surgical_exception",
        "abbreviation",
        "legend",
        "unexplained",
    ],
    ll.InterventionKind: [
        "surgery",
        "radiotherapy",
        "systemic_therapy",
        "ablation",
        "intra_arterial_therapy",
        "drainage",
        "pleurodesis",
        "instillation",
        "diagnostics",
    ],
}
ORDERED = [ll.AgoGrade, ll.GradeOfRecommendation, ll.LevelOfEvidence, ll.Truth, ll.Applicability, ll.Selection]
ALL = pytest.mark.parametrize("enum", LABELS, ids=lambda enum: enum.__name__)


@ALL
def test_members_have_these_labels(enum: Any) -> None:  # noqa: ANN401
    assert sorted(member.value for member in enum.members()) == sorted(LABELS[enum])
    for member in enum.members():
        assert str(member) == f"{member}" == member.value
        assert enum(member.value) == member == enum(member)


@pytest.mark.parametrize("enum", ORDERED, ids=lambda enum: enum.__name__)
def test_members_are_ordered_from_the_least_to_the_greatest(enum: Any) -> None:  # noqa: ANN401
    members = enum.members()
    assert [member.value for member in members] == LABELS[enum]
    assert sorted([*members[1::2], *members[::2]]) == list(members)
    for at, less in enumerate(members):
        assert less <= less  # noqa: PLR0124
        for more in members[at + 1 :]:
            assert less < more
            assert more >= less
            assert less != more


def test_a_bare_level_stands_between_its_letters() -> None:
    level = ll.LevelOfEvidence
    assert level("3b") < level("3") < level("3a")


@ALL
def test_members_are_hashable_and_survive_pickle_and_copy(enum: Any) -> None:  # noqa: ANN401
    for member in enum.members():
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(member, protocol)) == member  # noqa: S301
        assert copy.copy(member) == member == copy.deepcopy(member)
        assert {member: 1}[enum(member.value)] == 1
    assert len(set(enum.members())) == len(LABELS[enum])


@ALL
def test_a_member_is_found_by_its_name_in_capitals(enum: Any) -> None:  # noqa: ANN401
    named = [getattr(enum, name) for name in dir(enum) if name.isupper() or name.startswith("LEVEL")]
    assert sorted(member.value for member in named) == sorted(LABELS[enum])


@ALL
def test_members_cannot_be_changed_or_compared_with_labels(enum: Any) -> None:  # noqa: ANN401
    (member, *_) = enum.members()
    with pytest.raises(AttributeError):
        member.value = "other"
    assert member != member.value
    for other in LABELS:
        if other is not enum:
            assert member != other.members()[0]


@ALL
def test_an_unknown_label_is_refused_with_all_labels(enum: Any) -> None:  # noqa: ANN401
    with pytest.raises(ValueError, match="is one of") as caught:
        enum("surely not")
    assert all(label in str(caught.value) for label in LABELS[enum])
    with pytest.raises((TypeError, ValueError)):
        enum(3.5)


@pytest.mark.parametrize(
    ("enum", "label", "nearest"),
    [
        (ll.LevelOfEvidence, "2A", "2a"),
        (ll.AgoGrade, "+-", "+/-"),
        (ll.Role, "judgment", "judgement"),
        (ll.Unit, "month", "months"),
        (ll.InterventionKind, "radiotherapie", "radiotherapy"),
        (ll.Applicability, "apply", "applies"),
    ],
)
def test_a_near_miss_is_named(enum: Any, label: str, nearest: str) -> None:  # noqa: ANN401
    with pytest.raises(ValueError, match=f"did you mean `{nearest}`".replace("+", r"\+")):
        enum(label)


@pytest.mark.parametrize(
    ("enum", "labels"),
    [
        (ll.Truth, ("false", "true", "unknown")),
        (ll.Applicability, ("does_not_apply", "applies", "undetermined")),
        (ll.Selection, ("not_favoured", "favoured", "undetermined")),
    ],
)
def test_the_unknown_is_neither_true_nor_false(enum: Any, labels: tuple[str, str, str]) -> None:  # noqa: ANN401
    no, yes, unknown = map(enum, labels)
    assert bool(yes) is True
    assert bool(no) is False
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(unknown)
    with pytest.raises(TypeError, match="neither true nor false"):
        _ = not unknown
