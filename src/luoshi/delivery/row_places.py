"""Rows by where they stand in the text: what people decided stays with the place when the same text is read anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Protocol

from luoshi.delivery.plan import Plan
from luoshi.reading.text import Span

_MOST = 0.5


class Placed(Protocol):
    """Anything that stands somewhere in the text, in code points."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


def rows_at(plan: Plan, spans: Sequence[Span]) -> tuple[str | None, ...]:
    """For each place of the text that somebody decided about, the id of the row that stands there now, or None.

    The row has the very place, or shares more than half of the longer of both with it. A part counts as a row of its own.
    """
    items = list(plan.items())
    found: dict[int, str] = {}
    for a, b, _ in same_place(spans, [item.place for item in items]):
        found.setdefault(a, items[b].id)
    return tuple(found.get(at) for at in range(len(spans)))


def same_place(old: Sequence[Placed], new: Sequence[Placed]) -> Iterator[tuple[int, int, str]]:
    """Pairs of indices whose places agree, the surest first, each with its rule: the same place, or most of it shared."""
    order = sorted(range(len(new)), key=lambda at: new[at].start)
    starts = [new[at].start for at in order]
    reach = list(accumulate((new[at].end for at in order), max))
    pairs = []
    for a, one in enumerate(old):
        at = bisect_left(starts, max(one.end, one.start + 1)) - 1
        while at >= 0 and reach[at] >= one.start:
            share = _share(one, new[order[at]])
            if share > _MOST:
                pairs.append((-share, a, order[at]))
            at -= 1
    for share, a, b in sorted(pairs):
        yield a, b, "same-place" if share == -1 else "most-of-the-place"


def _share(one: Placed, other: Placed) -> float:
    """What both share of all that they cover."""
    if (one.start, one.end) == (other.start, other.end):
        return 1.0
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / max(1, max(one.end, other.end) - min(one.start, other.start))
