"""Three-way difference of rows: as they went out (base), as the plan has them now (ours), as they came back (theirs).

Only theirs differs from what went out: a change to take. Only ours: nothing to do. Both, and not alike: a conflict that a
person decides. Nothing is overwritten here and no row is removed; what is missing on one side is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Rows = Mapping[str, Mapping[str, str]]
"""Row id → column → text."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that only the sheet has changed: what the plan says now, and what it would say."""

    id: str
    column: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class CellConflict:
    """A cell that both have changed since it went out, and not alike; or one of which nobody knows how it went out."""

    id: str
    column: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class RowMerge:
    """What the difference comes to.

    ``new`` are ids that only the sheet has; ``missing`` went out, are in the plan and did not come back; ``gone`` went out
    and came back, but are no longer in the plan.
    """

    changes: tuple[CellChange, ...]
    conflicts: tuple[CellConflict, ...]
    new: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def merge_rows(base: Rows, ours: Rows, theirs: Rows) -> RowMerge:
    """The difference of three states of the same rows; the columns compared are those that theirs and ours both have.

    A cell that `base` does not know is a conflict wherever ours and theirs are not alike. Blanks at the ends of lines are
    no difference.
    """
    changes: list[CellChange] = []
    conflicts: list[CellConflict] = []
    for row_id in ours:
        sent = base.get(row_id, {})
        for column, own, their in _unlike(ours[row_id], theirs.get(row_id, {})):
            went_out = plain(sent[column]) if column in sent else None
            if went_out == plain(their):
                continue
            if went_out == plain(own):
                changes.append(CellChange(row_id, column, own, their))
            else:
                conflicts.append(CellConflict(row_id, column, own, their))
    return RowMerge(
        tuple(changes),
        tuple(conflicts),
        new=tuple(row_id for row_id in theirs if row_id not in ours and row_id not in base),
        missing=tuple(row_id for row_id in ours if row_id in base and row_id not in theirs),
        gone=tuple(row_id for row_id in theirs if row_id in base and row_id not in ours),
    )


def plain(text: str) -> str:
    """The text without blanks at the ends of its lines and without empty lines around it."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def _unlike(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """The columns in which the two are not the same, with both texts."""
    for column, their in theirs.items():
        own = ours.get(column)
        if own is not None and plain(own) != plain(their):
            yield column, own, their
