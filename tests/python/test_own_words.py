"""The slides are copyrighted: our sentences share no long run of words with theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import slides

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

RUN = 8  # so many words in a row are a quotation
SENTENCES = {"statement", "description", "interpretation", "consequence", "text", "detail", "meaning", "message"}


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def sentences(data: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(data, dict):
        for key, value in data.items():
            if key in SENTENCES and isinstance(value, str):
                yield value
            elif key not in {"grading", "see_also", "topics"}:
                yield from sentences(value)
    elif isinstance(data, list):
        for value in data:
            yield from sentences(value)


def test_no_sentence_of_ours_repeats_eight_words_of_the_slides(
    shared: Callable[[str], Path], chapter: dict[str, Any], vocabulary: dict[str, Any]
) -> None:
    text = slides.text_of(shared("source"))
    source = runs(text)
    ours = [*sentences(chapter), *sentences(vocabulary)]
    assert len(ours) > 200
    repeated = [" ".join(run) for sentence in ours for run in sorted(runs(sentence) & source)]
    assert repeated == []


def test_a_quotation_would_be_found(shared: Callable[[str], Path]) -> None:
    text = slides.text_of(shared("source"))
    quoted = "Here we quote: either alone or concurrent with an in-breast ipsilateral recurrence."
    assert runs(quoted) & runs(text)
