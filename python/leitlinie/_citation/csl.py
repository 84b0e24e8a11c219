"""CSL-JSON: what processors of the Citation Style Language read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .names import names, spelled_out
from .records import each_once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leitlinie._leitlinie import Reference

    from .names import Name


def csl_json(references: Iterable[Reference]) -> str:
    """Write references as CSL-JSON: the data, made fit for the processors there are."""
    return json.dumps([_record(each) for each in each_once(references)], ensure_ascii=False, indent=2)


def _record(reference: Reference) -> dict[str, Any]:
    record = reference.to_dict()
    if reference.author:
        record["author"] = [_author(each) for each in names(reference)]
    if reference.number and not reference.page:
        # Most styles print no `number` of an article; those that do leave out its pages.
        record["page"] = reference.number
    return record


def _author(name: Name) -> dict[str, str]:
    if name.is_group:
        return {"literal": name.family}
    parts = {"family": name.family, "given": spelled_out(name.given), "suffix": name.suffix}
    return {part: text for part, text in parts.items() if text}
