"""The preview of a sheet that came back, row by row: what each cell will be entered as, or why it can't be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from luoshi.delivery.merging import CellChange
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.names import Names
from luoshi.desk.plans.sheet_taken import TAKEN, NotKnown, due_in_words, entered_of, new_row
from luoshi.exchange.labels import Labels
from luoshi.exchange.preview import PreviewRow


@dataclass(frozen=True, slots=True)
class Telling:
    """Says of a cell what it will be entered as, and why it can't be."""

    plan: Plan
    names: Names
    words: Labels

    def meaning(self, cell: CellChange) -> str:
        """The day that words for a day mean; empty for all else."""
        return due_in_words(cell.theirs, self.words, self.plan.year) if cell.column == "due" else ""

    def obstacle(self, item: Item | None, cell: CellChange) -> str:
        """Why nobody can enter this cell, whatever else the row says."""
        state = item.item_state() if item else None
        texts = {cell.column: cell.theirs} if cell.column in TAKEN else {}
        return _why_not(lambda: entered_of(texts, self.names, self.words, self.plan.year, state))

    def obstacle_to_row(self, cells: Mapping[str, str]) -> str:
        """The same of a new row."""
        return _why_not(lambda: new_row(self.plan, cells, self.names, self.words))


def _why_not(read: Callable[[], object]) -> str:
    try:
        read()
    except NotKnown as why:
        return str(why)
    return ""


def row_shown(row: PreviewRow, item: Item | None, named: Mapping[str, str], told: Telling) -> dict[str, object]:
    """A row of the preview: its item, its cells with what they mean, and what is in the way."""
    both = {(one.id, one.column) for one in row.conflicts}
    decided = (CellChange(one.id, one.column, one.ours, one.theirs) for one in row.conflicts)
    cells = [
        {
            "ticket": f"{cell.id}|{cell.column}", "column": named.get(cell.column, cell.column), "ours": cell.ours,
            "theirs": cell.theirs, "taken": cell.column in TAKEN,
            "means": told.meaning(cell), "obstacle": told.obstacle(item, cell), "conflict": (cell.id, cell.column) in both,
        }
        for cell in (*row.changes, *decided)
    ]  # fmt: skip
    new = dict(row.cells)
    obstacle = told.obstacle_to_row(new) if row.state == "new" else ""
    return {"row": row, "item": item, "cells": cells, "task": new.get("task", ""), "obstacle": obstacle}
