"""Tables with ruled lines on a PDF page: their cells with the words in them, and which letters are taken up by them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from luoshi.reading.formats.limits import PDF_TABLE_STROKES
from luoshi.reading.formats.pdf_letters import Box, Letter, turned
from luoshi.reading.formats.pdf_lines import Line, first_word_width, read_lines_of

if TYPE_CHECKING:
    from luoshi.reading.formats.pdf_document import BoundedPage

# Two edges of cells closer than this many points are one; strokes have a width.
_SAME_EDGE: Final = 2.5
# What Word leaves between the words of a cell and its sides, both together, in points.
_PADDING: Final = 10.8


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its words, and how many columns and rows it covers."""

    words: str
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page: its rows of cells as they begin there, and where its columns are."""

    rows: tuple[tuple[TableCell, ...], ...]
    box: Box
    edges: tuple[float, ...]


def read_tables(page: BoundedPage, letters: Sequence[Letter], turns: int) -> tuple[list[Table], list[Letter]]:
    """The tables among these letters, and the letters that stand outside of them."""
    tables: list[Table] = []
    rest = list(letters)
    for cells in _ruled(page, turns):
        box = Box(
            min(cell.x0 for cell in cells),
            min(cell.top for cell in cells),
            max(cell.x1 for cell in cells),
            max(cell.bottom for cell in cells),
        )
        inside = [one for one in rest if _holds(box, one.box)]
        table = _fill(cells, box, inside)
        if table is not None:
            tables.append(table)
            taken = set(map(id, inside))
            rest = [one for one in rest if id(one) not in taken]
    return tables, rest


def _ruled(page: BoundedPage, turns: int) -> list[list[Box]]:
    """The cells of every table that strokes make, each table apart."""
    drawn = [one for one in page.layout if not hasattr(one, "get_text")]
    if not 4 <= len(drawn) <= PDF_TABLE_STROKES:
        return []
    try:
        found = page.find_tables()
    except Exception:  # noqa: BLE001 - strokes that the library trips over make no table; the words are read as lines
        return []
    across, down = page.bbox[0], page.bbox[1]
    return [
        [
            turned(Box(x0 - across, top - down, x1 - across, bottom - down), turns, page.layout)
            for x0, top, x1, bottom in table.cells
        ]
        for table in found
        if len(table.cells) > 1
    ]


def _fill(cells: list[Box], box: Box, letters: Sequence[Letter]) -> Table | None:
    """The table of these cells with the letters in them; None for a frame that holds nothing or has one row or column."""
    columns = _edges([side for cell in cells for side in (cell.x0, cell.x1)])
    rows = _edges([side for cell in cells for side in (cell.top, cell.bottom)])
    if len(columns) < 3 or len(rows) < 3 or not letters:
        return None
    grid: list[list[TableCell]] = [[] for _ in rows[1:]]
    free = {(row, column) for row in range(len(rows) - 1) for column in range(len(columns) - 1)}
    placed: dict[tuple[int, int], TableCell] = {}
    for cell in cells:
        row, column = _index(rows, cell.top), _index(columns, cell.x0)
        down, across = _index(rows, cell.bottom) - row, _index(columns, cell.x1) - column
        covered = {(row + below, column + beside) for below in range(down) for beside in range(across)}
        if down > 0 and across > 0 and covered <= free:
            free -= covered
            placed[row, column] = TableCell(_words(cell, letters), across, down)
    placed |= dict.fromkeys(free, TableCell("", 1, 1))
    for (row, _), one in sorted(placed.items(), key=lambda item: item[0]):
        grid[row].append(one)
    return Table(tuple(map(tuple, grid)), box, tuple(columns))


def _edges(sides: list[float]) -> list[float]:
    """Where columns or rows begin and end, those that are nearly the same taken together."""
    found: list[float] = []
    for side in sorted(sides):
        if not found or side - found[-1] > _SAME_EDGE:
            found.append(side)
    return found


def _index(edges: list[float], side: float) -> int:
    return max(bisect_left(edges, side + 0.01) - 1, 0)


def _words(cell: Box, letters: Sequence[Letter]) -> str:
    """The words of a cell: a line that fills it goes on in the next, one that does not ends a paragraph."""
    written = ""
    last: Line | None = None
    for line in read_lines_of([one for one in letters if _holds(cell, one.box)]):
        if last is not None and not _fills(last, cell, line):
            written += "\n"
        written += line.words
        last = line
    return written


def _fills(line: Line, cell: Box, below: Line) -> bool:
    """Was there no room left in a line for the first word of the one below?"""
    return (line.box.x1 - line.box.x0) + line.size + first_word_width(below) + _PADDING > cell.x1 - cell.x0


def _holds(box: Box, other: Box) -> bool:
    return box.x0 <= (other.x0 + other.x1) / 2 < box.x1 and box.top <= other.middle < box.bottom
