"""The measures of a column: where its lines begin and end and how far they are apart, by which paragraphs are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from luoshi.reading.formats.pdf_lines import Line
from luoshi.reading.formats.pdf_pages import Column

INDENT: Final = 1.2
"""In letters: a line that stands this much further in opens a paragraph."""

# In letters, as everything above.
_SAME: Final = 0.4
_ALIKE: Final = 3.0
_ENOUGH: Final = 8
_USUAL_PITCH: Final = 1.8
_WIDEST_PITCH: Final = 2.2
_BEGINS: Final = 0.12
_INDENTED: Final = 0.1
# However little there is on the pages, lines would reach down to here; a share of the page's height.
_FOOT: Final = 0.8


@dataclass(frozen=True, slots=True)
class Measures:
    """Where lines begin (``left``) and end (``right``) in points, their distance from top to top, their letters' size.

    ``indented`` says that paragraphs open with a line that stands further in, as official documents have it; ``foot`` is
    how far down the lines of such pages reach.
    """

    left: float
    right: float
    pitch: float
    size: float
    indented: bool
    foot: float


def measure(columns: Sequence[Column], edges: set[int]) -> list[Measures]:
    """The measures of every column; one of few lines takes those of a column like it. ``edges`` are lines left aside."""
    kept = [[line for line in column.lines if id(line) not in edges] for column in columns]
    feet: dict[int, float] = {}
    for column, lines in zip(columns, kept, strict=True):
        feet[column.turns] = max([feet.get(column.turns, _FOOT * column.height), *(line.box.bottom for line in lines)])
    own = [_measure(lines, feet[column.turns]) for column, lines in zip(columns, kept, strict=True)]
    long = [
        (column.turns, found)
        for column, lines, found in zip(columns, kept, own, strict=True)
        if len(lines) >= _ENOUGH and found is not None
    ]
    return [
        _like(found, [other for turns, other in long if turns == column.turns], few=len(lines) < _ENOUGH)
        for column, lines, found in zip(columns, kept, own, strict=True)
    ]


def _measure(lines: Sequence[Line], foot: float) -> Measures | None:
    if not lines:
        return None
    size = median(line.size for line in lines)
    begins = sorted(line.box.x0 for line in lines)
    ends = sorted((line.box.x1 for line in lines), reverse=True)
    often = max(2, round(_BEGINS * len(lines)))
    left = _first_frequent(begins, _SAME * size, often)
    further_in = sum(place - left >= INDENT * size for place in begins)
    pitches = [low.box.top - high.box.top for high, low in pairwise(lines) if abs(high.size - low.size) < 1]
    return Measures(
        left=left,
        right=_first_frequent(ends, _SAME * size, 2),
        pitch=min(median([pitch for pitch in pitches if pitch > 0] or [_USUAL_PITCH * size]), _WIDEST_PITCH * size),
        size=size,
        indented=_INDENTED * len(lines) <= further_in <= len(lines) - often,
        foot=foot,
    )


def _first_frequent(places: Sequence[float], near: float, often: int) -> float:
    """The outermost of these places (the first) at which several stand."""
    return next((place for place in places if sum(abs(place - other) <= near for other in places) >= often), places[0])


def _like(own: Measures | None, others: Iterable[Measures], *, few: bool) -> Measures:
    """A column's own measures where it has lines enough, else those of the longest-lined one that begins like it."""
    if own is None:
        return Measures(0, 0, 0, 1, indented=False, foot=0)
    if not few:
        return own
    alike = [
        one for one in others if abs(one.left - own.left) <= _ALIKE * own.size and own.right <= one.right + own.size
    ]
    if not alike:
        return own
    best = min(alike, key=lambda one: (abs(one.size - own.size), abs(one.left - own.left)))
    return Measures(best.left, max(best.right, own.right), best.pitch, best.size, best.indented, best.foot)
