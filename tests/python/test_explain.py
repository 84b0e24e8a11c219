"""Why and why not: the tree of criteria, what is missing, and what to look up next."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import leitlinie as ll
import people
from interpreter import Chart, conjunction, disjunction, negation
from small import small_chapter, small_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interpreter import Json, Truth

TRUTHS: dict[ll.Truth, Truth] = {ll.Truth.TRUE: True, ll.Truth.UNKNOWN: None, ll.Truth.FALSE: False}
ANSWERS: dict[ll.Applicability, Truth] = {
    ll.Applicability.APPLIES: True,
    ll.Applicability.UNDETERMINED: None,
    ll.Applicability.DOES_NOT_APPLY: False,
}


def nodes(explanation: ll.Explanation) -> Iterator[ll.Explanation]:
    yield explanation
    for child in explanation.children:
        yield from nodes(child)


def combined(node: ll.Explanation) -> Truth:
    """What a node's parts make of it."""
    parts = [TRUTHS[child.truth] for child in node.children]
    match node.kind.value:
        case "all_of":
            return conjunction(parts)
        case "any_of":
            return disjunction(parts)
        case "none_of":
            return negation(disjunction(parts))
        case "true_when" | "false_when":
            (part,) = parts
            return part
    kinds = [child.kind.value for child in node.children]
    if set(kinds) <= {"true_when", "false_when"}:
        says = dict(zip(kinds, parts, strict=True))
        yes = says.get("true_when", False)
        return True if yes else False if yes is False and says.get("false_when") else None
    (part,) = parts
    return part


class TestTree:
    @settings(max_examples=60)
    @given(data=st.data())
    def test_every_node_is_what_its_parts_make_of_it(
        self, data: st.DataObject, guideline: ll.Guideline, vocabulary: Json
    ) -> None:
        parameters, _, known, sites = data.draw(people.cases(vocabulary))
        result = guideline.match(guideline.patient(sites=sites, **known), parameters=parameters)
        for match in result:
            tree = match.explain()
            assert TRUTHS[tree.truth] is ANSWERS[match.applicability]
            assert tree.decisive
            for node in nodes(tree):
                assert not node.children or TRUTHS[node.truth] is combined(node), (match.id, node)
                assert node.decisive or not any(child.decisive for child in node.children)

    @settings(max_examples=60)
    @given(data=st.data())
    def test_every_leaf_shows_the_value_and_where_it_is_from(
        self, data: st.DataObject, guideline: ll.Guideline, vocabulary: Json
    ) -> None:
        parameters, _, known, sites = data.draw(people.cases(vocabulary))
        chart = Chart(vocabulary, known, sites, parameters)
        roles = {fact["id"]: fact["role"] for fact in vocabulary["facts"]}
        kinds = {fact["id"]: fact["kind"] for fact in vocabulary["facts"]}
        result = guideline.match(guideline.patient(sites=sites, **known), parameters=parameters)
        for node in (node for match in result for node in nodes(match.explain()) if node.fact):
            assert node.role.value == roles[node.fact]
            value = chart.holds(node.fact) if kinds[node.fact] == "boolean" else chart.known.get(node.fact)
            expected = "given" if node.fact in known else "sites" if node.fact in chart.known else "derived"
            assert node.origin.value == ("missing" if value is None else expected), node
            assert shown(value) in node.value, node

    @settings(max_examples=40)
    @given(data=st.data())
    def test_what_is_marked_is_enough_to_decide(
        self, data: st.DataObject, guideline: ll.Guideline, vocabulary: Json
    ) -> None:
        """A patient of whom only the marked facts are known gets the same settled answer."""
        parameters, _, known, sites = data.draw(people.cases(vocabulary))
        patient = guideline.patient(sites=sites, **known)
        for match in guideline.match(patient, parameters=parameters):
            marked = [node for node in nodes(match.explain()) if node.decisive and node.fact and not node.children]
            facts = {node.fact: patient[node.fact] for node in marked}
            only = guideline.match(guideline.patient(**facts), parameters=parameters)
            assert only[match.id].applicability == match.applicability, (match.id, facts)

    @settings(max_examples=40)
    @given(data=st.data())
    def test_missing_facts_are_marked(self, data: st.DataObject, guideline: ll.Guideline, vocabulary: Json) -> None:
        parameters, _, known, sites = data.draw(people.cases(vocabulary))
        for match in guideline.match(guideline.patient(sites=sites, **known), parameters=parameters).undetermined:
            marked = {node.fact for node in nodes(match.explain()) if node.decisive and node.fact}
            assert set(match.missing) <= marked, match.id


