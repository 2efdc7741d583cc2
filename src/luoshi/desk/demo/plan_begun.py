"""The demonstration's plan as the desk left it one evening: half reviewed, some rows with units, and some handed out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from luoshi.desk import clock
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.documents.models import StoredReading
from luoshi.desk.plans.assigning import assign
from luoshi.desk.plans.issuing import issue
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.opening import open_plan
from luoshi.desk.plans.review_acts import ACTS

_SLOGAN = "抢抓机遇"


def begin_plan(
    stored: StoredReading, told: Mapping[str, Any], units: Mapping[str, Unit], desk: Person, sponsor: Person
) -> None:
    """Make the plan of the report and begin to work on it; nothing happens where it has a plan already."""
    if stored.state != StoredReading.State.DONE or Plan.objects.filter(version=stored.version).exists():
        return
    with transaction.atomic():
        plan = open_plan(stored, desk)
        for item in plan.items.filter(wording=_SLOGAN):
            ACTS["drop"](item, desk, {"reason": "口号，无具体事项"}, None)
        for lead in told["lead"]:
            for item in _rows(plan, lead["words"]):
                _give(item, lead, units, desk, sponsor)


def _rows(plan: Plan, words: list[str]) -> list[Item]:
    drafts = plan.items.filter(workflow="draft", parent=None, lead=None)
    return [item for item in drafts if any(word in item.wording for word in words)]


def _give(item: Item, lead: Mapping[str, Any], units: Mapping[str, Unit], desk: Person, sponsor: Person) -> None:
    year = item.plan.year or clock.today().year
    data = {
        "lead": str(units[lead["unit"]].pk), "support": [str(units[name].pk) for name in lead.get("support", [])],
        "sponsor": str(sponsor.pk), "due": item.suggested.get("due") or f"{year}-12-31",
    }  # fmt: skip
    ACTS["confirm"](item, desk, {}, None)
    assign(item, desk, {field: value for field, value in data.items() if value})
    if lead.get("issue"):
        issue(item, desk)
