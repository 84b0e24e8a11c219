"""Medians of calls that take turns, so that a busy machine slows all of them alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any

Call = Callable[[], Any]


def in_turn(calls: Mapping[str, Call], rounds: int, least: float = 0.0) -> dict[str, float]:
    """Median seconds a call; in each round every one is called until `least` seconds are over, and at least once."""
    times = {name: max(1, int(least / clocked(call, 1))) for name, call in calls.items()}
    seconds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            seconds[name].append(clocked(call, times[name]))
    return {name: statistics.median(each) for name, each in seconds.items()}


def clocked(call: Call, times: int) -> float:
    """Seconds a call; the last result is given up after the clock has stopped."""
    start = time.perf_counter()
    for _ in range(times - 1):
        call()
    result = call()
    seconds = time.perf_counter() - start
    del result
    return seconds / times
