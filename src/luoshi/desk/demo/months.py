"""The months after the demonstration's items were handed out: signed for, reported on, held up, proved, closed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

from django.utils import timezone

from luoshi.delivery.reporting_periods import Period, periods_between
from luoshi.delivery.state import Measure
from luoshi.desk import clock
from luoshi.desk.accounts.models import Membership, Person
from luoshi.desk.accounts.roles import Role
from luoshi.desk.documents import originals
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.recording import record
from luoshi.desk.progress.daily_lights import keep_lights

_DAYS_AGO = 150
Story = Mapping[str, Any]


def handed_out_at() -> datetime:
    """When the demonstration's items were handed out: some months before it is made."""
    return _moment(clock.today() - timedelta(days=_DAYS_AGO), 9)


def let_months_pass(plan: Plan, desk: Person) -> None:
    """Tell what happened since, day after day up to now; nothing where something was told already."""
    issued = list(plan.items.filter(workflow="issued").select_related("parent").order_by("order"))
    if not issued or plan.items.exclude(workflow__in=["draft", "issued", "dropped"]).exists():
        return
    stories = tomllib.loads(files(__package__ or "").joinpath("months.toml").read_text(encoding="utf-8"))["story"]
    today, start = clock.today(), timezone.localdate(handed_out_at())
    told = [(item, _story(item, stories), _officer(item, desk)) for item in issued]
    for item, story, officer in told:
        if not story.get("unsigned"):
            _begin(item, officer, desk, start)
    months = list(periods_between(start, today.replace(day=1) - timedelta(days=1), "monthly"))
    for number, month in enumerate(months):
        on = _moment(month.last + timedelta(days=2), 10)
        if on <= clock.now():
            for item, story, officer in told:
                if not story.get("unsigned") and number < len(months) - story.get("silent", 0):
                    _report(item, story, officer, month, on)
            keep_lights(on)
    for item, story, officer in told:
        for action, by, data, reason in _ending(story, item, officer, desk):
            record(item, action, by, data=data, reason=reason, at=clock.now())  # type: ignore[arg-type]
    keep_lights(clock.now())


def _story(item: Item, stories: list[Story]) -> Story:
    said = item.wording + (item.parent.wording if item.parent else "")
    return next((one for one in stories if one["words"] in said), {"line": "按计划推进"})


def _officer(item: Item, desk: Person) -> Person:
    """Who signs and reports for the unit; the desk where nobody of it is there."""
    held = (
        Membership.on(clock.today()).filter(unit=item.lead_id, role=Role.LEAD_OFFICER).select_related("person").first()
    )
    return held.person if held else desk


def _helper(item: Item) -> Person | None:
    """Who writes the notes of the first supporting unit that has somebody."""
    held = Membership.on(clock.today()).filter(unit__in=item.support.all(), role=Role.LEAD_OFFICER)
    first = held.select_related("person").order_by("unit__order", "pk").first()
    return first.person if first else None


def _begin(item: Item, officer: Person, desk: Person, start: date) -> None:
    """Signed for on the next day; the desk says where the measures began."""
    record(item, "sign", officer, at=_moment(start + timedelta(days=1), 10))
    measures = [_from_nought(one) for one in item.item_state().measures]
    if measures:
        record(item, "assign", desk, data={"measures": measures}, at=_moment(start + timedelta(days=1), 11))


def _from_nought(one: Measure) -> dict[str, Any]:
    said = {
        "id": one.id, "name": one.name, "unit": one.unit, "kind": one.kind, "better": one.better,
        "target": None if one.target is None else format(one.target, "f"), "due": one.due.isoformat() if one.due else None,
        "baseline": "0" if one.kind == "level" else None,
    }  # fmt: skip
    return {name: value for name, value in said.items() if value is not None}


def _report(item: Item, story: Story, officer: Person, month: Period, on: datetime) -> None:
    data: dict[str, Any] = {"period": month.key}
    if story.get("quiet"):
        data["no_news"] = True
    else:
        data |= {name: story[name] for name in ("line", "obstacle", "help") if story.get(name)}
        values = {one.id: said for one in item.item_state().measures if (said := _figure(one, story, item, month.last))}
        data |= {"values": values} if values else {}
    record(item, "report", officer, data=data, at=on)


def _figure(one: Measure, story: Story, item: Item, day: date) -> str | None:
    """Where the measure stands on a day, by the pace of the story."""
    pace = Decimal(str(story.get("pace", 1)))
    if one.target is None:
        return None
    if one.kind == "growth":
        return f"{one.target * pace:.1f}"
    start, due = timezone.localdate(handed_out_at()), one.due or item.due
    if due is None or due <= start:
        return None
    share = min(Decimal((day - start).days) / Decimal((due - start).days), Decimal(1))
    figure = min(one.target, one.target * share * pace)
    # Of what is counted there is no half.
    return str(int(figure)) if one.target == int(one.target) else f"{figure:.1f}"


def _ending(
    story: Story, item: Item, officer: Person, desk: Person
) -> Iterator[tuple[str, Person, dict[str, Any], str]]:
    helper = _helper(item) if story.get("note") and item.parent is None else None
    if helper is not None:
        yield "note", helper, {"text": story["note"]}, ""
    if story.get("paper"):
        sha256, _size = originals.keep([f"{item.wording}：示例材料，内容为虚构。\n".encode()])
        yield "add_evidence", officer, {"id": sha256, "name": story["paper"]}, ""
    if story.get("practice"):
        yield "mark_good_practice", officer, {"text": story["practice"]}, ""
    end = story.get("end")
    if end == "extension" and item.due:
        yield "ask_extension", officer, {"due": (item.due + timedelta(days=60)).isoformat()}, str(story["obstacle"])
    if end in {"closed", "close_out"}:
        # Whenever the demonstration is looked at, this was done in time.
        done = min(clock.today(), item.due - timedelta(days=10)) if item.due else clock.today()
        yield "ask_close_out", officer, {"completed": done.isoformat()}, ""
    if end == "closed":
        yield "close", desk, {"result": "met"}, ""


def _moment(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
