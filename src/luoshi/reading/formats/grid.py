"""Tables with merged cells: from the cells as written to a rectangle in which every place has its span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luoshi.reading.formats.limits import TABLE_COLUMNS, TABLE_PLACES
from luoshi.reading.formats.loaded import TableMark
from luoshi.reading.text import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as written: its span, how many columns and rows it covers (1 or more), or that it continues the one above."""

    span: Span
    across: int = 1
    down: int = 1
    continues: bool = False


def lay_out(rows: Sequence[Sequence[Cell]]) -> TableMark | None:
    """The table of these rows, or None for a frame around other text (a single cell) and for tables beyond the limit."""
    if sum(map(len, rows)) < 2:
        return None
    laid: list[tuple[Span, ...]] = []
    hanging: dict[int, tuple[Span, int]] = {}
    places = 0
    for cells in rows:
        row, hanging = _lay_row(cells, hanging, laid[-1] if laid else ())
        places += len(row)
        if places > TABLE_PLACES:
            return None
        laid.append(row)
    return TableMark(tuple(laid))


def _lay_row(
    cells: Sequence[Cell], hanging: dict[int, tuple[Span, int]], above: tuple[Span, ...]
) -> tuple[tuple[Span, ...], dict[int, tuple[Span, int]]]:
    """One row with what hangs into it from the rows above, and what hangs on from here."""
    row: list[Span] = []
    below: dict[int, tuple[Span, int]] = {}

    def take_hanging() -> None:
        while len(row) in hanging:
            span, left = hanging[len(row)]
            if left > 1:
                below[len(row)] = (span, left - 1)
            row.append(span)

    for cell in cells:
        take_hanging()
        at = len(row)
        span = above[at] if cell.continues and at < len(above) else cell.span
        for column in range(at, min(at + cell.across, at + TABLE_COLUMNS)):
            if cell.down > 1:
                below[column] = (span, cell.down - 1)
            row.append(span)
    take_hanging()
    return tuple(row), below
