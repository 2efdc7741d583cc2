"""Giving items units, days and weights: one by one, many at once, and by taking suggestions over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from luoshi.delivery.refusals import Refused
from luoshi.delivery.state import ItemState
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.page_language import page_language
from luoshi.desk.plans import item_shown, plans_shown
from luoshi.desk.plans.assign_form import AssignForm
from luoshi.desk.plans.bulk_forms import BulkForm
from luoshi.desk.plans.chosen import Chosen, chosen_of
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.names import Names
from luoshi.desk.plans.recording import Stale, record
from luoshi.desk.plans.suggestions import suggestions_for

# A listed part goes with its task, as long as nobody gave it something of its own.
_INHERITED = ("lead", "support", "sponsor", "due")
Refusals = list[tuple[Item, str]]


@require_POST
@allowed(Action.MAKE_PLANS)
def assign_item(request: SignedInRequest, key: str) -> HttpResponse:
    """Save what was entered for one item; where somebody else was quicker, both are shown and nothing is lost."""
    one = item_shown.found(request, key)
    form = AssignForm(one.item_state(), Names(), request.POST)
    if not form.is_valid():
        return item_shown.shown(request, one, form=form, status=422)
    data = form.changes()
    if not data:
        messages.info(request, _("Nothing was different. Nothing was changed."))
        return redirect("item", key=key)
    try:
        assign(one, request.user, data, seen=seen_in(request))
    except Stale as stale:
        return item_shown.shown(request, stale.item, form=form, since=list(stale.since), status=409)
    except Refused as refused:
        return item_shown.shown(request, one, form=form, refused=refused.said(page_language()), status=422)
    messages.success(request, _("Saved."))
    return redirect("item", key=key)


def assign(item: Item, by: Person, data: Mapping[str, Any], *, seen: int | None = None) -> None:
    """Give an item something, and its parts the same where they have nothing of their own. Raises `Refused` and `Stale`."""
    with transaction.atomic():
        before = item.item_state()
        record(item, "assign", by, data=data, seen=seen)
        for part in item.sub_items.filter(kind="part", workflow="draft"):
            has = part.item_state()
            mine = {
                field: value
                for field, value in data.items()
                if field in _INHERITED
                and _stands(has, field) in (None, [], _stands(before, field))
                and _stands(has, field) != value
            }
            if mine:
                record(part, "assign", by, data=mine)


def _stands(state: ItemState, field: str) -> object:
    """What stands in a field, as the data of an entry says it."""
    value = getattr(state, field)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


@require_POST
@allowed(Action.MAKE_PLANS)
def assign_items(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give all rows chosen the same; rows that cannot be given it are named, the others are done."""
    one = object_for(request.user, Plan, pk=pk)
    form = BulkForm(Names(), request.POST)
    if not form.is_valid():
        return plans_shown.shown(request, one, form=form, status=422)
    data, chosen = form.said(), chosen_of(request, one)
    if not data or not chosen:
        words = _("Choose rows first.") if not chosen else _("Say what they shall be given.")
        return plans_shown.shown(request, one, form=form, said=words, status=422)
    done, refused = each(chosen, lambda row: assign(row.item, request.user, data, seen=row.seen))
    return _told(request, one, done, refused)


@require_POST
@allowed(Action.MAKE_PLANS)
def take_suggestions(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take over, for the rows chosen, what the text or last year's plan suggests and is known here."""
    one = object_for(request.user, Plan, pk=pk)
    chosen, known = chosen_of(request, one), Names()
    if not chosen:
        return plans_shown.shown(request, one, said=_("Choose rows first."), status=422)
    with_some = [(row, data) for row in chosen if (data := suggested_data(row.item, known))]
    offered = {row.item.key: data for row, data in with_some}
    done, refused = each(
        [row for row, _data in with_some],
        lambda row: assign(row.item, request.user, offered[row.item.key], seen=row.seen),
    )
    return _told(request, one, done, refused)


@require_POST
@allowed(Action.MAKE_PLANS)
def take_suggestion(request: SignedInRequest, key: str) -> HttpResponse:
    """Take over what is suggested for one item."""
    one = item_shown.found(request, key)
    data = suggested_data(one, Names())
    if not data:
        messages.info(request, _("Nothing that was suggested is known here. Nothing was changed."))
        return redirect("item", key=key)
    try:
        assign(one, request.user, data, seen=seen_in(request))
    except Stale as stale:
        return item_shown.shown(request, stale.item, since=list(stale.since), status=409)
    except Refused as refused:
        return item_shown.shown(request, one, refused=refused.said(page_language()), status=422)
    messages.success(request, _("Saved."))
    return redirect("item", key=key)


def suggested_data(item: Item, known: Names) -> dict[str, Any]:
    """The data of what is suggested for an item and known here."""
    return {one.field: one.data for one in suggestions_for(item, known) if one.data}


def each(chosen: Iterable[Chosen], do: Callable[[Chosen], object]) -> tuple[int, Refusals]:
    """Do something to every row: how many were done, and which were not, with the reason. A row is done whole or not at all."""
    done, refused = 0, list[tuple[Item, str]]()
    with transaction.atomic():
        for row in chosen:
            try:
                do(row)
            except Refused as why:
                refused.append((row.item, why.said(page_language())))
            except Stale as stale:
                names = "、".join(dict.fromkeys(entry.actor_name for entry in stale.since))
                refused.append((row.item, _("%(who)s has changed it since the page was opened.") % {"who": names}))
            else:
                done += 1
    return done, refused


def _told(request: SignedInRequest, one: Plan, done: int, refused: Refusals) -> HttpResponse:
    if done:
        messages.success(request, ngettext("%(n)s row was changed.", "%(n)s rows were changed.", done) % {"n": done})
    if refused:
        return plans_shown.shown(request, one, said=_("These were not changed:"), told=refused, status=409)
    if not done:
        messages.info(request, _("Nothing was different. Nothing was changed."))
    return redirect("plan", pk=one.pk)


def seen_in(request: SignedInRequest, field: str = "seen") -> int | None:
    """The last entry that the page showed, as its form says."""
    said = request.POST.get(field, "")
    return int(said) if said.isdecimal() and len(said) < 18 else None
