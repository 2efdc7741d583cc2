"""Handing out: one action gives every unit its items; what lacks a lead unit or a due date is named first."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from luoshi.delivery.due_days import due_meaning
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.plans import plans_shown
from luoshi.desk.plans.assigning import Refusals, each
from luoshi.desk.plans.chosen import Chosen, chosen_of
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.recording import record

# Whether words name a last day at all does not depend on the year in which it lies.
_ANY_YEAR = 2000


@require_POST
@allowed(Action.MAKE_PLANS)
def issue_items(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the drafts among the rows chosen, with their parts."""
    one = object_for(request.user, Plan, pk=pk)
    chosen = [row for row in chosen_of(request, one) if row.item.workflow == "draft"]
    if not chosen:
        return plans_shown.shown(request, one, said=_("Choose drafts first: only these can be handed out."), status=422)
    without_day = request.POST.get("without_day") == "1"
    lacking = [(row.item, why) for row in chosen if (why := _lacks(row.item, without_day=without_day))]
    if lacking:
        return _named_first(request, one, chosen, lacking)
    done, refused = each(chosen, lambda row: issue(row.item, request.user, seen=row.seen))
    if done:
        messages.success(
            request, ngettext("%(n)s item was handed out.", "%(n)s items were handed out.", done) % {"n": done}
        )
    if refused:
        return plans_shown.shown(request, one, said=_("These were not handed out:"), told=refused, status=409)
    return redirect("plan", pk=one.pk)


def issue(item: Item, by: Person, *, seen: int | None = None) -> None:
    """Hand an item out, and its parts with it as far as they have a lead unit. Raises `Refused` and `Stale`."""
    with transaction.atomic():
        record(item, "issue", by, seen=seen)
        for part in item.sub_items.filter(kind="part", workflow="draft").exclude(lead=None):
            record(part, "issue", by)


def _lacks(item: Item, *, without_day: bool) -> str:
    missing = [] if item.lead_id else [_("without a lead unit")]
    if item.due is None and not without_day and not is_standing(item):
        missing.append(_("without a due date"))
    return ", ".join(missing)


def is_standing(item: Item) -> bool:
    """Is it a standing duty, which has no last day: by its checklist, or by what the office's table says of when?"""
    words = item.suggested.get("due_words") or ""
    return bool(item.state.get("checklist")) or due_meaning(words, _ANY_YEAR).standing


def _named_first(request: SignedInRequest, one: Plan, chosen: list[Chosen], lacking: Refusals) -> HttpResponse:
    named = {item.key for item, _why in lacking}
    complete = [row.ticket for row in chosen if row.item.key not in named]
    with_lead = [row.ticket for row in chosen if row.item.lead_id]
    words = _("Nothing was handed out yet. These rows are not complete:")
    without_day = with_lead if len(with_lead) > len(complete) else []
    return plans_shown.shown(
        request, one, said=words, told=lacking, status=422, go_on=complete, without_day=without_day
    )


@require_POST
@allowed(Action.MAKE_PLANS)
def freeze_plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Freeze the baseline: from now on the plan shows what it was on this day. Once frozen, it stays so."""
    one = object_for(request.user, Plan, pk=pk)
    Plan.objects.filter(pk=one.pk, frozen_at=None).update(frozen_at=clock.now())
    messages.success(request, _("The baseline is frozen. First due dates and first targets stay visible from now on."))
    return redirect("plan", pk=one.pk)
