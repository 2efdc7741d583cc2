"""Sentence and Sentences: like clauses, the sentences of a long text are kept as columns of numbers, not one by one."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from luoshi.reading.columns import Columns


class Sentence(NamedTuple):
    """A sentence with its closing punctuation: clauses[first:last] of the outline; `head` is the heading it stands under."""

    start: int
    end: int
    paragraph: int
    first: int
    last: int
    head: int | None
    heading: bool


class Sentences(Columns[Sentence]):
    """Sentences in order."""

    __slots__ = ()

    def __init__(self) -> None:
        numbers = (array("I") for _ in ("start", "end", "paragraph", "first", "last"))
        # The heads and whether they are all: objects that many sentences share.
        super().__init__(Sentence, (*numbers, [], []))
