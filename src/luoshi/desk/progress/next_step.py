"""What somebody would do with an item now: one step that comes first, everything else behind it; and whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.delivery.lifecycle import Action
from luoshi.delivery.permissions import can_role
from luoshi.delivery.reports_owed import periods_owed
from luoshi.delivery.state import ItemState
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.roles import roles_towards
from luoshi.desk.progress.action_forms import words_of
from luoshi.desk.progress.actions import Open, actions_open
from luoshi.desk.progress.report_rows import REPORTABLE
from luoshi.desk.progress.working_for import unit_ids_of

# What others wait for comes first; then what the item itself needs. What takes it out of the plan never does.
_ANSWERS: tuple[Action, ...] = ("sign", "close", "grant_extension", "approve_adjustment", "verify_evidence")
_ONWARDS: tuple[Action, ...] = ("note", "ask_close_out", "resume")


@dataclass(frozen=True, slots=True)
class Steps:
    """The step that comes first (None where nothing is this person's to do), the others, and whom the item waits for."""

    first: Open | None
    others: list[Open]
    turn: str


def steps_for(person: Person, item: Item, state: ItemState) -> Steps:
    """What this person can do with the item now. The page of reports is among it where their unit leads the item."""
    found = actions_open(person, item)
    if _reports(person, item):
        found = [_report(item), *found]
    first = _first(found, state)
    return Steps(first, [one for one in found if one != first], turn_of(item, state))


def turn_of(item: Item, state: ItemState) -> str:
    """Whom the item waits for, in words; empty where it waits for nobody in particular."""
    if state.request("close_out") and item.was_broken_off:
        return _("The unit that broke it down is to verify and close it.")
    if state.request("close_out"):
        return _("The oversight desk is to verify and close it.")
    if state.request("extension"):
        return _("A request for more time waits for its answer.")
    if state.request("adjustment"):
        return _("A request to adjust a target waits for its answer.")
    return {
        "issued": _("The lead unit is to sign for it."),
        "suspended": _("It is suspended: nothing is asked of anybody."),
    }.get(state.workflow, "")


def _reports(person: Person, item: Item) -> bool:
    """Is this person's unit the one that reports on the item, and is it time?"""
    return (
        item.workflow in REPORTABLE
        and item.lead_id in unit_ids_of(person)
        and any(can_role(role, "report") for role in roles_towards(person.standing(), item))
    )


def _report(item: Item) -> Open:
    where = reverse("unit-report", args=[item.lead_id])
    return Open("report", words_of("report"), plain=False, url=f"{where}#row-{item.pk}")


def _first(found: Sequence[Open], state: ItemState) -> Open | None:
    by_name = {one.action: one for one in found}
    wanted = list(_ANSWERS)
    if periods_owed(state, clock.today()):
        wanted.append("report")
    if not state.steps and not state.reports:
        wanted.append("file_steps")
    wanted += [*_ONWARDS, "report"]
    return next((by_name[name] for name in wanted if name in by_name), None)
