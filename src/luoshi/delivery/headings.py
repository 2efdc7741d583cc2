"""Where the headings of an office's table stand: below its title, in one row or in two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from luoshi.delivery.columns import roles_of
from luoshi.delivery.office_table import OfficeTable

# A title, a line about units and dates, a line of the office: no table has more above its headings.
_DEEPEST = 20
_TALLEST = 3
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Head:
    """The rows of the headings, first and last (from 0); a table without any has first 0 and last -1."""

    first: int
    last: int

    @property
    def found(self) -> bool:
        """Does the table have headings?"""
        return self.last >= self.first


def find_head(table: OfficeTable) -> Head:
    """The first rows that name at least two columns."""
    for row in range(min(_DEEPEST, len(table.rows))):
        texts = [text for text in _texts(table, row) if text]
        named = sum(1 for text in texts if _names(text))
        if named >= 2 and named * 3 >= len(texts):
            return Head(row, _last(table, row))
    return Head(0, -1)


def heading(table: OfficeTable, head: Head, column: int) -> tuple[str, ...]:
    """The words over a column, the lowest first: a cell that covers several rows or columns counts for each."""
    found: list[str] = []
    for row in range(head.last, head.first - 1, -1):
        text = " ".join(table.text(row, column).split())
        if text and text not in found:
            found.append(text)
    return tuple(found)


def _texts(table: OfficeTable, row: int) -> Iterator[str]:
    """The texts of a row, each cell once however many columns it covers."""
    for column in range(table.width):
        if table.area(row, column).left == column:
            yield table.text(row, column)


def _names(text: str) -> bool:
    return next(roles_of(text), None) is not None


def _last(table: OfficeTable, first: int) -> int:
    """The last row of the headings: as far down as a cell of the first row reaches, or as the next row names columns too."""
    areas = [table.area(first, column) for column in range(table.width)]
    last = min(max((area.bottom for area in areas if area.top == first), default=first), first + _TALLEST - 1)
    below = last + 1
    if last == first and below < len(table.rows):
        spread = {area for area in areas if area.left < area.right and table.text(area.top, area.left)}
        under = [table.text(below, column) for area in spread for column in range(area.left, area.right + 1)]
        if (under and all(0 < len(text) <= _LONGEST for text in under)) or _completes(table, first, below):
            last = below
    return last


def _completes(table: OfficeTable, row: int, below: int) -> bool:
    """Does the row below name columns that the row above leaves open, and hardly any others?"""
    lower = [(column, text) for column, text in enumerate(table.rows[below]) if text]
    open_ = [column for column, text in lower if not table.text(row, column)]
    return bool(open_) and all(_names(text) for _, text in lower)
