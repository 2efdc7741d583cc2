"""What became of every character: the segments cover the text exactly once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import get_args

from luoshi.reading.entries import Segment, SegmentKind
from luoshi.reading.outline import Outline
from luoshi.reading.text import Span
from luoshi.reading.verdicts import Verdict

_KINDS: tuple[SegmentKind, ...] = get_args(SegmentKind)
_CODE = {kind: bytes([index]) for index, kind in enumerate(_KINDS)}
# Finds where a run of a kind ends. (A pattern for the whole run would remember every character it passed.)
_OTHER = [re.compile(b"[^" + re.escape(bytes([index])) + b"]") for index in range(len(_KINDS))]


def read_segments(
    length: int,
    outline: Outline,
    verdicts: Sequence[Verdict],
    entries: Iterable[tuple[SegmentKind, Iterable[Span]]],
    furniture: Sequence[Span],
    stretched: Callable[[bytearray], bytearray] = bytearray,
) -> Iterator[Segment]:
    """Account for all `length` characters. Later `entries` are painted over earlier ones, furniture over all.

    White space and punctuation go with the clause before them; what stands before the first clause is furniture.
    `stretched` makes of one byte for each character of a view one for each of its source. What a character is
    is known when this returns, the segments themselves are made one by one.
    """
    paint = bytearray(_CODE["furniture"]) * length
    starts = chain((clause.start for clause in outline.clauses), (length,))
    for (start, end), verdict in zip(pairwise(starts), verdicts, strict=True):
        paint[start:end] = _CODE[verdict.kind] * (end - start)
    for head in outline.heads:
        paint[head.start : head.end] = _CODE["heading"] * (head.end - head.start)
    for kind, spans in entries:
        for span in spans:
            paint[span.start : span.end] = _CODE[kind] * (span.end - span.start)
    for span in furniture:
        paint[span.start : span.end] = _CODE["furniture"] * (span.end - span.start)
    return _segments(stretched(paint))


def _segments(paint: bytearray) -> Iterator[Segment]:
    at = 0
    while at < len(paint):
        other = _OTHER[paint[at]].search(paint, at)
        end = other.start() if other else len(paint)
        yield Segment(at, end, _KINDS[paint[at]])
        at = end
