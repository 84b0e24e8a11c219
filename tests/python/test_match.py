"""Matching: the answers, their order, where they come from, what they are stored as, and what would change them."""

from __future__ import annotations

import copy
import json
import pickle
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

import leitlinie as ll
from small import small_chapter, small_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

FACTS: dict[str, Any] = {
    "age": 46,
    "er_status": "positive",
    "her2_status": "negative",
    "liver_metastasis_count": 2,
    "m_category_at_diagnosis": "M0",
}


@pytest.fixture(scope="module")
def patient() -> ll.Patient:
    return ll.Patient(sites={"liver"}, **FACTS)


@pytest.fixture(scope="module")
def result(guideline: ll.Guideline, patient: ll.Patient) -> ll.MatchResult:
    return guideline.match(patient)


def test_a_dict_is_matched_like_a_patient(guideline: ll.Guideline, result: ll.MatchResult) -> None:
    assert guideline.match(FACTS | {"sites": ["liver"]}) == result
    assert guideline.match(FACTS | {"sites": ["liver"], "pain": None}) == result
    assert guideline.match(FACTS) != result
    assert guideline.match(FACTS | {"sites": None}) == guideline.match(FACTS)


@pytest.mark.parametrize("thing", [None, "liver", 3, ("age", 46)])
def test_something_else_is_refused(thing: Any, guideline: ll.Guideline) -> None:  # noqa: ANN401
    with pytest.raises(TypeError):
        guideline.match(thing)


def test_every_recommendation_has_one_answer(guideline: ll.Guideline, result: ll.MatchResult) -> None:
    assert len(result) == len(list(result)) == 49
    assert [match.id for match in result] == list(guideline.recommendations.ids()) == list(result.matches.ids())
    parts = [result.applicable, result.undetermined, result.not_applicable]
    assert sorted(id_ for part in parts for id_ in part.ids()) == sorted(result.matches.ids())
    for part, answer in zip(parts, ("applies", "undetermined", "does_not_apply"), strict=True):
        assert {match.applicability.value for match in part} == {answer}
        assert len(part) > 3


def test_an_answer_is_found_by_its_recommendation(result: ll.MatchResult) -> None:
    match = result["liver.resection"]
    assert match.id == match.recommendation.id == "liver.resection"
    assert match.recommendation.ago_grade == match.ago_grade
    assert match.recommendation.level_of_evidence == match.level_of_evidence
    assert match.recommendation.grade_of_recommendation == match.grade_of_recommendation
    assert match.result == result
    assert "liver.resection" in result
    assert "liver.resektion" not in result
    assert match in result
    assert copy.copy(match) in result
    assert match.recommendation not in result
    assert all(thing not in result for thing in (None, 3, ("liver.resection",), "liver", "\ud800", [], match.result))
    assert result._ipython_key_completions_() == result.matches.ids()
    with pytest.raises(ll.UnknownIdError, match=r"did you mean `liver\.resection`"):
        result["liver.resektion"]


def test_an_answer_for_another_patient_is_not_in_a_result(guideline: ll.Guideline, result: ll.MatchResult) -> None:
    other = guideline.match({"sites": ["bone"]})
    assert other["liver.resection"] in other
    assert other["liver.resection"] not in result


def test_results_and_patients_can_be_taken_apart_by_match(result: ll.MatchResult) -> None:
    match result:
        case ll.MatchResult(applicable, undetermined, patient=ll.Patient(sites=sites)):
            assert (applicable, undetermined) == (result.applicable, result.undetermined)
            assert sites == {"liver"}
        case _:
            pytest.fail("the pattern does not match")
    match result.guideline:
        case ll.Guideline(id=id_, edition="2023.1E"):
            assert id_ == result.guideline.id
        case _:
            pytest.fail("the pattern does not match")


def test_sections_come_in_the_order_of_the_source_and_strong_grades_first(
    guideline: ll.Guideline, result: ll.MatchResult
) -> None:
    sections = result.by_section()
    assert list(sections) == [section.id for section in guideline.sections if section.recommendations]
    for id_, matches in sections.items():
        assert sorted(matches.ids()) == sorted(row.id for row in guideline[id_].recommendations)
    everything = [*sections.values(), result.applicable, result.undetermined, result.not_applicable]
    for matches in everything:
        ranks = [rank(list(sections), match) for match in matches]
        assert ranks == sorted(ranks)


