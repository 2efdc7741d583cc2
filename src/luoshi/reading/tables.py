"""Tables of an action plan: a header that names 任务, 牵头单位 and 完成时限 says what the cells under it are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from luoshi.reading.formats import TableMark
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.text import Span

_COLUMNS = {name: re.compile(alternation(words("tables", name))) for name in ("task", "lead", "support", "deadline")}
_BODIES = re.compile(r"[、，,；;\s]+")


class TaskRow(NamedTuple):
    """One row of such a table: the cell that tells the task, who leads and supports it, and the cell that dates it."""

    cell: Span
    owners: tuple[str, ...]
    support: tuple[str, ...]
    deadline: Span | None


class TaskTables(NamedTuple):
    """All tables of tasks of a text: their rows and the stretches they take up, in the order of the text."""

    rows: tuple[TaskRow, ...] = ()
    extents: tuple[Span, ...] = ()

    def row_at(self, position: int) -> TaskRow | None:
        """The row whose task cell holds this position."""
        at = bisect_right(self.rows, position, key=lambda row: row.cell.start) - 1
        return self.rows[at] if at >= 0 and position < self.rows[at].cell.end else None

    def labels(self, position: int) -> bool:
        """Does the position lie in such a table, but in no cell that tells a task?"""
        at = bisect_right(self.extents, position, key=lambda extent: extent.start) - 1
        return at >= 0 and position < self.extents[at].end and self.row_at(position) is None


def read_task_tables(text: str, tables: Sequence[TableMark]) -> TaskTables:
    """Every table whose header has a column of tasks and one of who or when."""
    rows: list[TaskRow] = []
    extents: list[Span] = []
    for table in tables:
        found = list(_rows(text, table))
        if found:
            cells = [cell for row in table.rows for cell in row]
            extents.append(Span(min(cell.start for cell in cells), max(cell.end for cell in cells)))
            rows += found
    return TaskTables(tuple(sorted(rows)), tuple(sorted(extents)))


def _rows(text: str, table: TableMark) -> Iterator[TaskRow]:
    if not table.rows:
        return
    columns = _columns(text, table.rows[0])
    if "task" not in columns or not columns.keys() & {"lead", "deadline"}:
        return
    seen: set[Span] = set()
    for row in table.rows[1:]:
        cell = _cell(row, columns, "task")
        if cell is None or cell in seen:
            continue
        seen.add(cell)
        lead, support = _cell(row, columns, "lead"), _cell(row, columns, "support")
        yield TaskRow(cell, _bodies(text, lead), _bodies(text, support), _cell(row, columns, "deadline"))


def _columns(text: str, header: Sequence[Span]) -> dict[str, int]:
    """Which column is which; the last matching one tells the task (重点任务 | 具体举措)."""
    found: dict[str, int] = {}
    for index, span in enumerate(header):
        title = re.sub(r"\s", "", span.quote(text))
        for name, pattern in _COLUMNS.items():
            if title and pattern.fullmatch(title):
                # Beside a column of leaders, another of 责任单位 names who takes part.
                role = "support" if name == "lead" and "lead" in found else name
                if role == "task" or role not in found:
                    found[role] = index
                break
    return found


def _cell(row: Sequence[Span], columns: dict[str, int], name: str) -> Span | None:
    index = columns.get(name)
    if index is None or index >= len(row) or row[index].start == row[index].end:
        return None
    return row[index]


def _bodies(text: str, cell: Span | None) -> tuple[str, ...]:
    return tuple(body for body in _BODIES.split(cell.quote(text)) if body) if cell else ()
