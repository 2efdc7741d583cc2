"""How long tables take: five thousand rows out and back in, and a text of a thousand rows against its revision.

Nothing here waits for anything, so that CPU time is what a quiet machine takes; a busy one doesn't spoil it.
"""

from __future__ import annotations

import io
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

from luoshi.delivery import Plan
from luoshi.delivery.amend import amend
from luoshi.delivery.items import Followed
from luoshi.delivery.mapping import propose_mapping
from luoshi.delivery.office_rows import rows_by
from luoshi.delivery.office_table import office_table
from luoshi.delivery.state import Measure, Milestone
from luoshi.delivery.table_plan import plan_of_table

_VERBS = ("新建", "改造", "扩建", "整治", "完善", "推进", "建成", "培育")
_THINGS = (
    "老旧小区",
    "背街后巷",
    "中小河道",
    "社区食堂",
    "产业园区",
    "乡村道路",
    "污水管网",
    "口袋公园",
    "养老驿站",
    "家庭农场",
)
_AS_SENT = Followed(
    Decimal(1),
    (Milestone("完成招标", date(2026, 3, 31)), Milestone("竣工验收", date(2026, 11, 30))),
    (Measure("m1", "开工", "处", baseline=Decimal(0), target=Decimal(12)),),
)


def plan_of(rows: int, sha256: str = "0" * 64, *, shift: int = 0) -> Plan:
    """A plan about an invented district with so many rows, all different; `shift` changes the figure of every tenth."""
    lines = [["序号", "重点任务", "具体举措", "牵头单位", "责任单位", "完成时限"]]
    for at in range(rows):
        figure = at + shift * (at % 10 == 0)
        task = f"{_VERBS[at % 8]}青禾区第{at // 80 + 1}片{_THINGS[at // 8 % 10]}{figure}处"
        lines.append([str(at + 1), task, "完成立项、招标和施工", "区住建局", "区城管局、各街道", "2026年底前"])
    table = office_table("表", lines)
    found, problems = rows_by(propose_mapping(table), table)
    if problems or len(found) != rows:
        message = f"{len(found)} of {rows} rows and {len(problems)} problems"
        raise AssertionError(message)
    return plan_of_table(table, found, source_name="表.xlsx", source_sha256=sha256)


def followed(plan: Plan) -> Plan:
    """The plan once it is followed: every row with a weight, two milestones and a measure."""
    groups = (
        replace(group, items=tuple(replace(item, followed=_AS_SENT) for item in group.items)) for group in plan.groups
    )
    return replace(plan, groups=tuple(groups))


def seconds_out_and_back(rows: int) -> float:
    """Export, an office that saves every cell of three columns anew, read back, difference, take it over."""
    from openpyxl import load_workbook

    from luoshi.exchange.preview import preview, take
    from luoshi.exchange.sheet_back import read_plan_sheet
    from luoshi.exchange.xlsx import plan_to_xlsx

    plan = followed(plan_of(rows))
    begin = time.process_time()
    data = plan_to_xlsx(plan)
    spent = time.process_time() - begin
    book = load_workbook(io.BytesIO(data))
    for line in range(5, rows + 5):
        book.worksheets[0].cell(line, 5).value = f"开工：{line}处（基线值1）"
        book.worksheets[0].cell(line, 10).value = line
        book.worksheets[0].cell(line, 12).value = f"已完成{line}%"
    out = io.BytesIO()
    book.save(out)
    begin = time.process_time()
    found = preview(plan, read_plan_sheet(out.getvalue(), "back.xlsx"))
    changed = [item.progress.values for item in take(plan, found.changes()).items() if item.followed != _AS_SENT]
    spent += time.process_time() - begin
    if len(changed) != rows or not all(changed) or list(found.conflicts()):
        message = "not every row came back"
        raise AssertionError(message)
    return spent


def seconds_to_amend(rows: int) -> float:
    """Two plans of so many rows, one row in ten with another figure."""
    old, new = plan_of(rows), plan_of(rows, "1" * 64, shift=1)
    begin = time.process_time()
    found = amend(old, new)
    spent = time.process_time() - begin
    if len(found.rows) != rows or len(found.changed()) != rows // 10:
        message = f"{len(found.rows)} of {rows} rows matched, {len(found.changed())} changed"
        raise AssertionError(message)
    return spent