GRADES = ["++", "+", "+/-", "-", "--"]
LEVELS = ["1a", "1b", "1c", "2a", "2b", "2c", "3a", "3", "3b", "4", "5"]


def rank(sections: list[str], match: ll.Match) -> tuple[int, int, int]:
    section = match.id.partition(".")[0]
    grade, level = str(match.ago_grade), str(match.level_of_evidence)
    return sections.index(section), GRADES.index(grade), LEVELS.index(level)


def test_recommendations_against_are_as_visible_as_those_for(result: ll.MatchResult) -> None:
    against = [match.id for match in result.applicable if match.ago_grade.value == "-"]
    assert against == ["liver.cryoablation", "liver.ire_litt_hifu"]
    for text in (str(result), result._repr_html_()):
        for match in result.applicable:
            assert match.id in text or match.recommendation.statement in text


def test_references_of_an_answer_are_those_of_its_recommendation(
    guideline: ll.Guideline, result: ll.MatchResult
) -> None:
    for match in result:
        assert match.references == guideline.references_of(match.id)
    assert "chun-2020" in result["liver.resection"].references


class TestPrinted:
    """What belongs to a result prints as the result prints it."""

    def test_open_questions(self, guideline: ll.Guideline) -> None:
        result = guideline.match({"sites": ["ascites"]})
        printed = str(result.open_questions())
        assert printed in str(result)
        recorded, judged = printed.split("Clinical judgements")
        for question in result.open_questions():
            part = recorded if question.role == ll.Role.RECORDED else judged
            (line,) = [each for each in part.splitlines() if each.endswith(f" {question.fact}")]
            share = f"{len(question.settles)} of {len(question.concerns)}"
            assert line.split() == [*share.split(), str(question.strongest_grade), question.fact]
        assert "judgements" not in str(result.open_questions(role="recorded"))
        assert str(ll.OpenQuestions()) == "no open questions"

    def test_answers(self, result: ll.MatchResult) -> None:
        for part, title in (("applicable", "APPLICABLE"), ("undetermined", "UNDETERMINED")):
            matches = getattr(result, part)
            printed = str(matches)
            table, _, closing = printed.rpartition("\n\n")
            assert table in str(result)
            assert table.startswith(f"{title} ({len(matches)})")
            assert closing in str(result)
            assert closing.endswith(ll.MatchResult.DISCLAIMER)
        assert all(match.id in str(result.not_applicable) for match in result.not_applicable)
        everything = str(result.matches)
        assert all(match.id in everything for match in result)
        assert everything.count(ll.MatchResult.DISCLAIMER) == 1
        assert str(ll.Matches()) == "no answers"


class TestProvenance:
    def test_a_result_says_where_it_comes_from(self, guideline: ll.Guideline, patient: ll.Patient) -> None:
        provenance = guideline.match(patient, parameters={"long_disease_free_interval_months": 24}).provenance
        assert provenance.guideline == guideline.id
        assert provenance.edition == "2023.1E"
        assert provenance.content_hash == guideline.content_hash
        assert provenance.engine == f"leitlinie {ll.__version__}"
        assert provenance.parameters == {"long_disease_free_interval_months": 24}

    def test_the_hash_is_that_of_the_content_and_not_of_the_layout(
        self, guideline: ll.Guideline, project: Path, tmp_path: Path
    ) -> None:
        for file in (project / "data").glob("*.json"):
            text = json.dumps(json.loads(file.read_text(encoding="utf-8")), ensure_ascii=False, indent=3)
            (tmp_path / file.name).write_text(text, encoding="utf-8")
        (chapter,) = tmp_path.glob("ago*.json")
        assert ll.load(chapter).content_hash == guideline.content_hash
        assert ll.load(chapter) == guideline

    def test_another_word_gives_another_hash(self, guideline: ll.Guideline) -> None:
        changed = guideline.to_dict()
        changed["sections"][1]["recommendations"][0]["statement"] += "!"
        other = ll.Guideline.from_dict(changed)
        assert other.content_hash != guideline.content_hash
        assert other != guideline

    def test_the_disclaimer_is_one_line(self, result: ll.MatchResult) -> None:
        assert "not a medical device" in ll.MatchResult.DISCLAIMER
        assert "\n" not in ll.MatchResult.DISCLAIMER
        assert result.to_dict()["disclaimer"] == ll.MatchResult.DISCLAIMER
        assert str(result).count(ll.MatchResult.DISCLAIMER) == 1
        assert result._repr_html_().count(ll.MatchResult.DISCLAIMER) == 1


