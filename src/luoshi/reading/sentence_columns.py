"""Sentence and Sentences: like clauses, the sentences of a long text are kept as columns of numbers, not one by one."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, MutableSequence, Sequence
from functools import partial
from typing import Any, NamedTuple, overload


class Sentence(NamedTuple):
    """A sentence with its closing punctuation: clauses[first:last] of the outline; `head` is the heading it stands under."""

    start: int
    end: int
    paragraph: int
    first: int
    last: int
    head: int | None
    heading: bool


# A row of the columns has its fields in order: there is no need to name them, which takes twice as long.
_made = partial(tuple.__new__, Sentence)


class Sentences(Sequence[Sentence]):
    """Sentences in order; each is made when it is asked for, so two that are the same are equal, not one object."""

    __slots__ = ("_columns",)

    def __init__(self) -> None:
        numbers = (array("I") for _ in ("start", "end", "paragraph", "first", "last"))
        # The heads and whether they are all: objects that many sentences share.
        self._columns: tuple[MutableSequence[Any], ...] = (*numbers, [], [])

    def add(self, sentence: Sentence) -> None:
        """Put one more at the end."""
        for column, value in zip(self._columns, sentence, strict=True):
            column.append(value)

    def __len__(self) -> int:
        return len(self._columns[0])

    def __iter__(self) -> Iterator[Sentence]:
        return map(_made, zip(*self._columns, strict=True))

    @overload
    def __getitem__(self, at: int) -> Sentence: ...
    @overload
    def __getitem__(self, at: slice) -> list[Sentence]: ...
    def __getitem__(self, at: int | slice) -> Sentence | list[Sentence]:
        if isinstance(at, slice):
            return list(map(_made, zip(*(column[at] for column in self._columns), strict=True)))
        start, end, paragraph, first, last, head, heading = self._columns
        return _made((start[at], end[at], paragraph[at], first[at], last[at], head[at], heading[at]))
