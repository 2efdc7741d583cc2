"""A table that an office made, as a plan: every row anchored to its place in the table's text, every cell as it was written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from luoshi.delivery.columns import Role, without_table_words
from luoshi.delivery.items import Cell, Due, Group, GroupKind, Item, Place
from luoshi.delivery.office_rows import OfficeRow
from luoshi.delivery.office_table import OfficeTable
from luoshi.delivery.plan import Plan
from luoshi.delivery.row_ids import row_ids
from luoshi.delivery.wording import one_line

_UNITS = re.compile(r"[、，,；;\n]+")
_RULE = "row-of-an-office-table"


def table_text(table: OfficeTable) -> str:
    """The table as one text: a row a line, cells parted by tabs, line breaks inside cells as blanks."""
    return "\n".join("\t".join(_flat(cell) for cell in row) for row in table.rows)


def plan_of_table(table: OfficeTable, rows: Sequence[OfficeRow], *, source_name: str, source_sha256: str) -> Plan:
    """The plan of these rows of the table. Positions are code points of `table_text`.

    Ids that the table brings along (a column 任务编号, all different) are kept; else they depend on the file and the row.
    """
    places = _Places(table)
    own = [row.cells.get("id", "") for row in rows]
    keys = [f"row {row.line} {row.at[0]} {row.at[1]}" for row in rows]
    ids = own if all(own) and len(set(own)) == len(own) else list(row_ids(source_sha256, keys))
    items = [_item(row, row_id, str(at), places) for at, (row, row_id) in enumerate(zip(rows, ids, strict=True), 1)]
    return Plan(
        title=_title(table, rows),
        source_name=source_name,
        source_sha256=source_sha256,
        dated=(None, None),
        groups=_grouped(rows, items),
        unplaced=(),
    )


def _item(row: OfficeRow, row_id: str, number: str, places: _Places) -> Item:
    cells = row.cells
    return Item(
        id=row_id, number=number, kind="task", wording=one_line(cells["task"]), place=places.of(row),
        measures=_text(cells, "measures"), indicators=_text(cells, "indicators"), lead=_units(cells, "lead"),
        support=_units(cells, "support"), sponsor=_units(cells, "sponsor"),
        due=Due(one_line(cells["due"]), None, "entered") if "due" in cells else Due(),
        progress=_text(cells, "progress") if "progress" in cells else Cell(status="to_report"),
        entries=(), rules=(_RULE,),
    )  # fmt: skip


def _text(cells: Mapping[Role, str], role: Role) -> Cell:
    return Cell((cells[role],), "entered") if role in cells else Cell()


def _units(cells: Mapping[Role, str], role: Role) -> Cell:
    units = tuple(one.strip() for one in _UNITS.split(cells.get(role, "")) if one.strip())
    return Cell(units, "entered") if units else Cell()


class _Places:
    """Where the rows stand in the table's text."""

    def __init__(self, table: OfficeTable) -> None:
        self.table = table
        self.lines = table_text(table).split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    def of(self, row: OfficeRow) -> Place:
        top, left = row.at
        cells = self.lines[top].split("\t")
        start = self.starts[top] + sum(len(cell) + 1 for cell in cells[:left])
        # A task merged over several rows stands in the first of them; what this one says by itself belongs to its source too.
        sentence = "\n".join(self.lines[top : row.row + 1])
        return Place(start, start + len(cells[left]), row.groups, row.line, sentence, self.starts[top])


@dataclass(slots=True)
class _Branch:
    """A group while it fills up."""

    heading: str | None
    items: list[Item] = field(default_factory=list)
    below: dict[str, _Branch] = field(default_factory=dict)

    def group(self, number: str) -> Group:
        groups = tuple(one.group(f"{number}.{at}") for at, one in enumerate(self.below.values(), 1))
        kind: GroupKind = "section" if self.heading else "rest"
        return Group(kind, number, self.heading, tuple(self.items), groups)


def _grouped(rows: Sequence[OfficeRow], items: Sequence[Item]) -> tuple[Group, ...]:
    """The items under their groups, two levels at most, in the order of the table."""
    tops: dict[str, _Branch] = {}
    for row, item in zip(rows, items, strict=True):
        headings = [_unnumbered(heading) for heading in row.groups]
        branch = tops.setdefault(headings[0] if headings else "", _Branch(headings[0] if headings else None))
        if len(headings) > 1:
            branch = branch.below.setdefault(headings[1], _Branch(headings[1]))
        branch.items.append(item)
    return tuple(branch.group(str(at)) for at, branch in enumerate(tops.values(), 1))


_NUMBER = re.compile(r"(?:[一二三四五六七八九十百]{1,6}[、．.]|[（(][一二三四五六七八九十百]{1,6}[）)])\s*")


def _unnumbered(heading: str) -> str:
    """The heading without its number: a plan numbers its groups itself."""
    return _NUMBER.sub("", one_line(heading), count=1) or heading


def _title(table: OfficeTable, rows: Sequence[OfficeRow]) -> str | None:
    """What stands above the headings: the longest text there; a plan's title ends in 任务分解表 by itself."""
    above = table.rows[: min((row.at[0] for row in rows), default=0)]
    texts = Counter({text: len(text) for line in above[:5] if sum(map(bool, line)) == 1 for text in line if text})
    best = texts.most_common(1)
    return without_table_words(one_line(best[0][0])) or None if best else None


def _flat(cell: str) -> str:
    return " ".join(cell.replace("\t", " ").split("\n"))
