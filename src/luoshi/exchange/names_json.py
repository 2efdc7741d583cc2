"""Names in their order as plain data for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from luoshi.congress.names import Ordered

SCHEMA = "luoshi.names/1"


def names_data(found: Sequence[Ordered], order: str, votes: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Under the schema ``luoshi.names/1``: every name with its place (from 1), strokes, rule and doubts."""
    rows = [{"place": at, **_row(one, votes or {})} for at, one in enumerate(found, 1)]
    return {"schema": SCHEMA, "order": order, "names": rows}


def _row(one: Ordered, votes: Mapping[str, int]) -> dict[str, Any]:
    return {
        "name": one.name.written,
        "surname": one.name.surname,
        "given": one.name.given,
        "surname_rule": one.name.how,
        "votes": votes.get(one.name.written),
        "strokes": [{"char": part.char, "count": part.count, "order": part.order} for part in one.strokes],
        "rule": one.rule,
        "chars": list(one.chars) if any(one.chars) else [],
        "to_confirm": one.to_confirm,
        "doubts": [{"why": doubt.why, "other": doubt.other, "chars": list(doubt.chars)} for doubt in one.doubts],
    }
