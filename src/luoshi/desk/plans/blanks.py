"""Filling in what the text left blank, with name and time."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.delivery.refusals import Refused
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.page_language import page_language
from luoshi.desk.plans import item_shown
from luoshi.desk.plans.assigning import seen_in
from luoshi.desk.plans.recording import Stale, record


@require_POST
@allowed(Action.MAKE_PLANS)
def fill_blank(request: SignedInRequest, key: str) -> HttpResponse:
    """Fill in a blank of an item."""
    one = item_shown.found(request, key)
    said = {"blank": request.POST.get("blank", ""), "value": request.POST.get("value", "").strip()}
    try:
        record(one, "fill_blank", request.user, data=said, seen=seen_in(request))
    except Stale as stale:
        return item_shown.shown(request, stale.item, since=list(stale.since), typed=said["value"], status=409)
    except Refused as refused:
        return item_shown.shown(request, one, refused=refused.said(page_language()), typed=said["value"], status=422)
    messages.success(request, _("Filled in."))
    if request.POST.get("back") == "review":
        return redirect("review", pk=one.plan_id)
    return redirect("item", key=key)
