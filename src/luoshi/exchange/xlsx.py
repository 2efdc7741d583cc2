"""A plan as a workbook that an office can print, fill in and send back."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from luoshi.delivery.plan import Plan
from luoshi.exchange import sheet_layout as layout
from luoshi.exchange.cell_text import cell_text
from luoshi.exchange.labels import Labels, Language, labels
from luoshi.exchange.sheet_formats import SheetFormats
from luoshi.exchange.table import TableRow, columns_of, note_of, table_rows, title_of
from luoshi.exchange.way_back import SHEET, head_lines, row_head, row_line

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_TITLE, _NOTE, _HEAD = 0, 1, 2
_A4 = 9
# Strings stay strings: whatever a cell begins with, it is text.
_TEXT_ONLY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# The same plan gives the same bytes: a workbook whose document has no date gets this one.
_UNDATED = date(2000, 1, 1)


def plan_to_xlsx(plan: Plan, *, language: Language = "zh") -> bytes:
    """The plan as an xlsx workbook: A4 landscape, repeated header, blanks tinted, a hidden sheet for the way back.

    The same plan and language give the same bytes. Every cell is text.
    """
    from xlsxwriter import Workbook

    words = labels(language)
    out = io.BytesIO()
    with Workbook(out, dict(_TEXT_ONLY)) as book:
        created = datetime.combine(plan.dated[0] or _UNDATED, time(), UTC).replace(tzinfo=None)
        book.set_properties({"title": cell_text(title_of(plan, words))[:255], "created": created})
        _PlanSheet(book, plan, words).write()
    return out.getvalue()


class _PlanSheet:
    """Writes the two sheets of one workbook, row after row."""

    def __init__(self, book: Workbook, plan: Plan, words: Labels) -> None:
        self.plan, self.words, self.formats = plan, words, SheetFormats(book)
        self.columns = columns_of(plan)
        self.widths = [layout.WIDTHS[name] for name in self.columns]
        self.last = len(self.columns) - 1
        self.sheet: Worksheet = book.add_worksheet(words.words["sheet"])
        self.back: Worksheet = book.add_worksheet(SHEET)
        self.back.hide()
        self.back_row = 0

    def write(self) -> None:
        self._columns()
        self._head()
        self._back_head()
        last = _HEAD
        for last, row in enumerate(table_rows(self.plan, self.words, self.columns), _HEAD + 1):
            self._row(last, row)
        self._page(last)

    def _text(self, row: int, column: int, text: str, form: Any) -> None:  # noqa: ANN401
        # write_string would silently leave out what is too long; cell_text sees to that.
        self.sheet.write_string(row, column, cell_text(text), form)

    def _columns(self) -> None:
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, width)

    def _head(self) -> None:
        formats, sheet = self.formats, self.sheet
        whole = sum(self.widths)
        for row, text, form, size in (
            (_TITLE, title_of(self.plan, self.words), formats.title, layout.TITLE_SIZE),
            (_NOTE, note_of(self.plan, self.words), formats.note, layout.NOTE_SIZE),
        ):
            sheet.merge_range(row, 0, row, self.last, "", form)
            self._text(row, 0, text, form)
            sheet.set_row(row, layout.row_height([(text, whole, size)]) + 4)
        names = [self.words.columns[name] for name in self.columns]
        for column, name in enumerate(names):
            self._text(_HEAD, column, name, formats.head)
        sized = ((name, width, layout.HEADING_SIZE) for name, width in zip(names, self.widths, strict=True))
        sheet.set_row(_HEAD, layout.row_height(sized) + 8)

    def _row(self, at: int, row: TableRow) -> None:
        if row.kind == "group":
            form = self.formats.band(row.depth)
            self._text(at, 0, row.heading, form)
            for column in range(1, self.last + 1):
                self.sheet.write_blank(at, column, None, form)
            self.sheet.set_row(at, 21)
            return
        texts = [cell_text(cell.text) for cell in row.cells]
        for column, (name, cell) in enumerate(zip(self.columns, row.cells, strict=True)):
            self._text(at, column, texts[column], self.formats.body(name, cell.status, row.kind))
        sized = zip(texts, self.widths, map(self.formats.size, self.columns), strict=True)
        self.sheet.set_row(at, max(20, layout.row_height(sized)))
        shown = dict(zip(self.columns, texts, strict=True))
        self._back_line(row_line(at + 1, row, shown, self.words.words["to_fill"]))

    def _back_head(self) -> None:
        for line in (*head_lines(self.plan, self.words, self.columns), (), row_head(self.columns)):
            self._back_line(line)

    def _back_line(self, line: tuple[str, ...]) -> None:
        for column, text in enumerate(line):
            self.back.write_string(self.back_row, column, cell_text(text))
        self.back_row += 1

    def _page(self, last: int) -> None:
        sheet = self.sheet
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.set_footer("&C— &P —", {"margin": 0.35})
        sheet.center_horizontally()
        sheet.repeat_rows(_HEAD)
        sheet.freeze_panes(_HEAD + 1, 3)
        sheet.autofilter(_HEAD, 0, last, self.last)
        sheet.print_area(0, 0, last, self.last)