def shown(value: bool | float | str | None) -> str:
    if value is None or isinstance(value, bool):
        return {True: "yes", False: "no", None: "unknown"}[value]
    return f"{value:g}" if isinstance(value, float) else value if isinstance(value, str) else str(value)


def test_places_are_of_the_slide_and_of_the_vocabulary(guideline: ll.Guideline) -> None:
    result = guideline.match(ll.Patient(er_status="positive", sites={"liver", "bone_marrow"}))
    for match in result:
        source = match.recommendation.source
        places = {node.place for node in nodes(match.explain())}
        slide = f"slide {source.slide}, row {source.row}"
        assert match.explain().place == slide
        assert all(place == slide or place.startswith("vocabulary, ") for place in places)
    assert "vocabulary, hr_positive" in {n.place for n in nodes(result["bone_marrow.endocrine_therapy"].explain())}


def test_the_text_of_an_answer_names_slide_and_row(guideline: ll.Guideline, chapter: Json) -> None:
    result = guideline.match(ll.Patient(sites={"liver"}, er_status="positive"))
    rows = [row for section in chapter["sections"] for row in section.get("recommendations", [])]
    for row in rows:
        slide = f"slide {row['source']['slide']}, row {row['source']['row']}"
        assert str(result[row["id"]].explain()).splitlines()[0].endswith(slide), row["id"]
        assert slide in str(result[row["id"]])
    assert str(result["liver.resection"].explain_selection()).splitlines()[0].endswith("slide liver, row 1")


def chain(length: int) -> ll.Guideline:
    """A guideline for whom the last of some facts holds, each of which follows from the one before it."""
    plain = {"label": "F", "description": "F.", "kind": "boolean", "role": "recorded"}
    first, *others = [{"id": f"f{at}", **plain} for at in range(length)]
    links = [{**fact, "derived": {"when": {"holds": f"f{at}"}}} for at, fact in enumerate(others)]
    vocabulary = small_vocabulary(facts=[first, *links])
    return ll.Guideline.from_dict(small_chapter({"holds": f"f{length - 1}"}, vocabulary=vocabulary))


def test_the_longest_chain_that_is_accepted_is_told_in_every_way() -> None:
    own = chain(48)
    for facts in ({}, {"f0": True}, {"f0": False}):
        match = own.match(facts)["only.row"]
        tree = match.explain()
        assert len(list(nodes(tree))) == 48
        assert pickle.loads(pickle.dumps(tree)) == tree  # noqa: S301
        assert copy.deepcopy(match) == match
        assert ll.Explanation.from_dict(tree.to_dict()) == tree
        for thing in (tree, match, match.result, own):
            assert thing._repr_html_()
            assert str(thing)
        assert pickle.loads(pickle.dumps(own)) == own  # noqa: S301


@pytest.mark.parametrize(
    ("length", "path"),
    [
        (49, "$.sections[0].recommendations[0].population"),
        (50, "$.vocabulary.facts[49].derived"),
        (80, "$.vocabulary.facts[49].derived"),
        (250, "$.vocabulary.facts[49].derived"),
        (2000, "$.vocabulary.facts[49].derived"),
    ],
)
def test_a_longer_chain_is_refused(length: int, path: str) -> None:
    with pytest.raises(ll.GuidelineError, match="nested more than 48 deep") as caught:
        chain(length)
    (violation,) = caught.value.violations
    assert violation.path == path


