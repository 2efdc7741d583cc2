"""What became of every character: the segments cover the text exactly once."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args, overload

from luoshi.reading.entries import Segment, SegmentKind
from luoshi.reading.outline import Outline
from luoshi.reading.text import Span
from luoshi.reading.unbroken import Unbroken
from luoshi.reading.verdicts import Verdict

_KINDS: tuple[SegmentKind, ...] = get_args(SegmentKind)
_BEFORE: SegmentKind = "furniture"
_CODE = {kind: bytes([index]) for index, kind in enumerate(_KINDS)}
# One kind after another. (A pattern that refers back to the first of a run would remember every character it passed.)
_RUN = re.compile(b"|".join(re.escape(bytes([index])) + b"+" for index in range(len(_KINDS))))


class Segments(Sequence[Segment]):
    """Segments in order, kept as numbers: each begins where the one before it ends, and is made when it is asked for."""

    __slots__ = ("_bounds", "_kinds")

    def __init__(self, starts: array[int], kinds: bytearray, end: int) -> None:
        self._bounds, self._kinds = starts, kinds
        self._bounds.append(end)

    def __len__(self) -> int:
        return len(self._kinds)

    def __iter__(self) -> Iterator[Segment]:
        return map(self._made, range(len(self)))

    @overload
    def __getitem__(self, at: int) -> Segment: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Segment, ...]: ...
    def __getitem__(self, at: int | slice) -> Segment | tuple[Segment, ...]:
        places = range(len(self))[at]
        return self._made(places) if isinstance(places, int) else tuple(map(self._made, places))

    def of_kind(self, kind: SegmentKind) -> Iterator[tuple[int, int]]:
        """Where those of one kind stand, without making the others."""
        code = _KINDS.index(kind)
        return ((self._bounds[at], self._bounds[at + 1]) for at, other in enumerate(self._kinds) if other == code)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Segments | tuple):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Segments({tuple(self)!r})"

    def _made(self, at: int) -> Segment:
        return Segment(self._bounds[at], self._bounds[at + 1], _KINDS[self._kinds[at]])


def read_segments(
    length: int,
    outline: Outline,
    verdicts: Sequence[Verdict],
    entries: Iterable[tuple[SegmentKind, Iterable[tuple[int, int]]]],
    furniture: Sequence[Span],
    view: Unbroken | None = None,
) -> Segments:
    """Account for all `length` characters. Later `entries` are painted over earlier ones, furniture over all.

    White space and punctuation go with the clause before them; what stands before the first clause is furniture.
    Where the text is only a view, each segment stands where `view` has it in the source.
    """
    paint, kind = bytearray(), _BEFORE
    for clause, verdict in zip(outline.clauses, verdicts, strict=True):
        # Neighbours are mostly of one kind, and painted in one go.
        if verdict.kind != kind:
            paint += _CODE[kind] * (clause.start - len(paint))
            kind = verdict.kind
    paint += _CODE[kind] * (length - len(paint))
    for head in outline.heads:
        paint[head.start : head.end] = _CODE["heading"] * (head.end - head.start)
    for kind, spans in entries:
        for start, end in spans:
            paint[start:end] = _CODE[kind] * (end - start)
    for span in furniture:
        paint[span.start : span.end] = _CODE["furniture"] * (span.end - span.start)
    return _runs(paint, view)


def _runs(paint: bytearray, view: Unbroken | None) -> Segments:
    starts, kinds = array("I"), bytearray()
    for run in _RUN.finditer(paint):
        at = run.start()
        # A break goes with what stands before it; one before everything goes with what follows.
        starts.append(view.start(at) if view and at else at)
        kinds.append(paint[at])
    return Segments(starts, kinds, len(view.source) if view else len(paint))
