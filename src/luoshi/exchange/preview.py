"""What taking a sheet back would do, row by row: before a person agrees, nothing is changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from luoshi.delivery.entering import enter
from luoshi.delivery.items import Cell, Due, Followed
from luoshi.delivery.merging import CellChange, CellConflict, merge_rows
from luoshi.delivery.office_rows import RowProblem
from luoshi.delivery.plan import Plan
from luoshi.exchange.cell_entry import entry_of, field_of, is_blank
from luoshi.exchange.cell_text import cell_text
from luoshi.exchange.followed_cells import FOLLOWED_CELLS, entered_in
from luoshi.exchange.labels import Labels, Language, labels
from luoshi.exchange.sheet_back import PlanSheet, SheetProblem, sent_texts
from luoshi.exchange.table import columns_of, table_rows
from luoshi.exchange.way_back import open_columns

State = Literal["unchanged", "changed", "conflict", "new", "missing", "gone", "problem"]


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the sheet, or of the plan where the sheet has none (line 0), and what would become of it."""

    line: int
    id: str
    state: State
    changes: tuple[CellChange, ...] = ()
    conflicts: tuple[CellConflict, ...] = ()
    problems: tuple[SheetProblem, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """All rows in the order of the sheet, rows that it lost last; ``problems`` are those of the sheet as a whole."""

    rows: tuple[PreviewRow, ...]
    problems: tuple[SheetProblem, ...]

    def changes(self) -> Iterator[CellChange]:
        """Every cell that only the sheet has changed."""
        for row in self.rows:
            yield from row.changes

    def conflicts(self) -> Iterator[CellConflict]:
        """Every cell that a person has to decide."""
        for row in self.rows:
            yield from row.conflicts


def open_rows(plan: Plan, language: Language = "zh") -> dict[str, dict[str, str]]:
    """The cells of a plan that a person may write, as its workbook shows them, by row id; blanks to fill as ""."""
    words, columns = labels(language), columns_of(plan)
    written = open_columns(columns)
    found: dict[str, dict[str, str]] = {}
    for row in table_rows(plan, words, columns):
        if row.item is not None:
            texts = {name: cell_text(cell.text) for name, cell in zip(columns, row.cells, strict=True)}
            found[row.item.id] = {name: "" if is_blank(texts[name], words) else texts[name] for name in written}
    return found


def preview(plan: Plan, sheet: PlanSheet) -> Preview:
    """What the sheet would change in the plan as it is now."""
    ours = open_rows(plan, sheet.language)
    merged = merge_rows(sent_texts(sheet, ours), ours, sheet.rows)
    changes, conflicts, problems = _by_id(merged.changes), _by_id(merged.conflicts), defaultdict(list)
    for problem in sheet.problems:
        problems[problem.line].append(problem)
    whole = problems.pop(0, [])
    if sheet.source_sha256 != plan.source_sha256:
        whole.append(SheetProblem("other_text"))
    rows = []
    for row_id, line in sheet.lines.items():
        found = tuple(problems.pop(line, ()))
        own = changes.get(row_id, ()), conflicts.get(row_id, ())
        state = _state(*own, found, gone=row_id in merged.gone, read=row_id in sheet.rows)
        rows.append(PreviewRow(line, row_id, state, *own, found))
    rows += [PreviewRow(line, "", "new", cells=tuple(cells.items())) for line, cells in sheet.added]
    rows += [PreviewRow(line, "", "problem", problems=tuple(found)) for line, found in problems.items()]
    rows.sort(key=lambda row: row.line)
    lost = (PreviewRow(0, row_id, "missing") for row_id in merged.missing if row_id not in sheet.lines)
    return Preview((*rows, *lost), tuple(whole))


def take(plan: Plan, changes: Iterable[CellChange], language: Language = "zh") -> Plan:
    """The plan with these changes in it; conflicts that a person has decided for the sheet can be given as changes too.

    Raises `UnreadCell` for a cell of a followed row that cannot be understood.
    """
    words = labels(language)
    followed = {item.id: item.followed for item in plan.items() if item.followed}
    cells: dict[str, dict[str, Cell | Due | Followed | str]] = defaultdict(dict)
    for change in changes:
        if change.id in followed and change.column in FOLLOWED_CELLS:
            now = entered_in(followed[change.id], change.column, change.theirs, words)
            cells[change.id]["followed"] = followed[change.id] = now
        else:
            cells[change.id][field_of(change.column)] = entry_of(change.column, change.theirs, words)
    return enter(plan, cells)


def problem_line(problem: SheetProblem | RowProblem, words: Labels) -> str:
    """The problem in one line for a person: where, what, what to do."""
    where = words.words["sheet_line"].format(problem.line) if problem.line else ""
    return where + words.problems[problem.kind].format(what=problem.what)


def _state(
    changes: tuple[CellChange, ...],
    conflicts: tuple[CellConflict, ...],
    problems: tuple[SheetProblem, ...],
    *,
    gone: bool,
    read: bool,
) -> State:
    if not read:
        return "problem"
    if gone:
        return "gone"
    if conflicts:
        return "conflict"
    if changes:
        return "changed"
    return "problem" if problems else "unchanged"


_Found = TypeVar("_Found", CellChange, CellConflict)


def _by_id(found: Iterable[_Found]) -> dict[str, tuple[_Found, ...]]:
    by_id: dict[str, list[_Found]] = defaultdict(list)
    for one in found:
        by_id[one.id].append(one)
    return {row_id: tuple(ones) for row_id, ones in by_id.items()}
