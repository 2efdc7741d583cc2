"""Runs: the text cut at every boundary, so that overlapping marks need no overlapping elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Generic, TypeVar

from luoshi.exchange.page.listing import Entry
from luoshi.reading.entries import Segment
from luoshi.reading.text import Span

_UNREAD = "unread"
Stretch = TypeVar("Stretch", Entry, Segment)

# As HTML has it: anything else that Python takes for the end of a line is a character like any other here.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch in which nothing begins or ends.

    ``segment`` is its class, and it ``leads`` where that passage begins. ``marks`` are the entries over it, innermost first; ``opens`` those of them that begin here and ``closes`` those that
    end here. ``places`` are the entries whose letter stands right behind it (an empty run holds nothing but these).
    """

    start: int
    end: int
    segment: str
    leads: bool = False
    marks: tuple[Entry, ...] = ()
    opens: frozenset[str] = frozenset()
    closes: frozenset[str] = frozenset()
    places: tuple[Entry, ...] = ()


def split_lines(text: str) -> tuple[Span, ...]:
    """The lines with their ends, together the whole text; one empty line for an empty text."""
    return tuple(Span(*found.span()) for found in _LINE.finditer(text)) or (Span(0, 0),)


def place_of(entry: Entry, text: str) -> int:
    """Where the letter of an entry stands: behind its last character that can be seen."""
    at = entry.end
    while at > entry.start and text[at - 1].isspace():
        at -= 1
    # Behind the last line break there is no line any more.
    while at == len(text) and at > 0 and text[at - 1] in "\r\n":
        at -= 1
    return at


def split_runs(
    text: str, lines: Sequence[Span], segments: Sequence[Segment], entries: Sequence[Entry]
) -> Iterator[list[Run]]:
    """The runs of each line, in order; together they hold every character once and every entry's letter once."""
    cuts = sorted(_boundaries(text, lines, segments, entries))
    marks, kinds = _Sweep(entries), _Sweep(segments)
    places = sorted(((place_of(entry, text), index) for index, entry in enumerate(entries)), reverse=True)
    pieces = pairwise(cuts)
    for line in lines:
        runs = _standing(entries, places, line.start)
        while line.end > (runs[-1].end if runs else line.start):
            start, end = next(pieces)
            over = kinds.at(start)
            covering = sorted(marks.at(start), key=lambda entry: (entry.end - entry.start, -entry.start))
            behind = () if end == line.end and end != len(text) else _taken(entries, places, end)
            runs.append(
                Run(
                    start,
                    end,
                    over[0].kind if over else _UNREAD,
                    bool(over) and over[0].start == start,
                    tuple(covering),
                    frozenset(entry.key for entry in covering if entry.start == start),
                    frozenset(entry.key for entry in covering if entry.end == end),
                    behind,
                )
            )
        yield runs


def _start(stretch: Entry | Segment) -> int:
    return stretch.start


class _Sweep(Generic[Stretch]):
    """Goes over stretches from left to right and knows which of them lie over a place."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._coming: list[Stretch] = [stretch for stretch in stretches if stretch.end > stretch.start]
        self._coming.sort(key=_start, reverse=True)
        self._over: list[Stretch] = []

    def at(self, place: int) -> list[Stretch]:
        """The stretches over the character at ``place``; places must not go back."""
        while self._coming and self._coming[-1].start <= place:
            self._over.append(self._coming.pop())
        self._over = [stretch for stretch in self._over if stretch.end > place]
        return self._over


def _boundaries(text: str, lines: Sequence[Span], segments: Sequence[Segment], entries: Sequence[Entry]) -> set[int]:
    cuts = {0, len(text)} | {place_of(entry, text) for entry in entries}
    stretches: Iterable[Span | Segment | Entry] = chain(lines, segments, entries)
    for stretch in stretches:
        cuts |= {stretch.start, stretch.end}
    return cuts


def _standing(entries: Sequence[Entry], places: list[tuple[int, int]], at: int) -> list[Run]:
    """An empty run for what stands at the very beginning of a line."""
    here = _taken(entries, places, at)
    return [Run(at, at, _UNREAD, places=here)] if here else []


def _taken(entries: Sequence[Entry], places: list[tuple[int, int]], at: int) -> tuple[Entry, ...]:
    found = []
    while places and places[-1][0] == at:
        found.append(entries[places.pop()[1]])
    return tuple(found)