class TestStored:
    def test_a_result_survives_json_pickle_and_copy(self, guideline: ll.Guideline, patient: ll.Patient) -> None:
        parameters = {"long_disease_free_interval_months": 24.5, "oligometastatic_max_count": 3}
        result = guideline.match(patient, parameters=parameters)
        for twin in (
            ll.MatchResult.from_json(result.to_json()),
            ll.MatchResult.from_json(json.dumps(result.to_dict(), indent=2), guideline=guideline),
            pickle.loads(pickle.dumps(result)),  # noqa: S301
            copy.copy(result),
            copy.deepcopy(result),
        ):
            assert twin == result
            assert hash(twin) == hash(result)
            assert twin.patient == patient
            assert twin.parameters == parameters
            assert twin.to_dict() == result.to_dict()

    def test_what_is_stored_is_what_was_answered(self, result: ll.MatchResult, patient: ll.Patient) -> None:
        stored = json.loads(result.to_json())
        assert stored == result.to_dict()
        assert stored["patient"] == patient.to_dict()
        assert stored["provenance"] == result.provenance.to_dict()
        for answer, match in zip(stored["recommendations"], result, strict=True):
            assert match.to_dict() == json.loads(match.to_json())
            assert match.to_dict()["recommendation"] == answer
            assert match.to_dict()["disclaimer"] == ll.MatchResult.DISCLAIMER
            for part in ("provenance", "patient"):
                assert match.to_dict()[part] == stored[part]
            assert answer["id"] == match.id
            assert answer["applicability"] == match.applicability.value
            assert tuple(answer.get("missing", ())) == match.missing
        (resection,) = [answer for answer in stored["recommendations"] if answer["id"] == "liver.resection"]
        assert resection["selection"] == result["liver.resection"].selection.value

    TAMPERED: ClassVar[list[tuple[list[str | int], Any]]] = [
        (["provenance", "content_hash"], "0" * 64),
        (["provenance", "guideline"], "another"),
        (["provenance", "edition"], "2024.1E"),
        (["provenance", "engine"], "another 0.1.0"),
        (["provenance", "engine"], "leitlinie"),
        (["disclaimer"], "This is a medical device."),
        (["provenance", "parameters"], {"oligometastatic_max_count": 0}),
        (["provenance", "parameters"], {"no_such_parameter": 3}),
        (["recommendations", 0, "applicability"], "does_not_apply"),
        (["recommendations", 0, "ago_grade"], "--"),
        (["recommendations", 0, "level_of_evidence"], "1a"),
        (["recommendations", 0, "id"], "liver.resection"),
        (["recommendations", 1, "missing"], []),
        (["patient", "sites"], ["bone"]),
        (["patient", "sites"], ["leber"]),
        (["patient", "liver_metastases"], False),
        (["patient", "age"], -4711),
        (["consensus", 0, "applicability"], "applies"),
    ]

    @pytest.mark.parametrize(("path", "value"), TAMPERED, ids=[f"{path} {value}" for path, value in TAMPERED])
    def test_a_tampered_result_is_refused(
        self,
        path: list[str | int],
        value: Any,  # noqa: ANN401
        result: ll.MatchResult,
    ) -> None:
        stored: Any = result.to_dict()
        place = stored
        for step in path[:-1]:
            place = place[step]
        assert place.get(path[-1]) != value
        place[path[-1]] = value
        with pytest.raises((ll.StoredResultError, ll.ParameterError)) as caught:
            ll.MatchResult.from_json(json.dumps(stored))
        assert "4711" not in str(caught.value)

    def test_another_version_of_the_engine_may_have_stored_it(self, result: ll.MatchResult) -> None:
        stored: Any = result.to_dict()
        stored["provenance"]["engine"] = "leitlinie 9.8.7"
        assert ll.MatchResult.from_dict(stored) == result

    @pytest.mark.parametrize(
        ("once", "twice"),
        [
            ('"age":46', '"age":64,"age":46'),
            ('"sites":["liver"]', '"sites":["bone"],"sites":["liver"]'),
            ('"oligometastatic_max_count":3', '"oligometastatic_max_count":9,"oligometastatic_max_count":3'),
        ],
    )
    def test_what_is_said_twice_is_refused(
        self, once: str, twice: str, guideline: ll.Guideline, patient: ll.Patient
    ) -> None:
        text = guideline.match(patient, parameters={"oligometastatic_max_count": 3}).to_json()
        assert text.count(once) == 1
        with pytest.raises(ll.StoredResultError, match="no stored result"):
            ll.MatchResult.from_json(text.replace(once, twice))

    def test_a_result_without_all_answers_is_refused(self, result: ll.MatchResult) -> None:
        for cut in (slice(0, -1), slice(1, None), slice(0, 0)):
            stored = result.to_dict()
            stored["recommendations"] = stored["recommendations"][cut]
            with pytest.raises(ll.StoredResultError):
                ll.MatchResult.from_json(json.dumps(stored))

    def test_the_result_of_another_guideline_is_refused(self, result: ll.MatchResult) -> None:
        other = ll.Guideline.from_dict(small_chapter({"holds": "a"}))
        with pytest.raises(ll.StoredResultError, match="content"):
            ll.MatchResult.from_json(result.to_json(), guideline=other)

    @pytest.mark.parametrize("text", ["", "{", "[1]", "{}", "null", '{"provenance": {}}', "\ud800"])
    @pytest.mark.parametrize("cls", [ll.MatchResult, ll.Match, ll.Matches, ll.Difference])
    def test_what_is_no_result_is_refused(self, text: str, cls: Any) -> None:  # noqa: ANN401
        with pytest.raises(ll.StoredResultError, match="no stored result"):
            cls.from_json(text)

    def test_what_is_no_result_is_refused_without_its_values(self, result: ll.MatchResult) -> None:
        stored = result.to_dict()
        stored["patient"]["sites"] = "Mrs Smith"
        with pytest.raises(ll.StoredResultError) as caught:
            ll.MatchResult.from_dict(stored)
        assert "Smith" not in str(caught.value)


