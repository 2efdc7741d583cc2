"""Pages about congresses: the list, a new one, and one with its sittings, agenda, reports and elections."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for, scope_for
from luoshi.desk.congress.accounted import KINDS as MARKS
from luoshi.desk.congress.accounted import Accounted, accounted
from luoshi.desk.congress.accounted_pages import tally_of
from luoshi.desk.congress.adopted_texts import KINDS as VOTES
from luoshi.desk.congress.adopted_texts import AdoptedText, adopted_texts
from luoshi.desk.congress.contest_steps import KINDS as STEPS
from luoshi.desk.congress.contest_steps import last_steps
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.forms import CongressForm, ItemForm, SittingForm
from luoshi.desk.congress.hall import hall_of, on_the_wall
from luoshi.desk.congress.models import Congress, StoredItem, StoredSitting
from luoshi.desk.congress.set_up import keep
from luoshi.desk.congress.standing_in_hall import congress_to_run, may
from luoshi.desk.congress.whole_numbers import is_whole
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Plan

_TIMES = ("sitting-opened", "sitting-closed")
_SHOWN = (*_TIMES, *VOTES, *MARKS, *STEPS)


@allowed(Action.SEE_CONGRESS)
def congresses(request: SignedInRequest) -> HttpResponse:
    """The congresses one may see, the newest first."""
    found = scope_for(request.user, Congress).select_related("unit")
    shown = {"congresses": found, "may_run": request.user.standing().may(Action.RUN_CONGRESS)}
    return render(request, "congress/congresses.html", shown)


@allowed(Action.RUN_CONGRESS)
@entered_once
def new_congress(request: SignedInRequest) -> HttpResponse:
    """Set up a congress."""
    form = CongressForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        one = form.save()
        keep(one, request.user)
        return redirect("congress", pk=one.pk)
    return render(request, "congress/congress_form.html", {"form": form}, status=422 if form.errors else 200)


@allowed(Action.SEE_CONGRESS)
def congress(request: SignedInRequest, pk: int) -> HttpResponse:
    """One congress: who is there now, the agenda, the reports, the elections."""
    one = object_for(request.user, Congress, pk=pk)
    return _page(request, one)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def new_sitting(request: SignedInRequest, pk: int) -> HttpResponse:
    """Plan a sitting."""
    one = congress_to_run(request, pk)
    form = SittingForm(request.POST)
    if not form.is_valid():
        return _page(request, one, sitting_form=form)
    with one.held():
        sitting = form.save(commit=False)
        sitting.congress, sitting.number = one, one.sittings.count() + 1
        sitting.save()
        keep(one, request.user)
    return redirect("congress", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def new_item(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put an item on the agenda, behind the others."""
    one = congress_to_run(request, pk)
    form = ItemForm(request.POST, congress=one)
    if not form.is_valid():
        return _page(request, one, item_form=form)
    with one.held():
        item = form.save(commit=False)
        item.number = item.sitting.items.count() + 1
        item.save()
        keep(one, request.user)
    return redirect("congress", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
def sitting_begins_or_ends(request: SignedInRequest, pk: int, what: str) -> HttpResponse:
    """The chair opens or closes a sitting: at its opening the quorum is proven, and written down with its sum."""
    sitting = object_for(request.user, StoredSitting, pk=pk)
    one = congress_to_run(request, sitting.congress_id)
    kind = {"open": "sitting-opened", "close": "sitting-closed"}[what]
    with one.held():
        done = one.entries.filter(kind=kind, data__sitting=sitting.pk).exists()
        opened = one.entries.filter(kind="sitting-opened", data__sitting=sitting.pk).exists()
        if not done and (what == "open" or opened):
            one.write(kind, {"sitting": sitting.pk, "at": on_the_wall().isoformat()}, request.user)
    return redirect("congress", pk=one.pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def on_screen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what the projector shows from now on."""
    one = congress_to_run(request, pk)
    what, contest = request.POST.get("show", ""), request.POST.get("contest", "")
    if what in {"agenda", "quorum", "result"}:
        one.write("screen", {"show": what, "contest": int(contest) if is_whole(contest) else 0}, request.user)
        messages.success(request, _("The projector shows it within five seconds."))
    return redirect("contest", pk=int(contest)) if contest.isdecimal() else redirect("congress", pk=pk)


def _page(
    request: SignedInRequest,
    one: Congress,
    *,
    sitting_form: SittingForm | None = None,
    item_form: ItemForm | None = None,
) -> HttpResponse:
    hall = hall_of(one)
    lines = list(one.entries.filter(kind__in=_SHOWN).select_related("by"))
    adopted = adopted_texts(hall, lines)
    texts = accounted(one, lines=lines) if any(each.issue for each in adopted) else []
    sittings = list(one.sittings.prefetch_related("items"))
    times = [line for line in lines if line.kind in _TIMES]
    at = {(line.kind, line.data["sitting"]): datetime.fromisoformat(line.data["at"]) for line in times}
    shown = {
        "congress": one,
        "proof": hall.proof(on_the_wall()),
        "delegates": len(hall.roll),
        "sittings": [
            (each, at.get(("sitting-opened", each.pk)), at.get(("sitting-closed", each.pk))) for each in sittings
        ],
        "reports": one.reports.select_related("document"),
        "contests": last_steps(one.contests.all(), lines),
        "may_run": may(request, Action.RUN_CONGRESS, one),
        "sitting_form": sitting_form or SittingForm(initial={"place": one.place}),
        "item_form": item_form or ItemForm(congress=one, initial={"sitting": sittings[-1].pk if sittings else None}),
        "language": page_language(),
        "adopted": [(each, _plan_of(each, texts)) for each in adopted],
        "tally": tally_of(texts, adopted),
        "makes_plans": request.user.standing().may(Action.MAKE_PLANS),
        "sees_plans": request.user.standing().may(Action.SEE_PLANS),
    }
    wrong = (sitting_form and sitting_form.errors) or (item_form and item_form.errors)
    return render(request, "congress/congress.html", shown, status=422 if wrong else 200)


def _plan_of(text: AdoptedText, texts: Iterable[Accounted]) -> Plan | None:
    return next((each.plan for each in texts if each.issue == text.issue), None)


def items_of(one: Congress) -> list[StoredItem]:
    """Every item of the agenda in its order."""
    return list(StoredItem.objects.filter(sitting__congress=one).order_by("sitting__number", "number"))
