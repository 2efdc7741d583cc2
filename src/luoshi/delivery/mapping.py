"""Which column of an office's table is what: a proposal with its reasons, which a person confirms or corrects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from luoshi.delivery.columns import ROLES, Role, roles_of
from luoshi.delivery.headings import Head, find_head, heading
from luoshi.delivery.office_table import OfficeTable

_UNIT = re.compile(
    r"(?:局|办|委|部|处|科|厅|院|中心|公司|街道|镇|乡|银行|学校|医院|集团|各单位|政府|会)(?:$|[、，,；;\s（(])"
)
_DATE = re.compile(r"(?:20\d\d[年./-]|\d{1,2}月|年底|季度|年内|全年|长期|上半年|下半年|月底|持续)")
_LOOKED_AT = 200
_WORTH = 0.6


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column, what it is taken for (None: kept beside the row as it is), how certain that is (0 to 1) and why.

    ``rule`` names the reason, ``words`` are those it went by; `columns.why` makes a sentence of both.
    """

    column: int
    heading: str
    role: Role | None
    certainty: float
    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The rows of the headings and a choice for every column; ``certainty`` is that of the least certain that matters."""

    head: Head
    columns: tuple[ColumnChoice, ...]

    @property
    def certainty(self) -> float:
        """How certain the whole is: 0 where no column tells the task."""
        if self.column_of("task") is None:
            return 0.0
        return min(one.certainty for one in self.columns if one.role in ("task", "lead", "support", "due", "measures"))

    def column_of(self, role: Role) -> int | None:
        """The column with this role."""
        return next((one.column for one in self.columns if one.role == role), None)

    def with_role(self, column: int, role: Role | None) -> ColumnMapping:
        """The mapping as a person corrects it; whatever column had the role before has none then."""
        return replace(self, columns=tuple(self._told(one, column, role) for one in self.columns))

    @staticmethod
    def _told(one: ColumnChoice, column: int, role: Role | None) -> ColumnChoice:
        if one.column == column:
            return replace(one, role=role, certainty=1.0, rule="told-by-a-person")
        return replace(one, role=None, rule="told-by-a-person") if role and one.role == role else one


def propose_mapping(table: OfficeTable) -> ColumnMapping:
    """What the columns of the table are by their headings, and where these say nothing by what stands under them."""
    head = find_head(table)
    headings = [heading(table, head, column) for column in range(table.width)]
    bodies = [_body(table, head, column) for column in range(table.width)]
    chosen: dict[int, ColumnChoice] = {}
    taken: set[Role] = set()
    claims = [*_by_heading(headings), *_by_content(bodies)]
    for claim in sorted(claims, key=lambda one: (-one.certainty, ROLES.index(one.role or "remark"), one.column)):
        if claim.column not in chosen and claim.role and claim.role not in taken:
            chosen[claim.column] = claim
            taken.add(claim.role)
    if "task" not in taken:
        _longest(bodies, chosen)
    return ColumnMapping(head, tuple(_or_none(chosen, column, words) for column, words in enumerate(headings)))


def _by_heading(headings: Sequence[tuple[str, ...]]) -> Iterator[ColumnChoice]:
    for column, words in enumerate(headings):
        shown = _joined(words)
        # The lowest row says it, else both together; what stands over several columns says a little less of each.
        spoken = [(words[0], 1.0), (shown, 0.95), (words[-1], 0.9)] if words else []
        for text, share in spoken:
            for role, certainty, rule in roles_of(text):
                yield ColumnChoice(column, shown, role, round(certainty * share, 2), rule, text)


def _by_content(bodies: Sequence[Sequence[str]]) -> Iterator[ColumnChoice]:
    for column, cells in enumerate(bodies):
        said = [cell for cell in cells if cell]
        if len(said) < 2:
            continue
        words = "、".join(said[:3])[:30]
        numbers = [int(cell) for cell in said if cell.isdecimal() and len(cell) < 6]
        if len(numbers) == len(said) and all(after == before + 1 for before, after in pairwise(numbers)):
            yield ColumnChoice(column, "", "number", 0.5, "cells-count-up", words)
        elif _share(_DATE, said, 20) >= _WORTH:
            yield ColumnChoice(column, "", "due", 0.4, "cells-are-dates", words)
        elif _share(_UNIT, said, 60) >= _WORTH:
            yield ColumnChoice(column, "", "lead", 0.4, "cells-name-units", words)
            yield ColumnChoice(column, "", "support", 0.35, "cells-name-units", words)


def _longest(bodies: Sequence[Sequence[str]], chosen: dict[int, ColumnChoice]) -> None:
    """Where no heading tells of tasks, the column that says most does."""
    free = [column for column in range(len(bodies)) if column not in chosen and any(bodies[column])]
    if free:
        best = max(free, key=lambda column: (sum(map(len, bodies[column])), -column))
        words = max(bodies[best], key=len)[:30]
        chosen[best] = ColumnChoice(best, "", "task", 0.3, "longest-texts", words)


def _share(pattern: re.Pattern[str], cells: Sequence[str], longest: int) -> float:
    return sum(1 for cell in cells if len(cell) <= longest and pattern.search(cell)) / len(cells)


def _body(table: OfficeTable, head: Head, column: int) -> list[str]:
    rows = range(head.last + 1, min(len(table.rows), head.last + 1 + _LOOKED_AT))
    return [table.rows[row][column] for row in rows if not _wide(table, row, column)]


def _wide(table: OfficeTable, row: int, column: int) -> bool:
    area = table.area(row, column)
    return area.right - area.left + 1 > table.width // 2 and area.left < area.right


def _or_none(chosen: dict[int, ColumnChoice], column: int, words: tuple[str, ...]) -> ColumnChoice:
    shown = _joined(words)
    found = chosen.get(column)
    return replace(found, heading=shown) if found else ColumnChoice(column, shown, None, 0.0, "no-word-fits", shown)


def _joined(words: tuple[str, ...]) -> str:
    return " › ".join(reversed(words))