class TestStoredParts:
    """One answer, several answers and a difference carry what is needed to hold them against the engine."""

    def test_an_answer_that_was_changed_is_refused(self, result: ll.MatchResult) -> None:
        stored = result["liver.resection"].to_dict()
        assert ll.Match.from_dict(stored) == result["liver.resection"]
        for key, value in (("applicability", "does_not_apply"), ("ago_grade", "--"), ("missing", ["age"])):
            other = stored | {"recommendation": stored["recommendation"] | {key: value}}
            with pytest.raises(ll.StoredResultError, match=r"what is stored for liver\.resection differs"):
                ll.Match.from_dict(other)
        for change in ({"patient": {"sites": ["bone"]}}, {"recommendation": stored["recommendation"] | {"id": "x"}}):
            with pytest.raises(ll.StoredResultError):
                ll.Match.from_dict(stored | change)

    @pytest.mark.parametrize(
        ("label", "change"),
        [
            ("guideline", {"guideline": "another"}),
            ("edition", {"edition": "2024.1E"}),
            ("engine", {"engine": "another 0.1.0"}),
            ("disclaimer", None),
        ],
    )
    def test_parts_with_another_label_are_refused(
        self, label: str, change: dict[str, str] | None, result: ll.MatchResult
    ) -> None:
        def relabelled(stored: dict[str, Any]) -> dict[str, Any]:
            labels = {"disclaimer": "A medical device."} if change is None else {}
            return stored | {"provenance": stored["provenance"] | (change or {})} | labels

        stored = result["liver.resection"].to_dict()
        difference = result.what_if(age=50).to_dict()
        for cls, value in (
            (ll.Match, relabelled(stored)),
            (ll.Matches, [stored, relabelled(stored)]),
            (ll.Difference, difference | {"after": relabelled(difference["after"])}),
        ):
            with pytest.raises(ll.StoredResultError, match=f"the {label} of the result is another one"):
                cls.from_json(json.dumps(value))

    def test_a_difference_that_was_changed_is_refused(self, result: ll.MatchResult) -> None:
        difference = result.what_if(sites={"liver", "lung"})
        stored = difference.to_dict()
        assert stored == json.loads(difference.to_json())
        assert ll.Difference.from_dict(stored) == difference
        assert [change["recommendation"] for change in stored["changes"]] == [
            change.recommendation for change in difference.changes
        ]
        assert (stored["before"], stored["after"]) == (difference.before.to_dict(), difference.after.to_dict())
        for change in ({"changes": []}, {"before": stored["after"]}, {"after": stored["before"]}):
            with pytest.raises(ll.StoredResultError):
                ll.Difference.from_dict(stored | change)

    def test_answers_of_several_patients_are_read_back(self, guideline: ll.Guideline, result: ll.MatchResult) -> None:
        other = guideline.match({"sites": ["bone"]}, parameters={"oligometastatic_max_count": 3})
        both = ll.Matches([*result.applicable, *other.undetermined, *result.undetermined])
        assert ll.Matches.from_json(both.to_json()) == both
        assert ll.Matches.from_dict(both.to_dict()) == both
        assert ll.Matches.from_json("[]") == ll.Matches()

    def test_those_of_an_own_guideline_are_read_with_it(self, guideline: ll.Guideline) -> None:
        own = ll.Guideline.from_dict(small_chapter({"holds": "a"}))
        result = own.match({"a": True})
        for value in (result, result["only.row"], result.matches, result.what_if(a=False)):
            cls: Any = type(value)
            assert cls.from_json(value.to_json(), guideline=own) == value
            assert cls.from_dict(value.to_dict(), guideline=own) == value
            for wrong in (None, guideline):
                with pytest.raises(ll.StoredResultError, match="content"):
                    cls.from_json(value.to_json(), guideline=wrong)


