"""Good practice (好经验): what units have found out, for every unit to see; the item itself opens only to those who may see it."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render

from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.ledger.models import LedgerEntry
from luoshi.desk.plans.models import Item

_NEWEST = 100


class Practice(NamedTuple):
    """One good practice: the item, what was done, when it was marked, and whether the reader may open the item."""

    item: Item
    text: str
    entry: LedgerEntry
    may_open: bool


@allowed(Action.SEE_PROGRESS)
def good_practice(request: SignedInRequest) -> HttpResponse:
    """The newest first; what was taken back by a correction is not there any more."""
    items = {one.key: one for one in Item.objects.filter(state__good_practice=True).select_related("lead")}
    mine = set(scope_for(request.user, Item).filter(key__in=items).values_list("key", flat=True))
    entries = LedgerEntry.objects.filter(action="mark_good_practice", item__in=items).order_by("-number")[:_NEWEST]
    rows = [
        Practice(items[one.item], str(one.entry().facts.get("text") or ""), one, one.item in mine) for one in entries
    ]
    return render(request, "progress/good_practice.html", {"rows": rows})
