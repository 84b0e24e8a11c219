"""Pickles of answers: small, shared, quick to restore, and held against the engine that restores them."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import leitlinie as ll
from small import small_chapter

if TYPE_CHECKING:
    from pathlib import Path

HUNDRED = 100


@pytest.fixture(scope="module")
def own(guideline: ll.Guideline) -> ll.Guideline:
    """The embedded chapter under another title, so that it is a guideline of one's own and a large one."""
    return ll.Guideline.from_dict(guideline.to_dict() | {"title": "Our own chapter"})


@pytest.fixture(scope="module")
def results(own: ll.Guideline) -> list[ll.MatchResult]:
    facts = [{"age": age, "er_status": "positive", "sites": ["liver"]} for age in range(1, HUNDRED + 1)]
    return [own.match(each) for each in facts]


def restored(value: Any) -> Any:  # noqa: ANN401
    return pickle.loads(pickle.dumps(value))  # noqa: S301


def test_results_pickle_as_one_guideline_and_their_patients(own: ll.Guideline, results: list[ll.MatchResult]) -> None:
    guideline = len(own.to_json().encode())
    patient = len(results[0].patient.to_json())
    size = len(pickle.dumps(results))
    assert guideline < size < guideline * 1.02 + HUNDRED * (patient + 100)
    # With the guideline itself beside them, nothing is written twice.
    assert len(pickle.dumps([own, *results])) < size + 100


@pytest.mark.parametrize("part", ["matches", "applicable", "not_applicable"])
def test_answers_pickle_as_their_result_and_their_ids(part: str, results: list[ll.MatchResult]) -> None:
    result = results[0]
    answers = getattr(result, part)
    assert len(pickle.dumps(answers)) < len(pickle.dumps(result)) + 60 * len(answers) + 300
    assert restored(answers) == answers
    both = ll.Matches([*getattr(results[1], part), *answers, *getattr(results[1], part)])
    assert restored(both) == both
    assert len(pickle.dumps(both)) < len(pickle.dumps(results[:2])) + 3 * 60 * len(answers) + 300


def test_what_is_restored_shares_its_guideline(own: ll.Guideline, results: list[ll.MatchResult]) -> None:
    back = restored(results)
    assert back == results
    first = back[0].guideline
    assert all(each.guideline is first for each in back)
    assert all(answer.result.guideline is first for answer in restored(back[0].matches))
    # One that is in memory is not made again, whether in one pickle or in several.
    assert first is own
    assert restored(own) is own
    assert copy.deepcopy(own) is own
    assert restored(results[0].what_if(age=50)).after.guideline is own


def test_the_embedded_guideline_is_one_object(guideline: ll.Guideline) -> None:
    assert ll.load() is guideline
    assert restored(guideline) is guideline
    assert guideline.match({}).guideline is guideline
    assert len(pickle.dumps(guideline)) < 200


RESTORE = """
import pickle, sys, json
import leitlinie as ll
with open(sys.argv[1], "rb") as file:
    results, answers, row = pickle.load(file)
assert results[0].guideline is results[-1].guideline is answers[0].result.guideline
print(json.dumps([[each.to_dict() for each in results], answers.to_dict(), row.to_dict(), row._repr_html_()]))
"""


def test_another_process_restores_the_same(own: ll.Guideline, results: list[ll.MatchResult], tmp_path: Path) -> None:
    row = own["pleura.talc_pleurodesis"]
    path = tmp_path / "answers.pickle"
    path.write_bytes(pickle.dumps((results[:3], results[1].applicable, row)))
    ran = subprocess.run([sys.executable, "-c", RESTORE, path], capture_output=True, text=True, check=True, timeout=60)
    told = json.loads(ran.stdout)
    assert told == [
        [each.to_dict() for each in results[:3]],
        results[1].applicable.to_dict(),
        row.to_dict(),
        row._repr_html_(),
    ]


def test_a_result_whose_answers_differ_is_refused(results: list[ll.MatchResult]) -> None:
    restore, (guideline, patient, parameters, digest) = results[0].__reduce__()
    assert restore(guideline, patient, parameters, digest) == results[0]
    assert set(digest) == {"y", "n", "?"}
    for other in ("", digest[:-1], digest.replace("?", "y", 1), digest.replace("y", "n", 1)):
        with pytest.raises(ll.StoredResultError, match="differs"):
            restore(guideline, patient, parameters, other)
    with pytest.raises(ll.FactError) as caught:
        restore(guideline, '{"age": -4711}', parameters, digest)
    assert "4711" not in str(caught.value)


def test_a_guideline_that_was_changed_within_its_pickle_is_checked() -> None:
    own = ll.Guideline.from_dict(small_chapter({"holds": "a"}))
    restore, (content_hash, text) = own.__reduce__()
    del own
    assert restore("0" * 64, text).content_hash == content_hash
    with pytest.raises(ll.GuidelineError):
        restore("0" * 64, text.replace('"ago_grade":"++"', '"ago_grade":"+++"'))


def test_a_row_comes_back_to_the_guideline_that_is_in_memory(own: ll.Guideline, guideline: ll.Guideline) -> None:
    for home in (own, guideline):
        for part in (home["liver.resection"], home["pleura"], home.recommendations, *home.evidence, *home.references):
            assert restored(part) == part
            assert restored(part)._repr_html_() == part._repr_html_()