def test_a_derivation_is_unfolded_once(guideline: ll.Guideline) -> None:
    """Of metastases to the liver, both sides of two derivations speak; how many there are is told at the first."""
    tree = guideline.match(ll.Patient(liver_metastasis_count=1))["general.metastasis_surgery"].explain()
    mentions = [node for node in nodes(tree) if node.fact == "liver_metastases"]
    assert len(mentions) > 1
    assert [bool(node.children) for node in mentions] == [True] + [False] * (len(mentions) - 1)
    assert [node.repeated for node in mentions] == [False] + [True] * (len(mentions) - 1)
    again = "Liver metastases — yes (derived, as above)"
    assert tree.unfolded().count(again) == len(mentions) - 1
    assert tree._repr_html_().count(again) == len(mentions) - 1


def test_the_criteria_of_a_selection_are_explained_apart(guideline: ll.Guideline) -> None:
    result = guideline.match(ll.Patient(sites={"liver"}, er_status="positive", liver_metastasis_count=4))
    match = result["liver.resection"]
    tree = match.explain_selection()
    assert tree.truth == ll.Truth.UNKNOWN
    assert "Number of liver metastases ≤ 3 — 4 (given)" in tree.unfolded()
    assert set(match.missing_for_selection) == {"age", "her2_status", "largest_liver_metastasis_cm"}
    assert match.missing == ()
    with pytest.raises(ValueError, match=r"no criteria are printed under liver\.cryoablation"):
        result["liver.cryoablation"].explain_selection()
    assert result["liver.cryoablation"].selection is None


WHY = [
    (
        {"sites": ["liver"]},
        "liver.chemoembolisation",
        ["→ [yes] Liver metastases — yes (by the list of sites) · slide liver, row 2"],
    ),
    (
        {"sites": ["bone"]},
        "liver.chemoembolisation",
        ["→ [no ] Liver metastases — no (by the list of sites) · slide liver, row 2"],
    ),
    (
        {"m_category_at_diagnosis": "M1", "clinical_n_category": "cN2"},
        "primary.axillary_surgery",
        [
            "→ [no ] all of · slide primary, row 3",
            "    [yes] De novo metastatic disease — yes (derived) …",
            "→   [no ] Clinical N category is cN1 — cN2 (given)",
        ],
    ),
    (
        {"malignant_pleural_effusion": True},
        "pleura.less_invasive_procedures",
        [
            "→ [?  ] all of · slide pleura, row 1",
            "    [yes] Malignant pleural effusion — yes (given)",
            "→   [?  ] Short life expectancy — missing",
            (
                "→     [?  ] Life expectancy ≤ Greatest life expectancy that counts as short (not set) — missing"
                " · vocabulary, short_life_expectancy"
            ),
        ],
    ),
    (
        {"lung_metastasis_count": 1},
        "lung.resection_few_unilateral",
        [
            "→ [yes] all of · slide lung, row 3",
            "→   [yes] Lung metastases — yes (derived)",
            "→     [yes] makes it true · vocabulary, lung_metastases",
            "→       [yes] Number of lung metastases ≥ 1 — 1 (given)",
            "      [no ] would make it false · vocabulary, lung_metastases …",
            "→   [yes] at least one of",
            "→     [yes] Number of lung metastases = 1 — 1 (given)",
            "      [?  ] all of …",
        ],
    ),
]


@pytest.mark.parametrize(("facts", "id_", "lines"), WHY, ids=[id_ for _, id_, _ in WHY])
def test_an_explanation_reads_as_a_tree(
    facts: dict[str, Any], id_: str, lines: list[str], guideline: ll.Guideline
) -> None:
    tree = guideline.match(facts)[id_].explain()
    assert str(tree).splitlines() == lines
    assert "…" not in tree.unfolded()
    assert len(tree.unfolded().splitlines()) == len(list(nodes(tree)))
    assert tree.to_dict()["criterion"] == tree.criterion
    assert len(tree.to_dict()["children"]) == len(tree.children)


@pytest.fixture(scope="module")
def result(guideline: ll.Guideline) -> ll.MatchResult:
    """Somebody of whom half is known."""
    facts = {"age": 46, "er_status": "positive", "sites": {"liver", "pleura"}, "m_category_at_diagnosis": "M1"}
    return guideline.match(facts)


