"""Who has to be told what became of a wish: everybody who made it, and whoever made one that was merged with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from luoshi.congress.suggestions.docket import Docket, Row
from luoshi.congress.suggestions.records import Answer, Suggestion, Told


@dataclass(frozen=True, slots=True)
class Notice:
    """What one proposer is to hear: the wish, the answer, what the passage said and what it says now (None: it is gone)."""

    delegate: str
    suggestion: Suggestion
    answer: Answer
    before: str
    after: str | None


def notices(found: Docket, told: Sequence[Told] = ()) -> tuple[Notice, ...]:
    """Everybody who has yet to be told of the answer in force; a corrected answer is told anew."""
    heard = {(one.answer, one.delegate) for one in told}
    return tuple(
        notice for row in found.rows for notice in _of(row) if (notice.answer.number, notice.delegate) not in heard
    )


def _of(row: Row) -> Iterator[Notice]:
    if row.answer is None:
        return
    before = row.suggestion.anchor.quote if row.suggestion.anchor else ""
    after = row.passage.anchor.quote if row.passage and row.passage.anchor else None
    for delegate in row.suggestion.proposers:
        yield Notice(delegate, row.suggestion, row.answer, before, after)
