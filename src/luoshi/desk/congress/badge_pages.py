"""Checking in with badges: the sheet to be printed, and the door, where a scanner types or a telephone follows the address."""

from __future__ import annotations

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from luoshi.congress.roll.attendance import standing_events
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.congress.badges import REISSUED, badge_codes, whose_badge
from luoshi.desk.congress.codes import in_fours
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.hall import Hall, hall_of, on_the_wall
from luoshi.desk.congress.models import Congress
from luoshi.desk.congress.qr import qr_picture
from luoshi.desk.congress.standing_in_hall import congress_to_run
from luoshi.desk.page_language import page_language

_A_SHEET = 60


@never_cache
@allowed(Action.RUN_CONGRESS)
def badges(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everybody's badge, to be printed and cut apart; `delegate` asks for one alone, `unit` for those of a unit."""
    one = congress_to_run(request, pk)
    unit, number = request.GET.get("unit", ""), request.GET.get("delegate", "")
    rows = one.delegates.all()
    rows = rows.filter(electoral_unit=unit) if unit else rows
    rows = rows.filter(number=number) if number else rows
    page = Paginator(rows, _A_SHEET).get_page(request.GET.get("page"))
    codes = badge_codes(one)
    printed = [
        (row, in_fours(codes[row.number]), qr_picture(_address(request, one, codes[row.number]))) for row in page
    ]
    units = [name for name in dict.fromkeys(one.delegates.values_list("electoral_unit", flat=True)) if name]
    shown = {"congress": one, "page": page, "badges": printed, "units": units, "unit": unit}
    return render(request, "congress/badges.html", shown)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def new_badge(request: SignedInRequest, pk: int) -> HttpResponse:
    """A badge was lost: from now on only the new one is read."""
    one = congress_to_run(request, pk)
    number = request.POST.get("delegate", "").strip()
    if not one.delegates.filter(number=number).exists():
        return _door(request, one, wrong=_("Nobody on the roll has the number %(number)s.") % {"number": number})
    one.write(REISSUED, {"delegate": number}, request.user)
    return redirect(f"{reverse('badges', args=[pk])}?delegate={number}")


@never_cache
@allowed(Action.RUN_CONGRESS)
def badge_door(request: SignedInRequest, pk: int) -> HttpResponse:
    """A badge is read: somebody comes or goes. One badge lets one in once, and out once."""
    one = congress_to_run(request, pk)
    if request.method != "POST":
        line = request.GET.get("line", "")
        written = one.entries.filter(kind__in=("in", "out"), number=int(line)).first() if line.isdecimal() else None
        return _door(request, one, done=_said(hall_of(one), written.kind, written.data) if written else "")
    kind = "out" if request.POST.get("kind") == "out" else "in"
    number = whose_badge(one, request.POST.get("code", ""))
    if number is None:
        return _door(request, one, wrong=_("This is no badge of this congress. Nothing was written."), kind=kind)
    with one.held():
        hall = hall_of(one)
        if (number in hall.inside(on_the_wall())) == (kind == "in"):
            return _door(request, one, wrong=_already(hall, number, kind), kind=kind)
        entry = one.write(kind, {"delegate": number, "at": on_the_wall().isoformat()}, request.user)
    return redirect(f"{reverse('badge-door', args=[pk])}?kind={kind}&line={entry.number}")


@never_cache
@allowed(Action.RUN_CONGRESS)
def badge(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """The address on a badge, opened with a telephone: whose it is, and one button."""
    one = congress_to_run(request, pk)
    number = whose_badge(one, code)
    if number is None:
        return _door(request, one, wrong=_("This is no badge of this congress. Nothing was written."))
    inside = number in hall_of(one).inside(on_the_wall())
    row = one.delegates.get(number=number)
    return render(request, "congress/badge.html", {"congress": one, "row": row, "code": code, "inside": inside})


def _door(request: SignedInRequest, one: Congress, *, wrong: str = "", done: str = "", kind: str = "") -> HttpResponse:
    hall = hall_of(one)
    proof = hall.proof(on_the_wall())
    shown = {
        "congress": one, "wrong": wrong, "done": done, "kind": kind or request.GET.get("kind", "in"), "proof": proof,
        "said": proof.words(page_language()),
    }  # fmt: skip
    return render(request, "congress/badge_door.html", shown, status=422 if wrong else 200)


def _said(hall: Hall, kind: str, data: dict[str, str]) -> str:
    number, at = data["delegate"], datetime.fromisoformat(data["at"])
    told = {"number": number, "name": hall.names.get(number, ""), "at": f"{at:%H:%M:%S}"}
    said = (
        _("%(number)s %(name)s: checked in at %(at)s.")
        if kind == "in"
        else _("%(number)s %(name)s: checked out at %(at)s.")
    )
    one = next((each for each in hall.roll if each.id == number), None)
    if one is not None and number not in hall.presence(on_the_wall()).entitled:
        said += " " + (_("No valid credentials: does not count.") if one.voting else _("Attends without a vote."))
    return said % told


def _already(hall: Hall, number: str, kind: str) -> str:
    """Why this badge cannot be used this way now, with the time of the last line about it."""
    lines = [
        event for event in standing_events(hall.events) if event.delegate == number and event.kind in {"in", "out"}
    ]
    told = {"number": number, "name": hall.names[number], "at": f"{lines[-1].at:%H:%M:%S}" if lines else ""}
    if kind == "in":
        return _("%(number)s %(name)s has been inside since %(at)s. Nothing was written.") % told
    if not lines:
        return _("%(number)s %(name)s has not come in yet. Nothing was written.") % told
    return _("%(number)s %(name)s went out at %(at)s. Nothing was written.") % told


def _address(request: SignedInRequest, one: Congress, code: str) -> str:
    return request.build_absolute_uri(reverse("badge", args=[one.pk, code]))
