"""Answers as arrays of numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from leitlinie._leitlinie import Answers

    Flags = np.ndarray[Any, np.dtype[np.bool_]]


def answers_at(answers: Answers, at: int) -> tuple[Flags, Flags]:
    """Return for whom a recommendation applies, and for whom that is known."""
    parts = answers.bits(at)
    yes = [_flags(yes, rows) for rows, yes, _ in parts]
    known = [_flags(known, rows) for rows, _, known in parts]
    return _joined(yes), _joined(known)


def codes_at(answers: Answers, at: int) -> np.ndarray[Any, np.dtype[np.int8]]:
    """Return the position of each answer among the members of `Applicability`."""
    yes, known = answers_at(answers, at)
    return np.where(known, yes.astype(np.int8) * np.int8(2), np.int8(1))


def _flags(bits: bytes, rows: int) -> Flags:
    return np.unpackbits(np.frombuffer(bits, np.uint8), count=rows, bitorder="little").view(np.bool_)


def _joined(parts: list[Flags]) -> Flags:
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts) if parts else np.zeros(0, np.bool_)
