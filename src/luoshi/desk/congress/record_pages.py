"""Pages about the record: who spoke, what was resolved by how many votes; minutes, agenda and resolutions as documents."""

from __future__ import annotations

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
from luoshi.desk.congress.downloads import docx_of
from luoshi.desk.congress.hall import on_the_wall
from luoshi.desk.congress.minutes import record_of
from luoshi.desk.congress.models import Congress, StoredItem
from luoshi.desk.congress.standing_in_hall import congress_to_run, may, page_language

_PAPERS = {"minutes": minutes_of, "agenda": agenda_of}


@allowed(Action.SEE_CONGRESS)
def minutes(request: SignedInRequest, pk: int) -> HttpResponse:
    """The minutes as they are now, and the forms with which the record is kept."""
    one = object_for(request.user, Congress, pk=pk)
    meeting = record_of(one)
    votes = [(each, each.vote.words(page_language()) if each.vote else ()) for each in meeting.resolutions()]
    items = (
        StoredItem.objects.filter(sitting__congress=one).select_related("sitting").order_by("sitting__number", "number")
    )
    shown = {
        "congress": one, "paper": minutes_of(meeting), "votes": votes, "items": items,
        "may_run": may(request, Action.RUN_CONGRESS, one),
    }  # fmt: skip
    return render(request, "congress/minutes.html", shown)


@allowed(Action.SEE_CONGRESS)
def paper(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """Minutes, agenda or one resolution (r and its number) as a document."""
    one = object_for(request.user, Congress, pk=pk)
    meeting = record_of(one)
    if kind in _PAPERS:
        return docx_of(_PAPERS[kind](meeting), clock.today())
    found = next((each for each in meeting.resolutions() if each.id == kind), None)
    if found is None:
        raise Http404
    return docx_of(resolution_of(meeting, found), clock.today())


@require_POST
@allowed(Action.RUN_CONGRESS)
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
    if not all(value.isdecimal() for value in given.values()):
        return None
    base = "present" if request.POST.get("base") == "present" else "entitled"
    return {**{key: int(value) for key, value in given.items()}, "base": base, "at": on_the_wall().isoformat()}


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else 0
