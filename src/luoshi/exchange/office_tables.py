"""Tables that offices made themselves, out of any file that holds some: workbooks, CSV, Word documents, pages, PDF."""

from __future__ import annotations

import csv
import io
import posixpath
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from luoshi.delivery.office_table import Area, OfficeTable, office_table
from luoshi.exchange.book import read_book
from luoshi.exchange.documents import read_document
from luoshi.exchange.formula_guard import unguard
from luoshi.exchange.way_back import SHEET
from luoshi.reading.errors import EmptySource, NeedsConversion, UnsupportedFormat
from luoshi.reading.formats import Loaded, TableMark, load
from luoshi.reading.formats.plain import decoded_text
from luoshi.reading.source import Source, identify
from luoshi.reading.text import Span

_BOOKS: Final = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.ms-excel")
_BOOK_NAMES: Final = (".xlsx", ".xlsm", ".xltx", ".xls", ".et")
_CSV_NAMES: Final = (".csv", ".tsv")
# A table for layout has a row or a column; one of tasks has headings and something under them.
_LEAST_ROWS, _LEAST_COLUMNS = 2, 2


@dataclass(frozen=True, slots=True)
class OfficeTables:
    """The tables of a file in order, and by name what else is to be told: "macros", "formulas", "hidden_sheets"."""

    tables: tuple[OfficeTable, ...]
    notes: tuple[str, ...] = ()


def read_office_tables(data: bytes, name: str) -> OfficeTables:
    """Every table of the file that could hold tasks. Raises `UnreadableSource`, also where there is none."""
    ending = posixpath.splitext(name)[1].lower()
    if ending in _BOOK_NAMES or (data.startswith(b"PK") and b"xl/workbook" in data):
        found = _of_book(data, name)
    elif ending in _CSV_NAMES:
        found = OfficeTables((_of_csv(identify(data, name=name)),))
    else:
        found = _of_document(data, name)
    tables = tuple(one for one in found.tables if len(one.rows) >= _LEAST_ROWS and one.width >= _LEAST_COLUMNS)
    if not tables:
        raise EmptySource(name, "holds no table", "give the file that has the table, as .xlsx, .csv or .docx")
    return OfficeTables(tables, found.notes)


def _of_book(data: bytes, name: str) -> OfficeTables:
    book = read_book(data, name)
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    notes = list(book.notes)
    notes += ["formulas"] if any(sheet.unknown for sheet in shown) else []
    notes += ["hidden_sheets"] if any(sheet.hidden and sheet.name != SHEET for sheet in book.sheets) else []
    return OfficeTables(tuple(sheet.table() for sheet in shown), tuple(notes))


def _of_csv(source: Source) -> OfficeTable:
    text, _ = decoded_text(source)
    lines = [line for line in text.splitlines()[:50] if line]
    # The mark that parts most lines into the same number of cells; a comma where none does.
    counts = {mark: [line.count(mark) for line in lines] for mark in ",\t;|"}
    mark = max(counts, key=lambda one: (max(counts[one], default=0) > 0, sum(counts[one])))
    # A field as long as the file is no error of the reader's: what a file may hold is bounded already.
    csv.field_size_limit(max(len(text), 131_072))
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=mark)
    rows, lines_of = [], []
    try:
        for row in reader:
            rows.append([unguard(cell) for cell in row])
            lines_of.append(reader.line_num)
    except csv.Error as error:
        raise UnsupportedFormat(source.name, f"is no CSV ({error})", "save it again as .xlsx or .csv") from error
    return office_table(source.name, rows, lines=lines_of)


def _of_document(data: bytes, name: str) -> OfficeTables:
    loaded = _loaded(data, name)
    return OfficeTables(tuple(_of_mark(loaded.text, mark, f"{at}") for at, mark in enumerate(loaded.tables, 1)))


def _loaded(data: bytes, name: str) -> Loaded:
    try:
        return load(identify(data, name=name))
    except NeedsConversion:
        return read_document(data, name=name).loaded or Loaded("")


def _of_mark(text: str, mark: TableMark, name: str) -> OfficeTable:
    """The table with each merged cell's text at its first place; the same span at several places is one merged cell."""
    places: dict[Span, list[tuple[int, int]]] = defaultdict(list)
    for row, cells in enumerate(mark.rows):
        for column, span in enumerate(cells):
            places[span].append((row, column))
    texts = [["" for _ in cells] for cells in mark.rows]
    merged = []
    for span, at in places.items():
        (top, left), (bottom, right) = at[0], at[-1]
        texts[top][left] = span.quote(text)
        if len(at) > 1 and span.start < span.end:
            merged.append(Area(top, left, bottom, right))
    return office_table(name, texts, merged)