class TestWhatIf:
    def test_it_lists_what_would_change(self, result: ll.MatchResult) -> None:
        difference = result.what_if(oligometastatic=True, histology_feasible=True)
        assert {each.recommendation: (each.before.value, each.after.value) for each in difference.changes} == {
            "general.cytological_verification": ("undetermined", "does_not_apply"),
            "general.metastasis_surgery": ("undetermined", "applies"),
            "general.stereotactic_radiotherapy": ("undetermined", "applies"),
        }
        assert len(difference) == 3
        assert difference.before == result
        assert difference.after.patient == result.patient.replace(oligometastatic=True, histology_feasible=True)

    def test_it_sees_the_selection(self, result: ll.MatchResult) -> None:
        (change,) = result.what_if(chemotherapy_sensitive=False).changes
        assert (change.recommendation, change.before) == ("liver.resection", change.after)
        assert (change.selection_before.value, change.selection_after.value) == ("undetermined", "not_favoured")
        assert "undetermined → not favoured" in str(change)

    def test_it_keeps_the_thresholds(self, guideline: ll.Guideline, patient: ll.Patient) -> None:
        result = guideline.match(patient, parameters={"oligometastatic_max_count": 3})
        difference = result.what_if(metastasis_count=3)
        assert difference.after.parameters == {"oligometastatic_max_count": 3}
        assert [each.recommendation for each in difference.changes] == [
            "general.metastasis_surgery",
            "general.stereotactic_radiotherapy",
        ]

    def test_it_says_where_it_comes_from_and_what_it_is_not(self, result: ll.MatchResult) -> None:
        shown = str(result.what_if(oligometastatic=True))
        assert "general.metastasis_surgery: undetermined → applies" in shown.splitlines()
        assert shown.count(ll.MatchResult.DISCLAIMER) == 1
        assert result.provenance.content_hash[:12] in shown

    def test_nothing_new_changes_nothing(self, result: ll.MatchResult) -> None:
        assert result.what_if().changes == ()
        assert len(result.what_if(age=46)) == 0
        assert str(result.what_if()) == "no answer changes"

    def test_it_can_take_the_sites(self, result: ll.MatchResult) -> None:
        changed = {each.recommendation for each in result.what_if(sites={"liver", "lung"}).changes}
        assert changed == {
            "lung.staging_and_biopsy",
            "lung.thermoablation",
            "lung.stereotactic_radiotherapy",
            "lung.resection_multilocular",
            "lung.resection_few_unilateral",
            "liver.resection",
        }

    def test_it_checks_the_facts(self, result: ll.MatchResult) -> None:
        with pytest.raises(ll.FactError, match="did you mean `age`"):
            result.what_if(agee=4)


