"""What is in the hands of somebody's units, looked up and folded once: the inbox shows it, the first page counts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from luoshi.delivery.reminders import Reminder, queue
from luoshi.delivery.reports_owed import periods_owed
from luoshi.delivery.state import ItemState
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.plans.models import Item
from luoshi.desk.progress.queue_rows import QueueRow, rows_of
from luoshi.desk.progress.working_for import units_of


@dataclass(frozen=True, slots=True)
class UnitInbox:
    """The items that the units lead, with what these wait for: reminders of theirs, what offices owe them, and what they have to close."""

    units: list[Unit]
    items: list[Item]
    states: Mapping[str, ItemState]
    reminders: list[QueueRow]
    offices: list[QueueRow]
    to_close: list[QueueRow]

    @property
    def to_sign(self) -> list[Item]:
        """The items that wait to be signed for."""
        return [item for item in self.items if item.workflow == "issued"]

    @property
    def dates(self) -> int:
        """How many dates and milestones are near or past."""
        return sum(not row.reminder.kind.startswith("report") for row in self.reminders)

    @property
    def reports(self) -> list[tuple[Unit, int]]:
        """For each unit, on how many items it owes a report."""
        today = clock.today()
        owing = Counter(one.lead_id for one in self.items if one.key in self.states and periods_owed(self.states[one.key], today))  # fmt: skip
        return [(unit, owing[unit.pk]) for unit in self.units]


def inbox_of(person: Person) -> UnitInbox:
    """Everything for the units that this person works for."""
    units = units_of(person)
    theirs, below = Q(lead__in=units), Q(parent__lead__in=units) & ~Q(lead__in=units)
    found = list(Item.objects.filter(theirs | below).select_related("lead", "plan").order_by("plan_id", "order", "pk"))
    ids = {unit.pk for unit in units}
    items = [item for item in found if item.lead_id in ids and item.workflow != "draft"]
    given_on = [item for item in found if item.lead_id not in ids]
    states = {item.key: item.item_state() for item in (*items, *given_on) if item.last_entry}
    rows = rows_of(queue(states.values(), clock.today()), (*items, *given_on))
    return UnitInbox(
        units, items, states,
        reminders=[row for row in rows if row.item.lead_id in ids and _is_ours(row.reminder)],
        offices=[row for row in rows if row.item.lead_id not in ids and row.reminder.to == "lead"],
        to_close=[row for row in rows if row.reminder.to == "above"],
    )  # fmt: skip


def led_by(units: list[Unit]) -> QuerySet[Item]:
    """The items that were handed out to these units."""
    return Item.objects.filter(lead__in=units).exclude(workflow="draft").order_by("plan_id", "order", "pk")


def _is_ours(one: Reminder) -> bool:
    return one.to == "lead" and one.kind != "to_sign"
