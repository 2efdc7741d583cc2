"""The hidden sheet of a plan's workbook: what is needed to take edited cells back without losing anybody's change.

Sheet ``_luoshi``: pairs of key and value first, then one line for each row of the plan. A three-way difference compares
the hash kept here (what went out) with the cell that comes back (theirs) and with the plan as it is by then (ours): only
theirs differs: take it; only ours: keep it; both, and not alike: a person decides.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from luoshi.delivery.plan import SCHEMA, Plan
from luoshi.exchange.labels import Labels
from luoshi.exchange.table import TableRow

SHEET = "_luoshi"
SHEET_SCHEMA = "luoshi.plan-sheet/1"
# What a person may write in the table; the rest names or quotes the row.
OPEN_COLUMNS = ("task", "measures", "indicators", "lead", "support", "sponsor", "due", "progress")
FOLLOWED_OPEN_COLUMNS = ("weight", "milestones")
_ROW = ("sheet_row", "id", "kind", "parent_id", "start", "end", "row_hash")
# As far as it is there in every sheet; the columns of a followed plan stand behind.
ROW_HEAD = (*_ROW, *OPEN_COLUMNS)


def cell_hash(text: str, blank: str) -> str:
    """The hash of one cell's content: 16 hex digits, or nothing for an empty cell or one that says `blank` (待填)."""
    plain = unicodedata.normalize("NFC", "\n".join(line.rstrip() for line in text.splitlines())).strip()
    return "" if plain in ("", blank) else sha256(plain.encode("utf-8", "replace")).hexdigest()[:16]


def open_columns(columns: Sequence[str]) -> tuple[str, ...]:
    """Those of the columns that a person may write, in the order in which the hidden sheet has them."""
    return tuple(name for name in (*OPEN_COLUMNS, *FOLLOWED_OPEN_COLUMNS) if name in columns)


def row_head(columns: Sequence[str]) -> tuple[str, ...]:
    """The headings of the hidden sheet's rows, for a table with these columns."""
    return (*_ROW, *open_columns(columns))


def whole_hash(hashes: Mapping[str, str]) -> str:
    """The hash of a row, from those of its cells."""
    return sha256(" ".join(hashes[name] for name in open_columns(tuple(hashes))).encode()).hexdigest()[:16]


def hash_column(name: str) -> int:
    """The column of the hidden sheet, from 1, that holds the hash of this column's cells."""
    return (*ROW_HEAD, *FOLLOWED_OPEN_COLUMNS).index(name) + 1


def head_lines(plan: Plan, words: Labels, columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Key and value of what holds for the whole sheet."""
    yield "schema", SHEET_SCHEMA
    yield "plan_schema", SCHEMA
    yield "source_sha256", plan.source_sha256
    yield "source_name", plan.source_name
    yield "title", plan.title or ""
    yield "language", words.language
    yield "blank", words.words["to_fill"]
    yield "columns", " ".join(columns)


def row_line(sheet_row: int, row: TableRow, shown: Mapping[str, str], blank: str) -> tuple[str, ...]:
    """The line of one row, shown with these texts, under `row_head`; `sheet_row` counts from 1 as the spreadsheet does."""
    if row.item is None:
        return ()
    hashes = {name: cell_hash(shown[name], blank) for name in open_columns(tuple(shown))}
    place = row.item.place
    known = (
        str(sheet_row),
        row.item.id,
        row.kind,
        row.parent.id if row.parent else "",
        str(place.start),
        str(place.end),
    )
    return (*known, whole_hash(hashes), *hashes.values())
