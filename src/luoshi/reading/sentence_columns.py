"""Sentence and Sentences: like clauses, the sentences of a long text are kept as columns of numbers, not one by one."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

_NO_HEAD = -1


class Sentence(NamedTuple):
    """A sentence with its closing punctuation: clauses[first:last] of the outline; `head` is the heading it stands under."""

    start: int
    end: int
    paragraph: int
    first: int
    last: int
    head: int | None
    heading: bool


class Sentences(Sequence[Sentence]):
    """Sentences in order; each is made when it is asked for, so two that are the same are equal, not one object."""

    __slots__ = ("_numbers",)

    def __init__(self) -> None:
        # start, end, paragraph, first, last, head, heading
        self._numbers = tuple(array("i") for _ in Sentence._fields)

    def add(self, sentence: Sentence) -> None:
        """Put one more at the end."""
        head = _NO_HEAD if sentence.head is None else sentence.head
        for column, number in zip(self._numbers, (*sentence[:5], head, int(sentence.heading)), strict=True):
            column.append(number)

    def __len__(self) -> int:
        return len(self._numbers[0])

    def __iter__(self) -> Iterator[Sentence]:
        return map(_made, *self._numbers)

    @overload
    def __getitem__(self, at: int) -> Sentence: ...
    @overload
    def __getitem__(self, at: slice) -> list[Sentence]: ...
    def __getitem__(self, at: int | slice) -> Sentence | list[Sentence]:
        if isinstance(at, slice):
            return list(map(_made, *(column[at] for column in self._numbers)))
        start, end, paragraph, first, last, head, heading = self._numbers
        above = head[at]
        return Sentence(
            start[at],
            end[at],
            paragraph[at],
            first[at],
            last[at],
            None if above == _NO_HEAD else above,
            heading[at] == 1,
        )


def _made(start: int, end: int, paragraph: int, first: int, last: int, head: int, heading: int) -> Sentence:
    return Sentence(start, end, paragraph, first, last, None if head == _NO_HEAD else head, heading == 1)
