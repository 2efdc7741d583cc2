"""A plan's workbook that comes back: its rows by their ids, what went out, and what cannot be taken, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast

from luoshi.delivery.merging import Rows
from luoshi.delivery.office_table import OfficeTable
from luoshi.exchange.book import Sheet, read_book
from luoshi.exchange.cell_entry import is_blank
from luoshi.exchange.labels import Labels, Language, labels
from luoshi.exchange.way_back import ROW_HEAD, SHEET, SHEET_SCHEMA, cell_hash, open_columns
from luoshi.reading.errors import DamagedSource, UnsupportedFormat

ProblemKind = Literal[
    "no_id", "id_twice", "id_unknown", "column_missing", "formula", "formula_unknown", "macros", "other_text"
]
_MAPPED: Final = "give it as a table that an office made"
_AGAIN: Final = "export the plan again and copy what was filled in over"


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """Something in the sheet that a person has to look at: its row (from 1; 0: the whole sheet), its column, what it is."""

    kind: ProblemKind
    line: int = 0
    what: str = ""


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """What a plan's workbook holds when it comes back.

    ``rows`` are the open cells by row id, blanks to fill as ""; ``sent`` the hashes of the same cells as they went out;
    ``lines`` say in which row of the sheet an id stands. ``added`` are rows without an id that somebody wrote: their line
    and cells. ``title`` is the sheet's name, ``columns`` where ours stand in it (from 0), ``covered`` the places (from 1) whose
    text is that of a merged cell beginning elsewhere, ``sent_lines`` the rows of the hidden sheet.
    """

    source_sha256: str
    language: Language
    rows: Rows
    sent: Mapping[str, Mapping[str, str]]
    lines: Mapping[str, int]
    added: tuple[tuple[int, Mapping[str, str]], ...]
    problems: tuple[SheetProblem, ...]
    title: str
    columns: Mapping[str, int]
    covered: frozenset[tuple[int, int]]
    sent_lines: Mapping[str, int]


def read_plan_sheet(data: bytes, name: str) -> PlanSheet:
    """The workbook that `plan_to_xlsx` made, as an office sends it back: sorted, filtered, with columns of its own.

    Raises `UnreadableSource`: also for a workbook that is none of ours.
    """
    book = read_book(data, name)
    back = next((sheet for sheet in book.sheets if sheet.name == SHEET), None)
    if back is None:
        raise UnsupportedFormat(name, "is no plan that Luoshi exported (its hidden sheet is missing)", _MAPPED)
    head, written, sent = _way_back(back.table(), name)
    words = labels(cast("Language", head["language"]))
    reading = _SheetReading(words, written, sent)
    sheet = next((one for one in book.sheets if one is not back and reading.take(one)), None)
    if sheet is None:
        raise UnsupportedFormat(name, "has no sheet with the columns of a plan (the row of headings is gone)", _AGAIN)
    notes = (SheetProblem("macros"),) if "macros" in book.notes else ()
    return PlanSheet(
        head["source_sha256"],
        words.language,
        reading.rows,
        sent,
        reading.lines,
        tuple(reading.added),
        (*notes, *reading.problems),
        sheet.name,
        reading.columns,
        frozenset(_covered(sheet)),
        {row[1]: line for line, row in enumerate(back.table().rows, 1) if len(row) > 1 and row[1] in sent},
    )


def _covered(sheet: Sheet) -> Iterator[tuple[int, int]]:
    for area in sheet.merged:
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                if (row, column) != (area.top, area.left):
                    yield row + 1, column + 1


def _way_back(table: OfficeTable, name: str) -> tuple[dict[str, str], tuple[str, ...], dict[str, dict[str, str]]]:
    """The pairs of key and value, the columns one may write, and the hashes of each row; raises where the hidden sheet was altered."""
    lines = [list(row) for row in table.rows]
    start = next((at for at, line in enumerate(lines) if tuple(line[: len(ROW_HEAD)]) == ROW_HEAD), None)
    head = {line[0]: line[1] for line in lines[:start] if len(line) > 1 and line[0]}
    if (
        start is None
        or not {"schema", "source_sha256", "language"} <= head.keys()
        or head["language"] not in ("zh", "en")
    ):
        raise DamagedSource(name, "has a hidden sheet that was altered", _AGAIN)
    if head["schema"] != SHEET_SCHEMA:
        raise UnsupportedFormat(name, "was exported by another version of Luoshi", _AGAIN)
    written = open_columns(lines[start])
    fixed = lines[start].index(written[0])
    sent = {line[1]: dict(zip(written, line[fixed:], strict=False)) for line in lines[start + 1 :] if line[1]}
    return head, written, sent


class _SheetReading:
    """Takes the rows of the visible sheet, one after the other."""

    def __init__(self, words: Labels, written: Sequence[str], sent: Mapping[str, Mapping[str, str]]) -> None:
        self.words, self.written, self.sent = words, written, sent
        self.rows: dict[str, dict[str, str]] = {}
        self.lines: dict[str, int] = {}
        self.columns: dict[str, int] = {}
        self.added: list[tuple[int, Mapping[str, str]]] = []
        self.problems: list[SheetProblem] = []

    def take(self, sheet: Sheet) -> bool:
        """Read the sheet, if it has a row of headings with the ids among them."""
        table = sheet.table()
        at = next((row for row, cells in enumerate(table.rows) if self._is_head(cells)), None)
        if at is None:
            return False
        columns = self.columns = self._columns(table.rows[at])
        for name in self.written:
            if name not in columns:
                self.problems.append(SheetProblem("column_missing", at + 1, self.words.columns[name]))
        twice = self._twice(table, at, columns["id"])
        for row in range(at + 1, len(table.rows)):
            self._take_row(table, row, columns, twice)
        self._formulas(sheet, at + 1, columns)
        return True

    def _is_head(self, cells: Sequence[str]) -> bool:
        found = self._columns(cells)
        return "id" in found and "task" in found

    def _columns(self, cells: Sequence[str]) -> dict[str, int]:
        """Where each of our columns stands now; the first of two of the same name."""
        names = {title: name for name, title in self.words.columns.items()}
        found: dict[str, int] = {}
        for column, cell in enumerate(cells):
            if cell in names:
                found.setdefault(names[cell], column)
        return found

    def _twice(self, table: OfficeTable, head: int, column: int) -> frozenset[str]:
        seen: dict[str, list[int]] = defaultdict(list)
        for row in range(head + 1, len(table.rows)):
            if table.rows[row][column]:
                seen[table.rows[row][column]].append(row + 1)
        twice = {row_id: lines for row_id, lines in seen.items() if len(lines) > 1}
        self.problems += [SheetProblem("id_twice", line, row_id) for row_id, lines in twice.items() for line in lines]
        return frozenset(twice)

    def _take_row(self, table: OfficeTable, row: int, columns: Mapping[str, int], twice: frozenset[str]) -> None:
        row_id = table.rows[row][columns["id"]]
        cells = dict(self._cells(table, row, columns))
        if not row_id:
            # A group's heading has one text and no other; what says a task and more is a row somebody added.
            if table.rows[row][columns["task"]]:
                self.added.append((row + 1, cells))
            elif any(table.rows[row][columns[name]] for name in self.written if name in columns):
                self.problems.append(SheetProblem("no_id", row + 1))
        elif row_id in twice:
            self.lines.setdefault(row_id, row + 1)
        elif row_id not in self.sent:
            self.problems.append(SheetProblem("id_unknown", row + 1, row_id))
        else:
            self.rows[row_id], self.lines[row_id] = cells, row + 1

    def _cells(self, table: OfficeTable, row: int, columns: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        for name in self.written:
            if name in columns:
                text = table.text(row, columns[name])
                yield name, "" if is_blank(text, self.words) else text

    def _formulas(self, sheet: Sheet, head: int, columns: Mapping[str, int]) -> None:
        names = {columns[name] + 1: self.words.columns[name] for name in self.written if name in columns}
        for row, column in sorted(sheet.formulas):
            if row > head and column in names:
                kind: ProblemKind = "formula_unknown" if (row, column) in sheet.unknown else "formula"
                self.problems.append(SheetProblem(kind, row, names[column]))


def sent_texts(sheet: PlanSheet, ours: Rows) -> dict[str, dict[str, str]]:
    """The cells as they went out, as far as the plan or the sheet still has them: hashes are all that the sheet keeps."""
    blank = labels(sheet.language).words["to_fill"]
    found: dict[str, dict[str, str]] = {}
    for row_id, hashes in sheet.sent.items():
        texts = found.setdefault(row_id, {})
        for column, mark in hashes.items():
            sides = (ours.get(row_id, {}).get(column), sheet.rows.get(row_id, {}).get(column))
            known = [text for text in sides if text is not None and cell_hash(text, blank) == mark]
            if known:
                texts[column] = known[0]
    return found
