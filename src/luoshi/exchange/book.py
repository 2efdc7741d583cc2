"""A workbook (.xlsx) as sheets of texts with their merged cells; formulas are never worked out, macros never touched."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from luoshi.delivery.office_table import Area, OfficeTable, office_table
from luoshi.exchange.book_limits import check_book
from luoshi.exchange.shown_value import shown_value
from luoshi.reading.errors import DamagedSource

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_CURE: Final = "open it in Excel or WPS and save it again as .xlsx"
_ESCAPED: Final = re.compile(r"_x(000[Dd]|005[Ff](?=_x[0-9A-Fa-f]{4}_))_")
_UNESCAPED: Final = {"000D": "", "005F": "_"}
# No table is wider or longer; what stands beyond is a slip of the mouse.
_COLUMNS, _ROWS = 200, 100_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its texts by row and column (from 1, as the spreadsheet counts), its merged cells, what is hidden.

    ``formulas`` are the places whose text is the stored result of a formula; ``unknown`` those that have none stored.
    """

    name: str
    hidden: bool
    cells: Mapping[tuple[int, int], str]
    merged: tuple[Area, ...]
    formulas: frozenset[tuple[int, int]] = frozenset()
    unknown: frozenset[tuple[int, int]] = frozenset()

    def table(self) -> OfficeTable:
        """The sheet from its first row to the last one with text; a row's number in the file stays known."""
        rows = max((row for row, _ in self.cells), default=0)
        width = max((column for _, column in self.cells), default=0)
        texts = [[self.cells.get((row, column), "") for column in range(1, width + 1)] for row in range(1, rows + 1)]
        return office_table(self.name, texts, self.merged)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its sheets in order, and what of it was left aside ("macros")."""

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...]


def read_book(data: bytes, name: str) -> Book:
    """The sheets of a workbook. Raises `UnreadableSource` (one line: name, cause, cure) and nothing else."""
    notes = check_book(data, name)
    book = _opened(data, name, values=False)
    formulas = {sheet.title: _formulas(sheet) for sheet in book.worksheets}
    values = _opened(data, name, values=True) if any(formulas.values()) else book
    sheets = tuple(_sheet(sheet, values[sheet.title], formulas[sheet.title]) for sheet in book.worksheets)
    return Book(sheets, notes)


def _opened(data: bytes, name: str, *, values: bool) -> Workbook:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # What openpyxl does not know (pictures, own extensions) it leaves out; we only read texts.
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    except Exception as error:  # openpyxl has no error of its own for broken files: whatever it trips over is one
        raise DamagedSource(name, "is damaged inside, or no workbook", _CURE) from error


def _formulas(sheet: Worksheet) -> frozenset[tuple[int, int]]:
    return frozenset(place for place, cell in sheet._cells.items() if cell.data_type == "f")


def _sheet(sheet: Worksheet, values: Worksheet, formulas: frozenset[tuple[int, int]]) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    for place, cell in sorted(values._cells.items()):
        if place[0] <= _ROWS and place[1] <= _COLUMNS:
            text = shown_value(cell.value, cell.number_format)
            if text:
                cells[place] = _unescaped(text) if cell.data_type == "s" else text
    merged = tuple(
        Area(one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1) for one in sheet.merged_cells.ranges
    )
    unknown = frozenset(formulas - cells.keys())
    return Sheet(sheet.title, sheet.sheet_state != "visible", cells, tuple(sorted(merged)), formulas, unknown)


def _unescaped(text: str) -> str:
    """Line ends as one kind, and what the format escapes as itself: openpyxl does that for shared texts only."""
    plain = _ESCAPED.sub(lambda found: _UNESCAPED.get(found[1].upper(), found[0]), text)
    return plain.replace("\r\n", "\n")
