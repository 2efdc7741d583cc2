"""The inbox of a unit: what was handed out to it, with a clock; signing for all of it at once; what it is reminded of and has to close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from luoshi.delivery.refusals import Refused
from luoshi.delivery.state import day_of
from luoshi.delivery.terms import DEFAULT_TERMS
from luoshi.delivery.working_days import add_working_days, working_days_left
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record
from luoshi.desk.progress.parts_beside import parts_of_inbox
from luoshi.desk.progress.unit_inbox import inbox_of, led_by
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
    box = inbox_of(request.user)
    helped = Item.objects.filter(support__in=box.units).exclude(workflow__in=["draft", "closed", "dropped"])
    shown = {
        "units": box.units,
        "to_sign": [_to_sign(item) for item in box.to_sign],
        "to_close": box.to_close,
        "reminders": box.reminders,
        "offices": box.offices,
        "supported": helped.select_related("lead").distinct(),
    }
    shown["parts"] = parts_of_inbox(request.user)
    return render(request, "progress/inbox.html", shown)


@require_POST
@allowed(Action.REPORT_PROGRESS)
def sign_all(request: SignedInRequest) -> HttpResponse:
    """Sign for the items that the page showed, all or those that were named; what somebody signed meanwhile is left alone."""
    wanted = set(request.POST.getlist("item"))
    signed, refused = 0, ""
    for item in led_by(units_of(request.user)).filter(workflow="issued", key__in=wanted):
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


def _to_sign(item: Item) -> ToSign:
    issued = item.item_state().issued_at
    day = day_of(issued) if issued else clock.today()
    by = add_working_days(day, DEFAULT_TERMS.sign_working_days)
    left = working_days_left(clock.today(), by) if by and by >= clock.today() else None
    return ToSign(item, day, by, left)