class TestParameters:
    @pytest.mark.parametrize(
        ("parameter", "facts", "judgement"),
        [
            ("oligometastatic_max_count", {"metastasis_count": 3}, "oligometastatic"),
            ("long_disease_free_interval_months", {"disease_free_interval_months": 3}, "long_disease_free_interval"),
            ("short_life_expectancy_months", {"life_expectancy_months": 3}, "short_life_expectancy"),
            ("few_lung_metastases_max_count", {"lung_metastasis_count": 3}, "few_lung_metastases"),
        ],
    )
    def test_a_threshold_derives_a_judgement(
        self,
        parameter: str,
        facts: dict[str, int],
        judgement: str,
        vocabulary: Any,  # noqa: ANN401
    ) -> None:
        plain = [fact | {"role": "recorded"} for fact in vocabulary["facts"]]
        own = ll.Guideline.from_dict(small_chapter({"holds": judgement}, vocabulary=vocabulary | {"facts": plain}))
        answers = [
            own.match(own.patient(**facts), parameters=parameters)["only.row"].applicability.value
            for parameters in (None, {}, {parameter: None}, {parameter: 2}, {parameter: 3}, {parameter: 4})
        ]
        at_least = parameter.startswith("long")
        assert answers[:3] == ["undetermined"] * 3
        assert answers[3:] == (
            ["applies", "applies", "does_not_apply"] if at_least else ["does_not_apply", "applies", "applies"]
        )

    def test_a_given_judgement_wins_over_the_threshold(self, guideline: ll.Guideline) -> None:
        facts = {"sites": ["bone"], "metastasis_count": 9, "oligometastatic": True}
        result = guideline.match(facts, parameters={"oligometastatic_max_count": 3})
        assert result["general.stereotactic_radiotherapy"].applicability == ll.Applicability.APPLIES
        assert [conflict.fact for conflict in result.conflicts] == ["oligometastatic"]

    @pytest.mark.parametrize(
        ("parameters", "message"),
        [
            (
                {"oligometastatic_max": 3},
                (
                    "parameter oligometastatic_max: there is none; the parameters are oligometastatic_max_count, "
                    "long_disease_free_interval_months, short_life_expectancy_months, few_lung_metastases_max_count; "
                    "did you mean `oligometastatic_max_count`?"
                ),
            ),
            (
                {"oligometastatic_max_count": 0},
                "parameter oligometastatic_max_count: a whole number (count) from 1 to 50 is expected",
            ),
            (
                {"oligometastatic_max_count": 2.5},
                "parameter oligometastatic_max_count: a whole number (count) from 1 to 50 is expected",
            ),
            (
                {"long_disease_free_interval_months": -1},
                "parameter long_disease_free_interval_months: a number (months) from 0 to 600 is expected",
            ),
            (
                {"long_disease_free_interval_months": float("inf")},
                "parameter long_disease_free_interval_months: a number (months) from 0 to 600 is expected",
            ),
            (
                {"short_life_expectancy_months": "3"},
                "parameter short_life_expectancy_months: a number (months) from 0 to 120 is expected",
            ),
            (
                {"few_lung_metastases_max_count": True},
                "parameter few_lung_metastases_max_count: a whole number (count) from 1 to 50 is expected",
            ),
        ],
    )
    def test_a_threshold_that_makes_no_sense_is_refused(
        self, parameters: dict[str, Any], message: str, guideline: ll.Guideline
    ) -> None:
        with pytest.raises(ll.ParameterError) as caught:
            guideline.match({}, parameters=parameters)
        assert str(caught.value) == message
        assert isinstance(caught.value, ValueError)

    @pytest.mark.parametrize("parameters", [[], 3, "oligometastatic_max_count", {1: 2}])
    def test_thresholds_are_a_dict(self, parameters: Any, guideline: ll.Guideline) -> None:  # noqa: ANN401
        with pytest.raises(TypeError):
            guideline.match({}, parameters=parameters)


