"""What every value can do: it is immutable, hashable, comparable, picklable, copyable, matchable and speaks JSON."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
from collections.abc import Iterator
from typing import Any

import pytest

import leitlinie as ll
import leitlinie._leitlinie as core
from reach import instances
from small import small_chapter, small_vocabulary

CLASSES = sorted(instances(), key=lambda each: each.__qualname__)
WHOLE = {ll.MatchResult, ll.Match, ll.Matches}  # each carries a whole result
ENUMS = {  # written as their label
    *(ll.AgoGrade, ll.Applicability, ll.Criterion, ll.Design, ll.GradeOfRecommendation, ll.InterventionKind, ll.Kind),
    *(ll.LevelOfEvidence, ll.NoteKind, ll.Operator, ll.Origin, ll.Role, ll.Selection, ll.Truth, ll.Unit),
}
WITH_JSON = [each for each in CLASSES if each not in ENUMS]
EXPORTED = {  # what only the Python layer touches is no value
    each for name in core.__all__ if inspect.isclass(each := getattr(core, name)) and each.__module__ == "leitlinie"
}


def by_name(cls: type) -> str:
    return cls.__qualname__


def test_every_class_is_reached() -> None:
    bases = {ll.Condition, ll.Limit}  # reached as their variants
    assert {cls for cls in EXPORTED if cls not in bases} <= set(CLASSES)
    variants = {"AllOf", "AnyOf", "NoneOf", "Holds", "Is", "Compare"}
    assert {cls for cls in CLASSES if issubclass(cls, ll.Condition)} == {getattr(ll.Condition, v) for v in variants}
    assert {cls for cls in CLASSES if issubclass(cls, ll.Limit)} == {ll.Limit.Fixed, ll.Limit.Open}


@pytest.mark.parametrize("cls", CLASSES, ids=by_name)
def test_pickles_and_copies_are_equal(cls: type) -> None:
    for value in instances()[cls][: 4 if cls in WHOLE else None]:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(value, protocol)) == value  # noqa: S301
        assert copy.copy(value) == value
        assert copy.deepcopy(value) == value
        assert type(copy.deepcopy(value)) is cls


@pytest.mark.parametrize("cls", CLASSES, ids=by_name)
def test_equal_values_have_equal_hashes_and_others_differ(cls: type) -> None:
    values = instances()[cls][: 4 if cls in WHOLE else None]
    for value in values:
        twin = pickle.loads(pickle.dumps(value))  # noqa: S301
        assert hash(twin) == hash(value)
        assert {value: "found"}[twin] == "found"
        assert value != object()
        assert value != repr(value)
    assert all(one != other for at, one in enumerate(values) for other in values[:at] if repr(one) != repr(other))


@pytest.mark.parametrize("cls", CLASSES, ids=by_name)
def test_nothing_can_be_changed(cls: type) -> None:
    value = instances()[cls][0]
    names = [name for name in dir(cls) if not name.startswith("_") and not callable(getattr(value, name))]
    for name in [*names, "something_new"]:
        with pytest.raises((AttributeError, TypeError)):
            setattr(value, name, None)
    for name in names:
        with pytest.raises((AttributeError, TypeError)):
            delattr(value, name)


@pytest.mark.parametrize("cls", CLASSES, ids=by_name)
def test_a_repr_names_the_class_and_fits_on_a_screen(cls: type) -> None:
    for value in instances()[cls]:
        shown = repr(value)
        assert cls.__name__ in shown or cls in ENUMS
        assert "object at 0x" not in shown
        assert len(shown) < 2000
        assert "\n" not in shown


@pytest.mark.parametrize("cls", WITH_JSON, ids=by_name)
def test_dict_and_json_round_trip(cls: Any) -> None:  # noqa: ANN401
    for value in instances()[cls]:
        assert cls.from_json(value.to_json()) == value
        assert cls.from_dict(value.to_dict()) == value
        assert json.loads(value.to_json()) == value.to_dict()
        assert cls.from_json(json.dumps(value.to_dict(), indent=2)) == value


OTHER_REFUSALS = {  # each has tests of its own
    *(ll.Guideline, ll.Patient, ll.MatchResult, ll.Match, ll.Matches, ll.Difference),
    *(ll.Limit.Fixed, ll.Limit.Open),  # 17 is one
}
VALUES = [cls for cls in WITH_JSON if cls not in OTHER_REFUSALS]


@pytest.mark.parametrize("cls", VALUES, ids=by_name)
def test_json_of_something_else_is_refused_with_its_place(cls: Any) -> None:  # noqa: ANN401
    for broken in ("", "[", '{"surely_no_such_key": 1}', "17", '"\ud800"'):
        with pytest.raises(ll.GuidelineError) as caught:
            cls.from_json(broken)
        (violation,) = caught.value.violations
        assert violation.line >= 0
        assert str(violation) in str(caught.value)


SECRETS: list[Any] = [
    "Anna",
    "x, expected Anna",
    "missing field Anna",
    4711,
    [4711],
    {"age": 4711},
    4711.5,
    True,
    None,
]
OF_A_PATIENT = [
    *(ll.Change, ll.Conflict, ll.Explanation, ll.FactProblem, ll.OpenQuestion, ll.OpenQuestions, ll.SituationMatch),
    *(ll.MatchResult, ll.Match, ll.Matches, ll.Difference, ll.Patient),
]


@pytest.mark.parametrize("cls", OF_A_PATIENT, ids=by_name)
def test_no_value_of_a_patient_is_shown_where_it_does_not_fit(cls: Any) -> None:  # noqa: ANN401
    refused = 0
    for data in (instances()[cls][0].to_dict(), instances()[cls][-1].to_dict()):
        for place in list(places(data))[:200]:
            for secret in SECRETS:
                try:
                    cls.from_dict(replaced(data, place, secret))
                except (ll.LeitlinieError, ValueError) as error:
                    refused += 1
                    told = f"{error} {error!r} {[str(each) for each in getattr(error, 'violations', ())]}"
                    assert "Anna" not in told, (place, told)
                    assert "4711" not in told, (place, told)
    assert refused > 5


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Every place in nested data but for its provenance, which is no patient's."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        if key != "provenance":
            yield (*path, key)
            yield from places(value, (*path, key))


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401
    changed = copy.deepcopy(data)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return changed


def test_what_is_expected_is_told() -> None:
    data = instances()[ll.Explanation][0].to_dict() | {"value": 4711}
    with pytest.raises(ll.GuidelineError, match=r"<json>:1:\d+: \$: this does not fit; expected a string$"):
        ll.Explanation.from_dict(data)
    del data["truth"]
    with pytest.raises(ll.GuidelineError, match="missing field `truth`"):
        ll.Explanation.from_dict(data | {"value": None})


@pytest.mark.parametrize("cls", [each for each in CLASSES if getattr(each, "__match_args__", ())], ids=by_name)
def test_match_args_are_attributes(cls: Any) -> None:  # noqa: ANN401
    value = instances()[cls][0]
    for name in cls.__match_args__:
        getattr(value, name)


def test_recommendations_can_be_matched(guideline: ll.Guideline) -> None:
    match guideline["liver.resection"]:
        case ll.Recommendation(id="liver.resection", ago_grade=grade, source=ll.SourcePlace(slide, row)):
            assert (str(grade), slide, row) == ("+/-", "liver", 1)
        case _:
            pytest.fail("the pattern does not match")
    match guideline.trials[0]:
        case ll.Trial(_, "ECOG 2108", n):
            assert n == 256
        case _:
            pytest.fail("the pattern does not match")


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("liver.resection", "holds liver_metastases"),
        ("primary.axillary_surgery", "all of (holds de_novo_metastatic, clinical_n_category in cN1)"),
        (
            "lung.resection_few_unilateral",
            (
                "all of (holds lung_metastases, any of (lung_metastasis_count = 1, all of (holds few_lung_metastases, "
                "lung_metastasis_laterality in unilateral)))"
            ),
        ),
        ("general.cytological_verification", "all of (holds distant_metastases, none of (holds histology_feasible))"),
    ],
)
def test_a_walk_over_conditions_needs_match_only(id_: str, expected: str, guideline: ll.Guideline) -> None:
    assert spoken(guideline[id_].population) == expected


def spoken(condition: ll.Condition) -> str:
    match condition:
        case ll.Condition.Holds(fact=fact):
            return f"holds {fact}"
        case ll.Condition.Is(fact, one_of):
            return f"{fact} in {' '.join(one_of)}"
        case ll.Condition.Compare(fact, operator, ll.Limit.Fixed(limit) | ll.Limit.Open(parameter=limit)):
            return f"{fact} {operator.value} {limit}"
        case ll.Condition.AllOf(conditions=parts):
            how = "all"
        case ll.Condition.AnyOf(conditions=parts):
            how = "any"
        case ll.Condition.NoneOf(conditions=parts):
            how = "none"
    return f"{how} of ({', '.join(map(spoken, parts))})"


def test_a_condition_can_be_built_by_hand() -> None:
    liver = ll.Condition.Holds("liver_metastases")
    few = ll.Condition.Compare("liver_metastasis_count", ll.Operator("<="), ll.Limit.Fixed(3))
    both = ll.Condition.AllOf([liver, ll.Condition.NoneOf([few])])
    assert both.to_dict() == {
        "all_of": [
            {"holds": "liver_metastases"},
            {"none_of": [{"compare": {"fact": "liver_metastasis_count", "operator": "<=", "value": 3}}]},
        ]
    }
    assert both == ll.Condition.from_dict(both.to_dict())
    assert hash(both) == hash(ll.Condition.from_dict(both.to_dict()))


PHRASES = [
    ({"holds": "liver_metastases"}, "liver metastases"),
    ({"is": {"fact": "her2_status", "one_of": ["positive"]}}, "HER2 status is positive"),
    (
        {"is": {"fact": "primary_tumor_surgery", "one_of": ["breast_conserving_surgery", "mastectomy"]}},
        "primary tumor surgery is breast conserving surgery or mastectomy",
    ),
    ({"compare": {"fact": "age", "operator": "<", "value": 50}}, "age < 50"),
    (
        {"compare": {"fact": "largest_liver_metastasis_cm", "operator": ">=", "value": 2.5}},
        "largest liver metastasis cm ≥ 2.5",
    ),
    ({"none_of": [{"holds": "pain"}]}, "not pain"),
    ({"none_of": [{"is": {"fact": "her2_status", "one_of": ["positive"]}}]}, "HER2 status is not positive"),
    (
        {"all_of": [{"holds": "pain"}, {"is": {"fact": "clinical_n_category", "one_of": ["cN0", "cN1"]}}]},
        "pain and (clinical N category is cN0 or cN1)",
    ),
    ({"none_of": [{"holds": "pain"}, {"holds": "paresis"}]}, "none of: pain or paresis"),
    (
        {"all_of": [{"holds": "hr_positive"}, {"any_of": [{"holds": "pain"}, {"holds": "paresis"}]}]},
        "HR positive and (pain or paresis)",
    ),
]


@pytest.mark.parametrize(("condition", "phrase"), PHRASES, ids=[phrase for _, phrase in PHRASES])
def test_a_condition_reads_as_an_english_phrase(condition: dict[str, Any], phrase: str) -> None:
    assert str(ll.Condition.from_dict(condition)) == phrase
    assert phrase in repr(ll.Condition.from_dict(condition))


RESECTION = (
    "(HR positive, chemotherapy sensitive, long disease free interval, not extrahepatic disease and liver metastasis "
    "count ≤ 3) or (HER2 status is positive, age < 50 years, largest liver metastasis < 5 cm and not extrahepatic "
    "disease)"
)


def test_a_condition_of_a_guideline_reads_with_its_units(guideline: ll.Guideline) -> None:
    criteria = guideline["liver.resection"].selection
    assert str(criteria) == criteria.phrase() == criteria.phrase(guideline) == RESECTION
    assert RESECTION in repr(criteria)
    assert str(criteria.conditions[1].conditions[1]) == "age < 50 years"
    assert "age &lt; 50 years" in criteria._repr_html_()
    short = "life expectancy ≤ [short life expectancy] months"
    assert str(guideline.facts["short_life_expectancy"].derived.when) == short
    population = str(guideline["primary.radiotherapy_after_surgery"].population)
    surgery = "(primary tumor surgery is breast conserving surgery or mastectomy)"
    assert population == f"de novo metastatic, {surgery} and adjuvant radiotherapy indicated"


def test_a_number_has_the_unit_that_its_fact_has_in_the_guideline(guideline: ll.Guideline) -> None:
    """The same name is a number of months elsewhere, so that only a guideline can say the unit."""
    young = {"compare": {"fact": "age", "operator": "<", "value": 50}}
    number = {"kind": "number", "minimum": 0, "maximum": 1500, "role": "recorded"}
    age = {"id": "age", "label": "Age", "description": "Age.", "unit": "months"} | number
    own = ll.Guideline.from_dict(small_chapter(young, vocabulary=small_vocabulary(facts=[age])))
    population = own["only.row"].population
    alone = ll.Condition.from_dict(young)
    assert str(population) == population.phrase() == population.phrase(own) == "age < 50 months"
    assert str(alone) == alone.phrase() == "age < 50"
    assert str(ll.Condition.Compare("age", ll.Operator("<"), ll.Limit.Fixed(50))) == "age < 50"
    assert population.phrase(guideline) == alone.phrase(guideline) == "age < 50 years"
    assert population == alone
    assert hash(population) == hash(alone)
    assert population.to_json() == alone.to_json()


def test_units_are_pickled_and_not_written(guideline: ll.Guideline) -> None:
    row, fact = guideline["liver.resection"], guideline.facts["short_life_expectancy"]
    for value, conditions in (
        (row.selection, lambda condition: condition),
        (row, lambda row: row.selection),
        (guideline["liver"], lambda section: next(each.selection for each in section.recommendations if each == row)),
        (fact, lambda fact: fact.derived.when),
        (fact.derived, lambda derived: derived.when),
        (guideline.facts, lambda facts: facts[fact.id].derived.when),
    ):
        condition = str(conditions(value))
        assert condition.endswith(("months", "disease)"))
        assert str(conditions(pickle.loads(pickle.dumps(value)))) == condition  # noqa: S301
        bare = type(value).from_json(value.to_json())
        assert bare == value
        assert "years" not in str(conditions(bare))
        assert not str(conditions(bare)).endswith("months")


def test_the_population_of_every_row_reads_without_underscores_and_brackets(guideline: ll.Guideline) -> None:
    for row in guideline:
        phrase = str(row.population)
        assert not set("_{}[]\"'") & set(phrase), phrase
        assert phrase.strip() == phrase != ""


def test_rich_shows_fields_by_name(guideline: ll.Guideline) -> None:
    rich = pytest.importorskip("rich.pretty")
    shown = rich.pretty_repr(guideline["liver.resection"], max_width=200)
    assert shown.startswith("Recommendation(")
    assert "id='liver.resection'" in shown
    for cls in CLASSES:
        if hasattr(cls, "__rich_repr__"):
            assert cls.__name__.partition("_")[2] or cls.__name__ in rich.pretty_repr(instances()[cls][0])


def test_conditions_cannot_be_nested_so_deeply_that_they_exhaust_the_stack() -> None:
    condition = ll.Condition.Holds(fact="a")
    for _ in range(47):
        condition = ll.Condition.NoneOf(conditions=[condition])
    with pytest.raises(ValueError, match="nested 48 deep"):
        ll.Condition.NoneOf(conditions=[condition])
    assert pickle.loads(pickle.dumps(condition)) == condition  # noqa: S301
    assert ll.Condition.from_json(condition.to_json()) == condition
    assert str(condition).endswith("not a")
