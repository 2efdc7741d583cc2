"""Paragraph and Paragraphs: like sentences, the paragraphs of a long text are kept as columns of numbers, not one by one."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple, overload


class Paragraph(NamedTuple):
    """A paragraph: sentences[first:last] of the outline."""

    start: int
    end: int
    first: int
    last: int


_made = partial(tuple.__new__, Paragraph)


class Paragraphs(Sequence[Paragraph]):
    """Paragraphs in order; each is made when it is asked for, so two that are the same are equal, not one object."""

    __slots__ = ("_columns",)

    def __init__(self) -> None:
        self._columns = array("I"), array("I"), array("I"), array("I")

    def add(self, paragraph: Paragraph) -> None:
        """Put one more at the end."""
        for column, value in zip(self._columns, paragraph, strict=True):
            column.append(value)

    def __len__(self) -> int:
        return len(self._columns[0])

    def __iter__(self) -> Iterator[Paragraph]:
        return map(_made, zip(*self._columns, strict=True))

    @overload
    def __getitem__(self, at: int) -> Paragraph: ...
    @overload
    def __getitem__(self, at: slice) -> list[Paragraph]: ...
    def __getitem__(self, at: int | slice) -> Paragraph | list[Paragraph]:
        if isinstance(at, slice):
            return list(map(_made, zip(*(column[at] for column in self._columns), strict=True)))
        start, end, first, last = self._columns
        return _made((start[at], end[at], first[at], last[at]))
