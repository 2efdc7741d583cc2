"""Lists that an office keeps (xlsx, xls, csv, tab-separated text) as rows of text under the names that we give their columns."""

from __future__ import annotations

import csv
import io
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from luoshi.reading.errors import DamagedSource, EmptySource, OversizedSource, UndecodableSource, UnreadableSource
from luoshi.reading.formats.encodings import decode, settle_encoding
from luoshi.reading.formats.limits import SOURCE_BYTES
from luoshi.reading.formats.package import Package

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# First and last cell, each as row and column.
_Area = tuple[tuple[int, int], tuple[int, int]]
# A title and a note may stand over the headings.
_HEADINGS_WITHIN = 10


class NoHeading(UnreadableSource):
    """No line of the list names the column that is needed."""


class WrongCell(UnreadableSource):
    """A cell of the list holds something else than its column says."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: where it stands in the file (lines count from 1), and its cells by our names of the columns."""

    line: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """The cell's text without the space around it; empty where there is none."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a list, the columns that were known, the headings that weren't, and the lines that only sum up (合计)."""

    rows: tuple[SheetRow, ...]
    columns: frozenset[str]
    unknown: tuple[str, ...] = ()
    sums: tuple[int, ...] = ()


def read_sheet(data: bytes, *, name: str, needed: str = "name", encoding: str | None = None) -> Sheet:
    """The first sheet of a list that has a column `needed`; raises `UnreadableSource`, of which `NoHeading` is one kind."""
    lines = grid_of(data, name=name, encoding=encoding, inherited=True)
    at, columns = _headings(lines, needed)
    if at < 0:
        wanted = "、".join(sheet_heads()[needed][:3])
        raise NoHeading(name, f"no column is headed {wanted}", "name the column in the first lines of the list")
    rows, sums = [], []
    for number, line in enumerate(lines[at + 1 :], at + 2):
        if _sums_up(line):
            sums.append(number)
            continue
        cells = {columns[place]: cell for place, cell in enumerate(line) if place in columns and cell}
        if cells:
            rows.append(SheetRow(number, cells))
    unknown = tuple(cell for place, cell in enumerate(lines[at]) if cell and place not in columns)
    return Sheet(tuple(rows), frozenset(columns.values()), unknown, tuple(sums))


def grid_of(data: bytes, *, name: str, encoding: str | None = None, inherited: bool = False) -> list[list[str]]:
    """Every line of the list as texts, white space around them taken off; raises `UnreadableSource`.

    Where it is `inherited`, the text of a merged cell stands in each of its lines.
    """
    if len(data) > SOURCE_BYTES:
        raise OversizedSource(name, f"is larger than {SOURCE_BYTES >> 20} MB", "save the list alone")
    books = data.startswith((_ZIP, _OLE))
    lines = list(_workbook_lines(data, name, inherited=inherited) if books else _text_lines(data, name, encoding))
    if not any(any(line) for line in lines):
        raise EmptySource(name, "there is nothing in it", "check that it is the right file")
    return lines


def grids_of(data: bytes, *, name: str) -> dict[str, list[list[str]]]:
    """Every sheet of a workbook by its title, hidden ones too; a list in text is one sheet without a title. Raises `UnreadableSource`."""
    if not data.startswith((_ZIP, _OLE)):
        return {"": grid_of(data, name=name)}
    if len(data) > SOURCE_BYTES:
        raise OversizedSource(name, f"is larger than {SOURCE_BYTES >> 20} MB", "save the list alone")
    return {title: [[_cell(cell) for cell in line] for line in lines] for title, lines, _areas in _sheets(data, name)}


def sheet_heads() -> Mapping[str, Sequence[str]]:
    """Our name for a column → the headings it goes by."""
    return {column: heads for column, heads in _words().items() if column not in {"meanings", "sums"}}


def meaning_of(column: str, cell: str) -> str | None:
    """What the cell of such a column means, by our names; None where it is no word of that column."""
    plain = _plain(cell)
    return next((meaning for meaning, said in meanings_of(column).items() if plain in map(_plain, said)), None)


def meanings_of(column: str) -> Mapping[str, Sequence[str]]:
    """What cells of such a column can mean → the words for it."""
    meanings: Mapping[str, Sequence[str]] = _words()["meanings"][column]
    return meanings


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files(__package__ or "").joinpath("sheet_heads.toml").read_text(encoding="utf-8"))


def _headings(lines: Sequence[Sequence[str]], needed: str) -> tuple[int, dict[int, str]]:
    known = {_plain(head): column for column, heads in sheet_heads().items() for head in heads}
    for at, line in enumerate(lines[:_HEADINGS_WITHIN]):
        columns: dict[int, str] = {}
        for place, cell in enumerate(line):
            column = known.get(_plain(cell))
            if column and column not in columns.values():
                columns[place] = column
        if needed in columns.values():
            return at, columns
    return -1, {}


def _sums_up(line: Sequence[str]) -> bool:
    """Does the line begin with 合计 or the like?"""
    first = next((cell for cell in line if cell), "")
    return _plain(first) in _words()["sums"]


def _plain(heading: str) -> str:
    return "".join(unicodedata.normalize("NFKC", heading).split()).lower()


def _text_lines(data: bytes, name: str, encoding: str | None) -> Iterator[list[str]]:
    settled = settle_encoding(data, name, encoding, markup=False)
    decoded = decode(data, settled)
    if decoded is None:
        raise UndecodableSource(name, f"is not text in {settled}", "name its encoding, or save it as UTF-8")
    text = decoded.text
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    try:
        yield from (
            [cell.strip() for cell in line] for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        )
    except csv.Error as error:
        raise DamagedSource(name, f"is no table that can be read ({error})", "save it as .xlsx or .csv anew") from error


def _workbook_lines(data: bytes, name: str, *, inherited: bool) -> Iterator[list[str]]:
    """The first sheet with something in it; where ``inherited``, what merged cells say stands in each of their lines."""
    filled, merged = next(
        (
            (rows, areas)
            for _title, rows, areas in _sheets(data, name)
            if any(any(c != "" for c in row) for row in rows)
        ),
        ([], []),
    )
    lines = [[_cell(cell) for cell in line] for line in filled]
    for (top, left), (bottom, _right) in merged if inherited else []:
        for line in lines[top + 1 : bottom + 1]:
            if left < len(line):
                line[left] = lines[top][left]
    yield from lines


def _sheets(data: bytes, name: str) -> list[tuple[str, list[list[Any]], list[_Area]]]:
    """Title, cells and merged areas of every sheet."""
    from python_calamine import CalamineError, CalamineWorkbook

    if data.startswith(_ZIP):
        # Says in a line what is damaged, locked or unpacks beyond reason.
        Package(data, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(title, book.get_sheet_by_index(at)) for at, title in enumerate(book.sheet_names)]
        return [
            (title, sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or []) for title, sheet in sheets
        ]
    except (CalamineError, OSError, ValueError) as error:
        cure = "open it in Excel or WPS, remove a password if there is one, and save it again"
        raise DamagedSource(name, "is no workbook that can be read", cure) from error


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value).strip()
