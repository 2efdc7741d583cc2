"""Issuing what was adopted, with one click: the document is made, read, and its draft plan waits."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.adopted_texts import KINDS, adopted_texts
from luoshi.desk.congress.hall import hall_of
from luoshi.desk.congress.issuing import NotAsAdopted, issue
from luoshi.desk.congress.models import Congress, Entry
from luoshi.desk.congress.standing_in_hall import may
from luoshi.desk.documents.models import StoredReading
from luoshi.desk.plans.opening import open_plan


@require_POST
@allowed(Action.SEE_CONGRESS)
def issue_text(request: SignedInRequest, pk: int, vote: int) -> HttpResponse:
    """Issue the text that this vote adopted; whoever makes plans gets its plan at once, else it waits for them."""
    one = object_for(request.user, Congress, pk=pk)
    makes_plans = request.user.standing().may(Action.MAKE_PLANS)
    if not makes_plans and not may(request, Action.RUN_CONGRESS, one):
        raise PermissionDenied
    lines = one.entries.filter(kind__in=KINDS).select_related("by")
    text = next((each for each in adopted_texts(hall_of(one), lines) if each.vote.number == vote), None)
    if text is None:
        raise Http404
    try:
        line = issue(one, text, request.user)
    except NotAsAdopted:
        messages.error(request, _("The text is not the one that was voted on. Nothing was issued."))
        return redirect("congress", pk=pk)
    if not makes_plans:
        messages.success(request, _("The adopted text is issued. Its plan waits for the oversight desk."))
        return redirect("congress", pk=pk)
    plan = open_plan(reading_of(line), request.user)
    messages.success(request, _("Every row is a draft. Review them, give them units and days, then hand them out."))
    return redirect("plan", pk=plan.pk)


def reading_of(line: Entry) -> StoredReading:
    """The reading of the text that this line issued; Http404 where it was not made."""
    done = StoredReading.objects.filter(version=line.data["version"], state=StoredReading.State.DONE)
    found = done.order_by("asked_at").first()
    if found is None:
        raise Http404
    return found
