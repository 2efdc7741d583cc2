"""Clause and Clauses: a long text has a hundred thousand of them, so they are kept as columns of numbers, not one by one."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple

from luoshi.reading.columns import Columns


class Clause(NamedTuple):
    """A stretch between two stops; `stop` is the punctuation after it ("" at the end of a paragraph)."""

    start: int
    end: int
    sentence: int
    stop: str


class Clauses(Columns[Clause]):
    """Clauses in order."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(Clause, (array("I"), array("I"), array("I"), []))

    def extend(self, clauses: Sequence[Clause]) -> None:
        """Put those of one sentence at the end; a sentence has at least one."""
        for column, values in zip(self._columns, zip(*clauses, strict=True), strict=True):
            column.extend(values)
