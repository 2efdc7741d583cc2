"""The state of all suggestions on a draft as plain data for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from luoshi.congress.suggestions.anchor import Anchor
from luoshi.congress.suggestions.clocks import ARTICLE, Clock
from luoshi.congress.suggestions.difference import Piece
from luoshi.congress.suggestions.docket import Docket, Row
from luoshi.congress.suggestions.draft import Draft
from luoshi.congress.suggestions.telling import Notice

SCHEMA = "luoshi.docket/1"


def docket_data(
    drafts: Sequence[Draft],
    found: Docket,
    to_tell: Sequence[Notice],
    pieces: Sequence[Piece],
    clocks: Sequence[Clock] = (),
) -> dict[str, Any]:
    """Under the schema ``luoshi.docket/1``; `pieces` are the difference between the first draft and the last."""
    return {
        "schema": SCHEMA,
        "drafts": [{"number": one.number, "characters": len(one.text), "sha256": one.digest} for one in drafts],
        "suggestions": [_row(row) for row in found.rows],
        "findings": [{"kind": one.kind, "suggestion": one.suggestion} for one in found.findings],
        "to_tell": [
            {"delegate": one.delegate, "suggestion": one.suggestion.id, "answer": one.answer.number} for one in to_tell
        ],
        "clocks": [_clock(one) for one in clocks],
        "difference": [_piece(piece) for piece in pieces if piece.kind != "same"],
    }


def _row(row: Row) -> dict[str, Any]:
    one, answer, passage = row.suggestion, row.answer, row.passage
    return {
        "id": one.id,
        "proposers": list(one.proposers),
        "group": one.group,
        "wish": one.wish,
        "wording": one.wording,
        "merged_into": row.head if row.head != one.id else None,
        "disposition": answer.disposition if answer else None,
        "reason": answer.reason if answer else "",
        "before": _anchor(one.anchor),
        "after": _anchor(passage.anchor) if passage else None,
        "passage": passage.state if passage else None,
    }


def _clock(one: Clock) -> dict[str, Any]:
    return {
        "suggestion": one.motion.suggestion,
        "unit": one.motion.unit,
        "months": one.months,
        "last_day": one.last_day.isoformat(),
        "days_left": one.days_left,
        "state": one.state,
        "article": ARTICLE,
    }


def _anchor(anchor: Anchor | None) -> dict[str, Any] | None:
    if anchor is None:
        return None
    return {"version": anchor.version, "start": anchor.span.start, "end": anchor.span.end, "quote": anchor.quote}


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "kind": piece.kind,
        "old": list(piece.old),
        "new": list(piece.new),
        "parts": [{"kind": part.kind, "old": list(part.old), "new": list(part.new)} for part in piece.parts],
    }
