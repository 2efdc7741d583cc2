"""Clause and Clauses: a long text has a hundred thousand of them, so they are kept as columns of numbers, not one by one."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple, overload


class Clause(NamedTuple):
    """A stretch between two stops; `stop` is the punctuation after it ("" at the end of a paragraph)."""

    start: int
    end: int
    sentence: int
    stop: str


# A row of the columns has its fields in order: there is no need to name them, which takes twice as long.
_made = partial(tuple.__new__, Clause)


class Clauses(Sequence[Clause]):
    """Clauses in order; each is made when it is asked for, so two that are the same are equal, not one object."""

    __slots__ = ("_ends", "_sentences", "_starts", "_stops")

    def __init__(self) -> None:
        self._starts, self._ends, self._sentences = array("I"), array("I"), array("I")
        self._stops: list[str] = []

    def extend(self, clauses: Sequence[Clause]) -> None:
        """Put those of one sentence at the end; a sentence has at least one."""
        starts, ends, sentences, stops = zip(*clauses, strict=True)
        self._starts.extend(starts)
        self._ends.extend(ends)
        self._sentences.extend(sentences)
        self._stops.extend(stops)

    def __len__(self) -> int:
        return len(self._stops)

    def __iter__(self) -> Iterator[Clause]:
        return map(_made, zip(self._starts, self._ends, self._sentences, self._stops, strict=True))

    @overload
    def __getitem__(self, at: int) -> Clause: ...
    @overload
    def __getitem__(self, at: slice) -> list[Clause]: ...
    def __getitem__(self, at: int | slice) -> Clause | list[Clause]:
        if isinstance(at, slice):
            rows = zip(self._starts[at], self._ends[at], self._sentences[at], self._stops[at], strict=True)
            return list(map(_made, rows))
        return _made((self._starts[at], self._ends[at], self._sentences[at], self._stops[at]))
