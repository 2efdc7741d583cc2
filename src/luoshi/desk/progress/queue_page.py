"""The queue of the oversight desk: everything that needs a person today, and reminding the units of what is theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from luoshi.delivery.refusals import Refused
from luoshi.delivery.reminders import Reminder, queue
from luoshi.delivery.state import ItemState
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action, Role
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record
from luoshi.desk.plans.rolled_up import is_inner
from luoshi.desk.progress import axis_words
from luoshi.desk.progress.parts_beside import parts_of_queue
from luoshi.desk.progress.queue_rows import QueueRow, rows_of
from luoshi.desk.progress.standings import seen_items

_A_PAGE = 100


class Kind(NamedTuple):
    """One kind of what waits, with how much there is of it."""

    name: str
    words: str
    number: int


def queue_for(person: Person) -> list[QueueRow]:
    """What this person oversees: everything for the desk, what a sponsor's items need for a sponsor.

    What a unit's own offices have to do is for that unit to follow and to close: here stands what the item itself needs.
    """
    return queue_among([(item, item.item_state()) for item in seen_items(person)], person)


def queue_among(seen: Iterable[tuple[Item, ItemState]], person: Person) -> list[QueueRow]:
    """The same among items that were looked up and folded already: all that this person sees."""
    who = person.standing()
    theirs = [(item, state) for item, state in seen if who.roles != {Role.SPONSOR} or item.sponsor_id in who.acts_for]
    items = [item for item, _state in theirs]
    leads = {item.pk: item.lead_id for item in items}
    inner = {item.key for item in items if is_inner(item, leads)}
    found = queue((state for _item, state in theirs), clock.today())
    return rows_of((one for one in found if one.to != "above" and (one.to != "lead" or one.item not in inner)), items)


@allowed(Action.OVERSEE)
def queue_page(request: SignedInRequest) -> HttpResponse:
    """The queue, the longest waiting first, narrowed down by kind."""
    rows, kind = queue_for(request.user), request.GET.get("kind", "")
    counts = Counter(row.reminder.kind for row in rows)
    kinds = [Kind(name, str(words), counts[name]) for name, words in axis_words.REMINDERS.items() if name in counts]  # type: ignore[index]
    chosen = [row for row in rows if not kind or row.reminder.kind == kind]
    page = Paginator(chosen, _A_PAGE).get_page(request.GET.get("page"))
    of_units = any(row.reminder.to == "lead" for row in page)
    shown = {
        "page": page,
        "kinds": kinds,
        "kind": kind,
        "total": len(rows),
        "may_remind": of_units and request.user.standing().may(Action.REMIND_UNITS),
        "parts": parts_of_queue(request.user),
    }
    return render(request, "progress/queue.html", shown)


@require_POST
@allowed(Action.REMIND_UNITS)
def remind(request: SignedInRequest) -> HttpResponse:
    """Remind the units of what was ticked; what they were reminded of a few days ago is left out."""
    ticked = set(request.POST.getlist("remind"))
    sent, quiet = 0, 0
    for row in queue_for(request.user):
        if row.reminder.to != "lead" or f"{row.item.key} {row.reminder.kind}" not in ticked:
            continue
        if row.reminder.quiet:
            quiet += 1
        elif _reminded(request, row.item, row.reminder):
            sent += 1
    if sent:
        messages.success(request, ngettext("Sent %(n)s reminder.", "Sent %(n)s reminders.", sent) % {"n": sent})
    if quiet:
        messages.info(request, _("Left out because the unit was reminded a few days ago: %(n)s") % {"n": quiet})
    if not sent and not quiet:
        messages.info(request, _("Nothing was ticked that still needs a reminder."))
    return redirect("queue")


def _reminded(request: SignedInRequest, item: Item, reminder: Reminder) -> bool:
    try:
        record(item, "remind", request.user, data={"kind": reminder.kind})
    except Refused as error:
        messages.error(request, error.said(page_language()))
        return False
    return True
