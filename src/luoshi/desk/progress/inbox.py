"""The inbox of a unit: what was handed out to it, with a clock; signing for all of it at once; what it is reminded of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from luoshi.delivery.refusals import Refused
from luoshi.delivery.reminders import Reminder, queue
from luoshi.delivery.reports_owed import periods_owed
from luoshi.delivery.state import day_of
from luoshi.delivery.terms import DEFAULT_TERMS
from luoshi.delivery.working_days import add_working_days, working_days_left
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.accounts.roles import Action
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record
from luoshi.desk.progress.parts_beside import parts_of_inbox
from luoshi.desk.progress.queue_rows import rows_of
from luoshi.desk.progress.working_for import units_of


@dataclass(frozen=True, slots=True)
class ToSign:
    """An item that waits to be signed for: until when, and how many working days that leaves; both None where the calendar isn't known."""

    item: Item
    issued: date
    by: date | None
    left: int | None

    @property
    def is_late(self) -> bool:
        """Is the time over?"""
        return self.by is not None and clock.today() > self.by


@allowed(Action.REPORT_PROGRESS)
def inbox(request: SignedInRequest) -> HttpResponse:
    """What one's units have to sign for, what they are reminded of, and where they report."""
    units = units_of(request.user)
    items = list(_led_by(units).select_related("lead", "plan"))
    reminders = [one for one in queue((item.item_state() for item in items), clock.today()) if _is_ours(one)]
    given_on = list(Item.objects.filter(parent__lead__in=units).exclude(lead__in=units).select_related("lead", "plan"))
    of_offices = queue((item.item_state() for item in given_on if item.last_entry), clock.today())
    helped = Item.objects.filter(support__in=units).exclude(workflow__in=["draft", "closed", "dropped"])
    shown = {
        "units": units,
        "to_sign": [_to_sign(item) for item in items if item.workflow == "issued"],
        "reminders": rows_of(reminders, items),
        "offices": [row for row in rows_of(of_offices, given_on) if row.reminder.to == "lead"],
        "supported": helped.select_related("lead").distinct(),
        "in_hand": sum(item.workflow in {"signed", "in_progress", "close_out_asked"} for item in items),
    }
    shown["parts"] = parts_of_inbox(request.user)
    return render(request, "progress/inbox.html", shown)


@require_POST
@allowed(Action.REPORT_PROGRESS)
def sign_all(request: SignedInRequest) -> HttpResponse:
    """Sign for the items that the page showed, all or those that were named; what somebody signed meanwhile is left alone."""
    wanted = set(request.POST.getlist("item"))
    signed, refused = 0, ""
    for item in _led_by(units_of(request.user)).filter(workflow="issued", key__in=wanted):
        try:
            record(item, "sign", request.user)
            signed += 1
        except Refused as error:
            refused = error.said(page_language())
    if signed:
        messages.success(request, ngettext("Signed for %(n)s item.", "Signed for %(n)s items.", signed) % {"n": signed})
    elif refused:
        messages.error(request, refused)
    else:
        messages.info(request, _("Nothing was left to sign for."))
    return redirect("inbox")


def sign_waiting(person: Person) -> int:
    """How many items wait for this person to sign for them."""
    return _led_by(units_of(person)).filter(workflow="issued").count()


def reminders_waiting(person: Person) -> int:
    """How many dates and milestones of this person's units are near or past."""
    asked = queue((item.item_state() for item in _led_by(units_of(person))), clock.today())
    return sum(_is_ours(one) and not one.kind.startswith("report") for one in asked)


def reports_waiting(person: Person) -> Iterator[tuple[Unit, int]]:
    """For each unit of this person, on how many items it owes a report."""
    units, today = units_of(person), clock.today()
    owing = Counter(one.lead_id for one in _led_by(units) if one.last_entry and periods_owed(one.item_state(), today))
    return ((unit, owing[unit.pk]) for unit in units)


def _led_by(units: list[Unit]) -> QuerySet[Item]:
    return Item.objects.filter(lead__in=units).exclude(workflow="draft").order_by("plan_id", "order", "pk")


def _is_ours(one: Reminder) -> bool:
    return one.to == "lead" and one.kind != "to_sign"


def _to_sign(item: Item) -> ToSign:
    issued = item.item_state().issued_at
    day = day_of(issued) if issued else clock.today()
    by = add_working_days(day, DEFAULT_TERMS.sign_working_days)
    left = working_days_left(clock.today(), by) if by and by >= clock.today() else None
    return ToSign(item, day, by, left)