class TestOwnGuideline:
    """A guideline with a vocabulary of its own."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        facts = [
            {
                "id": "grade",
                "label": "Grade",
                "description": "Grade of the tumour.",
                "kind": "category",
                "values": ["low", "high"],
                "role": "recorded",
            },
            {
                "id": "size_mm",
                "label": "Size",
                "description": "Size.",
                "kind": "number",
                "unit": "count",
                "minimum": 0,
                "maximum": 500,
                "role": "recorded",
            },
        ]
        large = {"compare": {"fact": "size_mm", "operator": ">", "value": 20}}
        population = {"all_of": [{"is": {"fact": "grade", "one_of": ["high"]}}, large]}
        chapter = small_chapter(population, vocabulary="own_vocabulary.json", references="own_references.json")
        (tmp_path / "own_vocabulary.json").write_text(json.dumps(small_vocabulary(facts=facts)), encoding="utf-8")
        (tmp_path / "own_references.json").write_text("[]", encoding="utf-8")
        path = tmp_path / "own.json"
        path.write_text(json.dumps(chapter), encoding="utf-8")
        return path

    def test_it_is_loaded_and_matched(self, file: Path) -> None:
        for path in (file, str(file)):
            own = ll.load(path)
            assert own.facts.ids() == ("grade", "size_mm")
            result = own.match(own.patient(grade="high", size_mm=21))
            assert result.applicable.ids() == ("only.row",)
            assert own.match({"grade": "low"}).not_applicable.ids() == ("only.row",)
            assert own.match({"size_mm": 21})["only.row"].missing == ("grade",)

    def test_patients_belong_to_their_vocabulary(self, file: Path, guideline: ll.Guideline) -> None:
        own = ll.load(file)
        with pytest.raises(ll.FactError, match="no such fact"):
            own.patient(age=46)
        with pytest.raises(ll.FactError, match="no such fact"):
            ll.Patient(grade="high")
        # The same name may mean another thing there, and a complete list of sites may be another list.
        for foreign, home in ((own.patient(grade="high"), guideline), (ll.Patient(age=46), own), (ll.Patient(), own)):
            with pytest.raises(ll.FactError, match="another vocabulary"):
                home.match(foreign)
        assert own.patient(grade="high") != ll.Patient()

    def test_it_survives_json_and_pickle_with_its_patients_and_results(self, file: Path) -> None:
        own = ll.load(file)
        patient = own.patient(grade="high", size_mm=21)
        result = own.match(patient)
        assert ll.Guideline.from_json(own.to_json()) == own
        assert pickle.loads(pickle.dumps(own)) == own  # noqa: S301
        assert pickle.loads(pickle.dumps(patient)) == patient  # noqa: S301
        assert ll.Patient.from_dict(patient.to_dict(), guideline=own) == patient
        assert ll.Patient.from_json(patient.to_json(), guideline=own) == patient
        assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301
        assert ll.MatchResult.from_json(result.to_json(), guideline=own) == result
        with pytest.raises(ll.StoredResultError):
            ll.MatchResult.from_json(result.to_json())

    def test_it_is_displayed(self, file: Path) -> None:
        own = ll.load(file)
        result = own.match({"grade": "high"})
        for thing in (own, own["only"], own["only.row"], own.recommendations, result, result["only.row"]):
            assert thing._repr_html_().strip()
        assert "Grade" in str(result["only.row"].explain())
        assert ll.MatchResult.DISCLAIMER in str(result)

    def test_a_part_that_is_named_embedded_is_the_one_of_the_package(
        self, chapter: dict[str, Any], tmp_path: Path, guideline: ll.Guideline
    ) -> None:
        copy = tmp_path / "copy.json"
        copy.write_text(json.dumps(chapter | {"vocabulary": "embedded", "references": "embedded"}), encoding="utf-8")
        assert ll.check(copy) == ()
        assert ll.load(copy) == ll.Guideline.from_json(copy.read_text(encoding="utf-8")) == guideline

    def test_of_the_embedded_references_a_guideline_has_those_that_it_cites(self, guideline: ll.Guideline) -> None:
        small = small_chapter({"holds": "liver_metastases"}, vocabulary="embedded", references="embedded")
        small["sections"][0]["evidence"] = [{"id": "only.one", "heading": "One", "references": ["badwe-2015"]}]
        own = ll.Guideline.from_dict(small)
        assert list(own.references) == [guideline.references["badwe-2015"]]
        assert own.facts == guideline.facts
        assert pickle.loads(pickle.dumps(own)) == own  # noqa: S301
        assert own.match(ll.Patient(sites={"liver"})).applicable.ids() == ("only.row",)
