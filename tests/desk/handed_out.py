"""Items of the invented district as they stand once the desk has handed them out: what most tests about progress begin with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from desk.qinghe import person, unit
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.recording import record

ZONE = ZoneInfo("Asia/Shanghai")
HOMES = {"id": "m1", "name": "改造老旧小区", "unit": "个", "baseline": "0", "target": "20"}


def at(day: str, hour: int = 10) -> datetime:
    """A moment of a day in the district."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=ZONE)


def plan() -> Plan:
    """The plan that everything stands in."""
    found, _made = Plan.objects.get_or_create(
        title="青禾区2026年重点任务", defaults={"unit": unit("督查室"), "made_by": person("desk")}
    )
    return found


def handed_out(
    number: int = 1,
    *,
    on: str = "2026-03-02",
    lead: str = "区住建局",
    wording: str = "改造老旧小区20个",
    due: str = "2026-12-31",
    measures: bool = True,
    group: str = "一、城市更新",
    **more: Any,  # noqa: ANN401 - what `assign` takes
) -> Item:
    """An item that was handed out on a day and is not signed for."""
    item = Item(plan=plan(), key=f"P1-LS-{number}", kind="task", number=str(number), order=number, group=group)
    record(item, "open", person("desk"), data={"wording": wording}, at=at(on, 8))
    given: dict[str, Any] = {"lead": str(unit(lead).pk), "due": due, **more}
    if measures:
        given["measures"] = [HOMES]
    record(item, "assign", person("desk"), data=given, at=at(on, 9))
    record(item, "issue", person("desk"), at=at(on, 9))
    return item


def in_hand(number: int = 1, by: str = "housing", **more: Any) -> Item:  # noqa: ANN401 - as above
    """An item that was signed for on the day after."""
    item = handed_out(number, **more)
    record(item, "sign", person(by), at=at(more.get("on", "2026-03-02"), 14))
    return item


def reported(item: Item, period: str, on: str, data: Mapping[str, Any], by: str = "housing") -> Item:
    """The item with a report."""
    record(item, "report", person(by), data={"period": period, **data}, at=at(on))
    return item