class TestOpenQuestions:
    def test_they_are_the_missing_facts_of_all_open_recommendations(self, result: ll.MatchResult) -> None:
        missing = {fact for match in result.undetermined for fact in match.missing}
        questions = result.open_questions()
        assert sorted(questions.ids()) == sorted(missing)
        for question in questions:
            concerned = {match.id for match in result.undetermined if question.fact in match.missing}
            assert set(question.concerns) == concerned
            assert set(question.settles) <= concerned

    def test_what_a_fact_could_settle_is_found_by_trying(self, result: ll.MatchResult, vocabulary: Any) -> None:  # noqa: ANN401
        facts = {fact["id"]: fact for fact in vocabulary["facts"]}
        for question in result.open_questions():
            fact = facts[question.fact]
            values = {"boolean": [True, False], "number": list(range(7))}.get(fact["kind"], fact.get("values"))
            settled = {
                change.recommendation
                for value in values
                if not contradicts(vocabulary, facts_of(result) | {question.fact: value}, facts_of(result))
                for change in result.what_if(**{question.fact: value}).changes
                if change.after != ll.Applicability.UNDETERMINED
            }
            assert set(question.settles) == settled & set(question.concerns), question.fact

    def test_the_most_decisive_come_first(self, result: ll.MatchResult) -> None:
        questions = list(result.open_questions())
        ranks = [(-len(q.settles), -grades(q.strongest_grade)) for q in questions]
        assert ranks == sorted(ranks)
        assert len({len(q.settles) for q in questions}) > 2
        for question in questions:
            counted = question.settles or question.concerns
            strongest = max(grades(result[id_].ago_grade) for id_ in counted)
            assert grades(question.strongest_grade) == strongest

    def test_recorded_facts_and_judgements_stand_apart(self, result: ll.MatchResult) -> None:
        every = result.open_questions()
        recorded, judged = result.open_questions(role="recorded"), result.open_questions(role=ll.Role.JUDGEMENT)
        assert {q.role.value for q in recorded} == {"recorded"}
        assert {q.role.value for q in judged} == {"judgement"}
        assert sorted(every.ids()) == sorted([*recorded.ids(), *judged.ids()])
        assert [q for q in every if q.role == ll.Role.RECORDED] == list(recorded)
        with pytest.raises(ValueError, match="did you mean `judgement`"):
            result.open_questions(role="judgment")

    def test_they_are_found_by_fact_and_read_as_a_sentence(self, result: ll.MatchResult) -> None:
        question = result.open_questions()["malignant_pleural_effusion"]
        assert question in result.open_questions()
        assert question.label == "Malignant pleural effusion"
        assert str(question) == "malignant_pleural_effusion (recorded): could settle 7 of 7 open recommendations"

    def test_somebody_known_in_full_leaves_no_question(self, guideline: ll.Guideline) -> None:
        absent = dict.fromkeys(["surgery_for_metastatic_disease", "locoregional_lymph_node_metastasis"], False)
        facts = {"sites": [], "m_category_at_diagnosis": "M0", **absent}
        result = guideline.match(facts)
        assert result.open_questions() == ll.OpenQuestions()
        assert len(result.undetermined) == 0

    def test_a_question_answered_is_asked_no_more(self, result: ll.MatchResult) -> None:
        for question in result.open_questions():
            if question.settles and question.role == ll.Role.RECORDED and question.fact.endswith("effusion"):
                after = result.what_if(**{question.fact: True}).after
                assert question.fact not in after.open_questions()


def facts_of(result: ll.MatchResult) -> dict[str, Any]:
    return result.patient.to_dict()


def contradicts(vocabulary: Any, facts: dict[str, Any], known: dict[str, Any]) -> bool:  # noqa: ANN401
    """Whether some facts contradict each other in a way in which those that were known before do not."""
    after, before = (
        Chart(vocabulary, {name: value for name, value in each.items() if name != "sites"}, each.get("sites"))
        for each in (facts, known)
    )
    return not after.contradictions() <= before.contradictions()


def grades(grade: ll.AgoGrade) -> int:
    return ["--", "-", "+/-", "+", "++"].index(grade.value)
