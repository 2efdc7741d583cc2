"""Pages about the record: who spoke, what was resolved by how many votes; minutes, agenda and resolutions as documents."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.congress.record import agenda_of, minutes_of, resolution_of
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.bodies import bodies_of
from luoshi.desk.congress.book_seal import book_seal
from luoshi.desk.congress.downloads import as_file, docx_of
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.hall import on_the_wall
from luoshi.desk.congress.minutes import planned, record_of
from luoshi.desk.congress.models import Congress, StoredItem
from luoshi.desk.congress.standing_in_hall import congress_to_run, may
from luoshi.desk.congress.whole_numbers import is_whole
from luoshi.desk.page_language import page_language
from luoshi.exchange.akoma_ntoso import meeting_to_akn
from luoshi.exchange.popolo import popolo_data


@allowed(Action.SEE_CONGRESS)
def minutes(request: SignedInRequest, pk: int) -> HttpResponse:
    """The minutes as they are now, and the forms with which the record is kept."""
    one = object_for(request.user, Congress, pk=pk)
    meeting, seal = record_of(one), book_seal(one)
    votes = [(each, each.vote.words(page_language()) if each.vote else ()) for each in meeting.resolutions()]
    items = (
        StoredItem.objects.filter(sitting__congress=one).select_related("sitting").order_by("sitting__number", "number")
    )
    shown = {
        "congress": one, "held": meeting.sittings, "book": seal, "broken": seal.broken.said(page_language()) if seal.broken else "", "paper": minutes_of(meeting), "votes": votes, "items": items,
        "may_run": may(request, Action.RUN_CONGRESS, one),
    }  # fmt: skip
    return render(request, "congress/minutes.html", shown)


@allowed(Action.SEE_CONGRESS)
def paper(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """Minutes, agenda or one resolution (r and its number) as a document; the record for other programs (popolo, akoma-ntoso)."""
    one = object_for(request.user, Congress, pk=pk)
    meeting = record_of(one)
    if kind in {"minutes", "agenda"}:
        return docx_of(minutes_of(meeting) if kind == "minutes" else agenda_of(planned(one)), clock.today())
    if kind == "popolo":
        bodies, holdings = bodies_of(one)
        roll = [row.delegate for row in one.delegates.all()]
        data = json.dumps(popolo_data(roll, bodies, holdings, meeting), ensure_ascii=False, indent=1)
        return as_file(data.encode(), f"{one.title}.json", "application/json")
    if kind == "akoma-ntoso" and meeting.sittings:
        return as_file(meeting_to_akn(meeting, slug=f"congress-{one.pk}"), f"{one.title}.xml", "application/xml")
    found = next((each for each in meeting.resolutions() if each.id == kind), None)
    if found is None:
        raise Http404
    return docx_of(resolution_of(meeting, found), clock.today())


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def speech(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody took the floor under an item."""
    one = congress_to_run(request, pk)
    item = object_for(request.user, StoredItem, pk=_number(request.POST.get("item", "")), sitting__congress=one)
    person, role, said = (request.POST.get(key, "").strip() for key in ("person", "role", "said"))
    if person:
        one.write(
            "spoke", {"item": item.pk, "person": person[:60], "role": role[:60], "said": said[:2000]}, request.user
        )
    else:
        messages.error(request, _("Write who spoke. Nothing was changed."))
    return redirect("minutes", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def resolve(request: SignedInRequest, pk: int) -> HttpResponse:
    """A text was put to the vote: the quorum is proven at this moment."""
    one = congress_to_run(request, pk)
    item = object_for(request.user, StoredItem, pk=_number(request.POST.get("item", "")), sitting__congress=one)
    about = request.POST.get("about", "").strip()[:120]
    wording = [line.strip() for line in request.POST.get("wording", "").splitlines() if line.strip()]
    votes = vote_given(request)
    if not about or not wording or votes is None:
        messages.error(request, _("Write what it is about, its text, and three whole numbers. Nothing was changed."))
    else:
        one.write("resolved", {"item": item.pk, "about": about, "wording": wording, **votes}, request.user)
    return redirect("minutes", pk=pk)


def vote_given(request: SignedInRequest) -> dict[str, object] | None:
    """The votes in a form, with the moment and the base; None where they are no whole numbers."""
    given = {key: request.POST.get(key, "") for key in ("in_favour", "against", "abstain")}
    if not all(is_whole(value) for value in given.values()):
        return None
    base = "present" if request.POST.get("base") == "present" else "entitled"
    return {**{key: int(value) for key, value in given.items()}, "base": base, "at": on_the_wall().isoformat()}


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else 0
