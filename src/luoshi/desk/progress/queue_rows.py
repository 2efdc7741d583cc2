"""The queue of what needs a person, as rows of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from luoshi.delivery.reminders import Reminder
from luoshi.delivery.state import ItemState
from luoshi.desk import clock
from luoshi.desk.plans.models import Item
from luoshi.desk.progress import axis_words
from luoshi.desk.progress.report_rows import measure_name, shown_number

# What settles each kind; the rest is settled on the item's own page.
_SETTLED_BY = {"to_close": "close", "to_verify": "verify_evidence"}


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One thing that somebody should do, with the item it is about."""

    item: Item
    reminder: Reminder

    @property
    def what(self) -> str:
        """What it is, in words."""
        return str(axis_words.REMINDERS[self.reminder.kind])

    @property
    def about(self) -> str:
        """What it is about: a period, a milestone, the name of a paper, what is asked for, what stands in the way."""
        said, state = self.reminder.about or "", self.item.item_state()
        told: dict[str, Callable[[], str]] = {
            "to_close": lambda: "",
            "to_answer": lambda: _asked(state, said),
            "to_verify": lambda: next((one.name for one in state.evidence if one.id == said), ""),
            "help_wanted": lambda: state.help or said,
            "blocked": lambda: state.obstacle or said,
            "blank": lambda: measure_name(state, said),
        }
        return told.get(self.reminder.kind, lambda: said)()

    @property
    def days(self) -> int:
        """For how many days it has been waiting."""
        return (clock.today() - self.reminder.since).days

    @property
    def is_late(self) -> bool:
        """Is the day past by which it should have been done?"""
        return self.reminder.is_late or (self.reminder.by is not None and self.reminder.by < clock.today())

    @property
    def reminded_on(self) -> date | None:
        """The last day on which the desk reminded the unit of this kind."""
        return (self.item.item_state().reminded or {}).get(self.reminder.kind)

    @property
    def url(self) -> str:
        """Where it is dealt with."""
        action = _SETTLED_BY.get(self.reminder.kind)
        if self.reminder.kind == "to_answer":
            action = "grant_extension" if self.reminder.about == "extension" else "approve_adjustment"
        return reverse("act", args=[self.item.key, action]) if action else reverse("item", args=[self.item.key])


def _asked(state: ItemState, request: str) -> str:
    """What is asked for: from which day to which, from which target to which."""
    if request == "extension" and state.extensions:
        last = state.extensions[-1]
        return f"{last.before} → {last.asked}"
    if request == "adjustment" and state.adjustments:
        change = state.adjustments[-1]
        before = "—" if change.before is None else shown_number(change.before)
        return f"{measure_name(state, change.measure)} {before} → {shown_number(change.asked)}"
    return ""


def rows_of(reminders: Iterable[Reminder], items: Iterable[Item]) -> list[QueueRow]:
    """The reminders with their items, in their order."""
    by_key = {item.key: item for item in items}
    return [QueueRow(by_key[one.item], one) for one in reminders if one.item in by_key]
