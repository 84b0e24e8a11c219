"""What several tests share: where things are, and the embedded guideline."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

import committed
import leitlinie as ll
from committed import PROJECT, read_json

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PROJECT", "read_json"]

# On a busy machine one example may take long; how long says nothing about whether it is right.
hypothesis.settings.register_profile(
    "default",
    deadline=None,
    database=None,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("default")


def folder(name: str) -> Path:
    """A folder beside the project; the test is skipped where it is absent."""
    path = PROJECT.parent / "shared" / name
    if not path.is_dir():
        pytest.skip(f"the folder ../shared/{name} is absent")
    return path


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    return folder


@pytest.fixture(scope="session")
def guideline() -> ll.Guideline:
    return ll.load()


@pytest.fixture(scope="session")
def chapter() -> dict[str, Any]:
    """The chapter's file as it is committed, read by Python's own JSON."""
    return committed.chapter()


@pytest.fixture(scope="session")
def vocabulary() -> dict[str, Any]:
    """The vocabulary's file as it is committed, read by Python's own JSON."""
    return committed.vocabulary()
