"""An office's own copy of a plan's workbook brought up to date: what the plan changed since goes in, all else is left alone."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.delivery.plan import Plan
from luoshi.exchange.book_patch import Cells, patch_book
from luoshi.exchange.labels import labels
from luoshi.exchange.preview import open_rows
from luoshi.exchange.sheet_back import PlanSheet, read_plan_sheet
from luoshi.exchange.way_back import SHEET, cell_hash, hash_column, whole_hash


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The workbook, how many cells were brought up to date, and the rows in which a formula or a merged cell kept its text."""

    data: bytes
    cells: int
    left: tuple[int, ...]


def refresh_book(data: bytes, name: str, plan: Plan) -> Refreshed:
    """The workbook with the plan's present cells wherever the office has changed nothing. Raises `UnreadableSource`.

    What the office wrote stays, to be taken or decided when the sheet comes back; so do its columns, looks and sheets.
    """
    sheet = read_plan_sheet(data, name)
    blank = labels(sheet.language).words["to_fill"]
    cells: dict[tuple[int, int], str] = {}
    left: set[int] = set()
    for row_id, ours in open_rows(plan, sheet.language).items():
        for column, text in ours.items():
            if not _only_ours(sheet, row_id, column, text, blank):
                continue
            place = (sheet.lines[row_id], sheet.columns[column] + 1)
            if place in sheet.covered:
                left.add(place[0])
            else:
                cells[place] = text or blank
    # A first pass tells which cells hold formulas: what is not written must not count as sent.
    _, formulas = patch_book(data, name, {sheet.title: cells})
    left.update(line for _, line, _ in formulas)
    written = {place: text for place, text in cells.items() if place[0:2] not in {one[1:] for one in formulas}}
    patched, _ = patch_book(data, name, {sheet.title: written, SHEET: _sent(sheet, written, blank)})
    return Refreshed(patched, len(written), tuple(sorted(left)))


def _only_ours(sheet: PlanSheet, row_id: str, column: str, text: str, blank: str) -> bool:
    """Has the plan changed this cell since it went out, and the office not?"""
    theirs = sheet.rows.get(row_id, {}).get(column)
    sent = sheet.sent.get(row_id, {}).get(column)
    return theirs is not None and cell_hash(theirs, blank) == sent != cell_hash(text, blank)


def _sent(sheet: PlanSheet, written: Cells, blank: str) -> dict[tuple[int, int], str]:
    """The hashes of what went out, with those of the cells that go out now."""
    found: dict[tuple[int, int], str] = {}
    columns = {at + 1: name for name, at in sheet.columns.items()}
    for row_id, line in sheet.lines.items():
        now = {columns[column]: cell_hash(text, blank) for (row, column), text in written.items() if row == line}
        if now:
            hashes = {**sheet.sent[row_id], **now}
            at = sheet.sent_lines[row_id]
            found |= {(at, hash_column(name)): mark for name, mark in hashes.items()}
            found[at, hash_column("row_hash")] = whole_hash(hashes)
    return found
