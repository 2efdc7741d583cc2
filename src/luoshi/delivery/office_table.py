"""A table as an office made it: texts in rows and columns, and which of them are truly merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Area(NamedTuple):
    """A merged cell: its first and last row and column, counted from 0, all of them inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class OfficeTable:
    """Rows of texts, all equally long, "" where a cell is empty; a merged cell's text stands at its first place only.

    ``name`` is what the sheet or the file calls it; ``lines`` gives each row's number in the file, from 1.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...] = ()
    lines: tuple[int, ...] = ()
    _of: dict[tuple[int, int], Area] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for area in self.merged:
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    self._of[row, column] = area

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0

    def area(self, row: int, column: int) -> Area:
        """The cell that covers this place: merged, or only the place itself."""
        return self._of.get((row, column)) or Area(row, column, row, column)

    def text(self, row: int, column: int) -> str:
        """What the cell that covers this place says: only truly merged cells are inherited, a blank one stays blank."""
        top, left, *_ = self.area(row, column)
        return self.rows[top][left]

    def line(self, row: int) -> int:
        """The row's number in the file, from 1."""
        return self.lines[row] if self.lines else row + 1


def office_table(
    name: str, rows: Sequence[Sequence[str]], merged: Sequence[Area] = (), lines: Sequence[int] = ()
) -> OfficeTable:
    """The table of these rows, each filled up with blanks to the longest; cells are stripped, merged areas end where it does."""
    width = max(map(len, rows), default=0)
    even = tuple((*(cell.strip() for cell in row), *[""] * (width - len(row))) for row in rows)
    inside = (
        Area(area.top, area.left, min(area.bottom, len(even) - 1), min(area.right, width - 1))
        for area in merged
        if area.top < len(even) and area.left < width
    )
    return OfficeTable(name, even, tuple(inside), tuple(lines))
