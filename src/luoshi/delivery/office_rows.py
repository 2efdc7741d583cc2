"""The rows of an office's table by its mapping: tasks under their groups, and what is none with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from luoshi.delivery.columns import Role, row_pattern
from luoshi.delivery.mapping import ColumnChoice, ColumnMapping
from luoshi.delivery.office_table import OfficeTable

RowProblemKind = Literal["no_task", "note_row", "id_twice"]
_LOWER = re.compile(r"[（(]|第.{1,3}节")


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A task of the table: its line in the file, the groups it stands under, its cells by role, all others with their headings.

    ``row`` is its row in the table and ``at`` where its task begins, row and column, all from 0. Cells are as the office
    wrote them.
    """

    line: int
    row: int
    groups: tuple[str, ...]
    cells: Mapping[Role, str]
    others: tuple[tuple[str, str], ...]
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that is not taken for a task, with what it says: nothing of a table is left out without a word."""

    kind: RowProblemKind
    line: int
    what: str


def rows_by(mapping: ColumnMapping, table: OfficeTable) -> tuple[tuple[OfficeRow, ...], tuple[RowProblem, ...]]:
    """The tasks of the table and what stands in the way of others. Empty rows and repeated headings are neither."""
    reading = _RowReading(mapping, table)
    for row in range(mapping.head.last + 1, len(table.rows)):
        reading.take(row)
    return tuple(reading.rows), tuple(reading.problems)


class _RowReading:
    def __init__(self, mapping: ColumnMapping, table: OfficeTable) -> None:
        self.mapping, self.table = mapping, table
        self.task = mapping.column_of("task")
        self.groups: list[tuple[int, str]] = []
        self.rows: list[OfficeRow] = []
        self.problems: list[RowProblem] = []
        self.ids: set[str] = set()
        head = range(mapping.head.first, mapping.head.last + 1)
        self.heads = {table.rows[row] for row in head}

    def take(self, row: int) -> None:
        own = [text for text in self.table.rows[row] if text]
        if not own or self.table.rows[row] in self.heads or self._counts_columns(own):
            return
        said = own[0] if len(own) == 1 else ""
        if row_pattern("notes").match(own[0]) or row_pattern("totals").fullmatch(own[0]):
            self.problems.append(RowProblem("note_row", self.table.line(row), " ".join(own)))
        elif said and self._heads_a_group(row, said):
            self._open_group(said)
        else:
            self._take_task(row, own)

    def _take_task(self, row: int, own: list[str]) -> None:
        cells = {one.role: text for one, text in self._cells(row) if one.role and text}
        if "task" not in cells or self.task is None:
            self.problems.append(RowProblem("no_task", self.table.line(row), " ".join(own)))
            return
        if cells.get("id") in self.ids:
            self.problems.append(RowProblem("id_twice", self.table.line(row), cells.pop("id")))
        self.ids.add(cells.get("id", ""))
        self.ids.discard("")
        others = tuple((one.heading, text) for one, text in self._cells(row) if one.role is None and text)
        top, left, *_ = self.table.area(row, self.task)
        groups = [heading for _, heading in self.groups]
        if "group" in cells:
            groups.append(cells["group"])
        self.rows.append(OfficeRow(self.table.line(row), row, tuple(groups), cells, others, (top, left)))

    def _cells(self, row: int) -> Iterator[tuple[ColumnChoice, str]]:
        for one in self.mapping.columns:
            yield one, self.table.text(row, one.column)

    def _heads_a_group(self, row: int, said: str) -> bool:
        """Does the one text of this row stand over the rows below it?"""
        column = self.table.rows[row].index(said)
        area = self.table.area(row, column)
        if area.left < area.right and area.right - area.left + 1 > self.table.width // 2:
            return True
        # The only text of a row may be a task that has nothing else yet; numbered as a heading, or left of the tasks, it isn't.
        hanging = any(self.table.area(row, other).top < row for other in range(self.table.width))
        return not hanging and (
            bool(row_pattern("groups").match(said)) or (column < (self.task or 1) and not said.isdecimal())
        )

    def _open_group(self, said: str) -> None:
        """一、 opens a group at the top, （一） one below it; without a number it takes the place of the last of its kind."""
        groups = row_pattern("groups")
        if groups.match(said):
            level = 1 if _LOWER.match(said) else 0
        else:
            level = int(any(depth == 0 and groups.match(heading) for depth, heading in self.groups))
        self.groups = [(depth, heading) for depth, heading in self.groups if depth < level] + [(level, said)]

    def _counts_columns(self, own: list[str]) -> bool:
        """A row under the headings that numbers the columns: 1 2 3 4."""
        return len(own) > 2 and own == [str(number) for number in range(1, len(own) + 1)]
