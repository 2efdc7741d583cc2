"""Columns: rows of a kind kept as columns of numbers, for a long text has a hundred thousand of them."""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence, Sequence
from functools import partial
from typing import Any, TypeVar, overload

Row = TypeVar("Row", bound=tuple[Any, ...])


class Columns(Sequence[Row]):
    """Rows in order; each is made when it is asked for, so two that are the same are equal, not one object."""

    __slots__ = ("_columns", "_made")

    def __init__(self, kind: type[Row], columns: Sequence[MutableSequence[Any]]) -> None:
        self._columns = tuple(columns)
        # A row of the columns has its fields in order: there is no need to name them, which takes twice as long.
        self._made = partial(tuple.__new__, kind)

    def add(self, row: Row) -> None:
        """Put one more at the end."""
        for column, value in zip(self._columns, row, strict=True):
            column.append(value)

    def __len__(self) -> int:
        return len(self._columns[0])

    def __iter__(self) -> Iterator[Row]:
        return map(self._made, zip(*self._columns, strict=True))

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return list(map(self._made, zip(*[column[at] for column in self._columns], strict=True)))
        return self._made([column[at] for column in self._columns])
