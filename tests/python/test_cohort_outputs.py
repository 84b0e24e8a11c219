"""What comes out of a cohort: every output in every kind of table, what was brought along, counts and worklists."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import leitlinie as ll
from tables import KINDS, Records, columns_of, missing, random_records

FRAMES = ["records", "pandas, nullable", "polars", "polars, lazy", "pyarrow", "pyarrow, chunks", "duckdb"]


@pytest.fixture(scope="module")
def records(vocabulary: Any) -> Records:  # noqa: ANN401
    return random_records(vocabulary, 150, seed=2)


@pytest.fixture(scope="module")
def results(guideline: ll.Guideline, records: Records) -> list[ll.MatchResult]:
    return [guideline.match(record) for record in records]


@pytest.mark.parametrize("kind", FRAMES)
class TestOutputs:
    def test_text(self, kind: str, guideline: ll.Guideline, vocabulary: Any, records: Records, results: Any) -> None:  # noqa: ANN401
        answered = columns_of(guideline.match(KINDS[kind](records, vocabulary), output="text", keep=[]))
        assert answered == {
            id: [result[id].applicability.value for result in results] for id in guideline.recommendations.ids()
        }

    def test_list(self, kind: str, guideline: ll.Guideline, vocabulary: Any, records: Records, results: Any) -> None:  # noqa: ANN401
        answered = columns_of(guideline.match(KINDS[kind](records, vocabulary), output="list", keep=[]))
        applicable = [
            [match.id for match in result if match.applicability == ll.Applicability.APPLIES] for result in results
        ]
        assert answered == {"applicable": applicable}

    def test_long(self, kind: str, guideline: ll.Guideline, vocabulary: Any, records: Records, results: Any) -> None:  # noqa: ANN401
        rows = columns_of(guideline.match(KINDS[kind](records, vocabulary), output="long", select=["ascites", "++"]))
        ids = [
            row.id for row in guideline.recommendations if row.id.startswith("ascites.") or row.ago_grade.value == "++"
        ]
        answers = {"applies": True, "does_not_apply": False, "undetermined": None}
        assert rows["recommendation"] == [id for id in ids for _ in records]
        assert rows["answer"] == [answers[result[id].applicability.value] for id in ids for result in results]
        assert rows["ago_grade"] == [guideline[id].ago_grade.value for id in ids for _ in records]
        if "patient" in rows:
            assert rows["patient"] == [f"p{at}" for at in range(len(records))] * len(ids)

    def test_summary(self, kind: str, guideline: ll.Guideline, vocabulary: Any, records: Records, results: Any) -> None:  # noqa: ANN401
        table = KINDS[kind](records, vocabulary)
        counts = columns_of(guideline.match(table, output="summary", by="her2_status"))
        expected = Counter(
            (record["her2_status"], match.id, match.applicability.value)
            for record, result in zip(records, results, strict=True)
            for match in result
        )
        for answer in ("applies", "does_not_apply", "undetermined"):
            counted = zip(counts["her2_status"], counts["recommendation"], counts[answer], strict=True)
            assert {(group, id): count for group, id, count in counted} == {
                (group, id): expected[group, id, answer]
                for group in ("positive", "negative", None)
                for id in guideline.recommendations.ids()
            }


class TestSelection:
    TABLE = pl.DataFrame({"patient": ["a"], "year": [2023], "liver_metastases": [True]})

    @pytest.mark.parametrize(
        ("select", "count"),
        [
            ("liver.resection", 1),
            ("liver", 7),
            ("-", 6),
            (["liver", "-"], 11),
            (ll.AgoGrade.MINUS, 6),
            ([], 0),
            (None, 49),
        ],
    )
    def test_ids_sections_and_grades(self, guideline: ll.Guideline, select: Any, count: int) -> None:  # noqa: ANN401
        answered = guideline.match(self.TABLE, select=select, keep=[])
        assert answered.width == count
        assert answered.columns == [id for id in guideline.recommendations.ids() if id in answered.columns]

    def test_what_is_kept(self, guideline: ll.Guideline) -> None:
        match = guideline.cohort(self.TABLE).match
        assert match(select="liver.resection").columns == ["patient", "year", "liver.resection"]
        assert match(select="liver.resection", keep=["liver_metastases"]).columns == [
            "liver_metastases",
            "liver.resection",
        ]
        assert match(select="liver.resection", keep="year").columns == ["year", "liver.resection"]

    @pytest.mark.parametrize(
        ("options", "error", "message"),
        [
            ({"select": "liver.resektion"}, ll.UnknownIdError, "did you mean `liver.resection`"),
            ({"keep": ["jear"]}, ValueError, "year"),
            ({"output": "wid"}, ValueError, "wide"),
            ({"output": "summary", "by": "yeer"}, ValueError, "year"),
            ({"by": "year"}, ValueError, "summary"),
            ({"on_invalid": "ignore"}, ValueError, "raise"),
            ({"colums": {}}, TypeError, "colums"),
            ({"columns": {"patiend": "age"}}, ll.CohortError, "did you mean `patient`"),
            ({"columns": {"patient": "her2_statsu"}}, ll.CohortError, "did you mean `her2_status`"),
            ({"values": {"liver_metastasis": {"x": True}}}, ll.CohortError, "neither a column nor a fact"),
            (
                {"values": {"liver_metastases": {"x": "maybe"}}},
                ll.CohortError,
                "stands for no value of liver_metastases",
            ),
            ({"parameters": {"oligo": 3}}, ll.ParameterError, "oligo"),
        ],
        ids=str,
    )
    def test_what_is_misspelt_is_named(self, guideline: ll.Guideline, options: Any, error: Any, message: str) -> None:  # noqa: ANN401
        with pytest.raises(error, match=message):
            guideline.match(self.TABLE, **options)

    def test_a_patient_takes_no_options_of_a_table(self, guideline: ll.Guideline) -> None:
        with pytest.raises(TypeError, match="`select` is for tables"):
            guideline.match({"age": 46}, select="liver")

    @pytest.mark.parametrize("data", [5, None, {1, 2}, object(), pd.Series([1])], ids=lambda data: type(data).__name__)
    def test_what_is_no_table_is_refused(self, guideline: ll.Guideline, data: object) -> None:
        with pytest.raises(TypeError, match="a patient or a table of patients is expected"):
            guideline.match(data)


class TestProvenance:
    def test_it_stands_in_the_schema(self, guideline: ll.Guideline) -> None:
        table = pa.table({"age": [46]}).replace_schema_metadata({"own": "kept"})
        answered = guideline.match(table, parameters={"few_lung_metastases_max_count": 3})
        provenance = json.loads(answered.schema.metadata[b"leitlinie"])
        assert answered.schema.metadata[b"own"] == b"kept"
        assert provenance["content_hash"] == guideline.content_hash
        assert provenance["parameters"] == {"few_lung_metastases_max_count": 3}
        assert provenance == guideline.match({}, parameters={"few_lung_metastases_max_count": 3}).provenance.to_dict()


class TestReaders:
    def test_a_reader_is_answered_batch_by_batch(self, guideline: ll.Guideline) -> None:
        read = []

        def batches() -> Any:  # noqa: ANN401
            for start in range(0, 50, 10):
                read.append(start)
                yield pa.record_batch({"patient": range(start, start + 10), "liver_metastases": [True] * 10})

        schema = pa.schema({"patient": pa.int64(), "liver_metastases": pa.bool_()})
        answered = guideline.match(pa.RecordBatchReader.from_batches(schema, batches()), select="liver.resection")
        assert read == []
        first = answered.read_next_batch()
        assert (first.num_rows, read) == (10, [0])
        assert answered.read_all()["patient"].to_pylist() == list(range(10, 50))

    def test_rows_of_problems_are_counted_from_the_first_batch(self, guideline: ll.Guideline) -> None:
        table = pa.concat_tables([pa.table({"age": [46.0] * 10}), pa.table({"age": [46.0, -3.0]})])
        with pytest.raises(ll.CohortError, match="row 11") as caught:
            guideline.match(table.to_reader()).read_all()
        assert caught.value.problems[0].rows == (11,)

    def test_what_needs_all_rows_is_refused(self, guideline: ll.Guideline) -> None:
        for options in ({"output": "long"}, {"output": "summary"}):
            with pytest.raises(ValueError, match="read_all"):
                guideline.match(pa.table({"age": [46]}).to_reader(), **options)


class TestFiles:
    @pytest.fixture
    def frame(self, records: Records, vocabulary: Any) -> pl.DataFrame:  # noqa: ANN401
        return KINDS["polars"](records, vocabulary)

    @pytest.mark.parametrize(
        ("suffix", "write"), [("parquet", "write_parquet"), ("arrow", "write_ipc"), ("csv", "write_csv")]
    )
    def test_a_path(self, guideline: ll.Guideline, frame: pl.DataFrame, tmp_path: Any, suffix: str, write: str) -> None:  # noqa: ANN401
        getattr(frame, write)(tmp_path / f"cohort.{suffix}")
        assert guideline.match(tmp_path / f"cohort.{suffix}").equals(guideline.match(frame), null_equal=True)

    def test_a_glob(self, guideline: ll.Guideline, frame: pl.DataFrame, tmp_path: Any) -> None:  # noqa: ANN401
        frame.head(70).write_parquet(tmp_path / "1.parquet")
        frame.tail(80).write_parquet(tmp_path / "2.parquet")
        assert guideline.match(str(tmp_path / "*.parquet")).equals(guideline.match(frame), null_equal=True)

    def test_another_kind_of_file_is_refused(self, guideline: ll.Guideline) -> None:
        with pytest.raises(ValueError, match=r"\.parquet"):
            guideline.match("cohort.xlsx")


class TestQuestions:
    def test_they_add_up_those_of_each_patient(self, guideline: ll.Guideline, records: Records, results: Any) -> None:  # noqa: ANN401
        pairs: Counter[str] = Counter()
        patients: Counter[str] = Counter()
        for result in results:
            for question in result.open_questions():
                pairs[question.fact] += len(question.settles)
                patients[question.fact] += bool(question.settles)
        asked = columns_of(guideline.cohort(records).open_questions(backend="polars"))
        assert dict(zip(asked["fact"], asked["pairs"], strict=True)) == {fact: n for fact, n in pairs.items() if n}
        assert dict(zip(asked["fact"], asked["patients"], strict=True)) == {
            fact: n for fact, n in patients.items() if n
        }
        assert asked["pairs"] == sorted(asked["pairs"], reverse=True)

    def test_judgements_apart(self, guideline: ll.Guideline, records: Records) -> None:
        cohort = guideline.cohort(records)
        whole = cohort.open_questions(backend="polars")
        parts = [cohort.open_questions(role=role, backend="polars") for role in ("recorded", "judgement")]
        assert {part["role"].unique().item() for part in parts} == {"recorded", "judgement"}
        assert sum(part.height for part in parts) == whole.height


class TestReadiness:
    FRAME = pd.DataFrame(
        {
            "pid": [1, 2, 3, 4],
            "er": ["positive", None, "negative", "positive"],
            "pr_status": ["negative", None, "negative", None],
            "hr_positive": [None, None, True, None],
            "Her2_status": ["positive"] * 4,
            "liver_metastases": [True, False, None, True],
        }
    )

    @pytest.fixture
    def readiness(self, guideline: ll.Guideline) -> ll.Readiness:
        return guideline.readiness(self.FRAME, columns={"er": "er_status"})

    def test_columns_and_what_is_known(self, readiness: ll.Readiness) -> None:
        facts = {fact.fact: fact for fact in readiness.facts}
        assert readiness.patients == 4
        assert (facts["er_status"].column, facts["er_status"].given) == ("er", 3)
        assert (facts["hr_positive"].given, facts["hr_positive"].known, facts["hr_positive"].conflicts) == (1, 3, 1)
        assert (facts["age"].column, facts["age"].known) == (None, 0)
        assert readiness.unmapped == {"pid": None, "Her2_status": "her2_status"}
        table = readiness.to_frame()
        assert table.set_index("fact")["unknown_share"]["er_status"] == pytest.approx(0.25)

    def test_what_can_be_answered_and_what_would_help(self, guideline: ll.Guideline, readiness: ll.Readiness) -> None:
        assert set(readiness.answerable) >= {row.id for row in guideline.recommendations if row.id.startswith("liver.")}
        assert "lung.thermoablation" in readiness.unanswerable
        assert readiness.would_unlock["lung_metastases"] == 5
        with_lung = self.FRAME.assign(lung_metastases=False)
        more = guideline.readiness(with_lung, columns={"er": "er_status"})
        assert len(more.answerable) == len(readiness.answerable) + 5

    def test_it_reads_as_a_page(self, readiness: ll.Readiness) -> None:
        page = str(readiness)
        assert "er is er_status: known for 3 (75%)" in page
        assert "Her2_status (near to her2_status)" in page
        assert "hr_positive counts as true, but er_status, pr_status would make it false (1 patient: row 2)" in page

    def test_a_table_of_which_nothing_was_understood_says_so(self, guideline: ll.Guideline) -> None:
        with pytest.warns(UserWarning, match=r"no column is a fact.*Age \(near to age\)"):
            guideline.match(pd.DataFrame({"Age": [46], "x": [1]}))


def test_nothing_is_lost_where_answers_are_read_back() -> None:
    assert [missing(cell) for cell in (None, float("nan"), pd.NA, pd.NaT, False, 0, "")] == [True] * 4 + [False] * 3
