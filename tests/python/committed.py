"""The data files as they are committed, read by Python's own JSON. Nothing here imports the package."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]


def read_json(path: Path) -> Any:  # noqa: ANN401
    return json.loads(path.read_text(encoding="utf-8"))


def chapter() -> dict[str, Any]:
    """The chapter's file."""
    content: dict[str, Any] = read_json(PROJECT / "data" / "ago_breast_2023_1e_sites_of_metastases.json")
    return content


def vocabulary() -> dict[str, Any]:
    """The vocabulary's file."""
    content: dict[str, Any] = read_json(PROJECT / "data" / "vocabulary.json")
    return content
