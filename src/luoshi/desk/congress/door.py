"""The door of the hall: checking in and out with one click, the quorum at any instant, and the attendance book."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.finding_words import door_words, finding_words
from luoshi.desk.congress.hall import DOOR, hall_of, on_the_wall
from luoshi.desk.congress.models import Congress
from luoshi.desk.congress.standing_in_hall import congress_to_run, may
from luoshi.desk.frame.asked import words_asked
from luoshi.desk.page_language import page_language

_AT_MOST = 100


@allowed(Action.SEE_CONGRESS)
def door(request: SignedInRequest, pk: int) -> HttpResponse:
    """The roll with who is there, narrowed down by name or number."""
    one = object_for(request.user, Congress, pk=pk)
    words = words_asked(request)
    template = "congress/door_rows.html" if request.htmx else "congress/door.html"  # type: ignore[attr-defined]
    return render(request, template, _rows(request, one, words))


@require_POST
@allowed(Action.RUN_CONGRESS)
def at_the_door(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody comes or goes: a line of the book each."""
    one = congress_to_run(request, pk)
    kind, number, words = request.POST.get("kind", ""), request.POST.get("delegate", ""), request.POST.get("q", "")
    with one.held():
        hall = hall_of(one)
        inside = number in hall.inside(on_the_wall())
        # Two people at two doors may click at once: one line is enough.
        if number in hall.names and kind in {"in", "out"} and (kind == "in") != inside:
            one.write(kind, {"delegate": number, "at": on_the_wall().isoformat()}, request.user)
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "congress/door_rows.html", _rows(request, one, words))
    return redirect(f"{reverse('door', args=[pk])}?{urlencode({'q': words})}#d{number}")


@allowed(Action.SEE_CONGRESS)
def book(request: SignedInRequest, pk: int) -> HttpResponse:
    """The attendance book, line by line, and what in it cannot be so; `at` asks about another instant."""
    one = object_for(request.user, Congress, pk=pk)
    hall = hall_of(one)
    at, wrong = _asked(request.GET.get("at", ""))
    presence, proof = hall.presence(at), hall.proof(at)
    odd = {each.number: finding_words(each.kind) for each in presence.oddities}
    voided = {event.voids for event in hall.events if event.kind == "void"}
    lines = [
        (
            event,
            door_words(event.kind),
            hall.names.get(event.delegate, ""),
            odd.get(event.number, ""),
            event.number in voided,
        )
        for event in reversed(hall.events)
    ]
    shown = {
        "congress": one, "lines": lines, "proof": proof, "words": proof.words(page_language()), "at": at, "wrong": wrong,
        "absent": [hall.names[number] for number in presence.absent],
        "may_run": may(request, Action.RUN_CONGRESS, one),
    }  # fmt: skip
    return render(request, "congress/book.html", shown)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def seating(request: SignedInRequest, pk: int) -> HttpResponse:
    """A delegate is seated (补选, recognised) or unseated, with the reason: from then on they count, or no longer do."""
    one = congress_to_run(request, pk)
    kind, number, note = (request.POST.get(key, "").strip() for key in ("kind", "delegate", "note"))
    with one.held():
        hall = hall_of(one)
        voters = {each.id for each in hall.roll if each.voting}
        entitled = number in hall.presence(on_the_wall()).entitled
        if not note or number not in voters or kind not in {"seated", "unseated"} or (kind == "seated") == entitled:
            messages.error(request, _("This changes nothing: check the number, who is entitled, and give a reason."))
        else:
            one.write(kind, {"delegate": number, "note": note[:200], "at": on_the_wall().isoformat()}, request.user)
    return redirect("attendance-book", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def correct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a line of the book back by another line, with the reason."""
    one = congress_to_run(request, pk)
    number, note = request.POST.get("line", ""), request.POST.get("note", "").strip()
    if not note:
        messages.error(request, _("Say why the line is wrong. Nothing was changed."))
    elif number.isdecimal() and one.entries.filter(kind__in=DOOR, number=int(number)).exists():
        one.write("void", {"voids": int(number), "note": note[:200], "at": on_the_wall().isoformat()}, request.user)
    return redirect("attendance-book", pk=pk)


def _asked(written: str) -> tuple[datetime, bool]:
    """The instant asked about, now where none is; and whether what was written is no time."""
    try:
        return (datetime.fromisoformat(written).replace(tzinfo=None) if written else on_the_wall()), False
    except ValueError:
        return on_the_wall(), True


def _rows(request: SignedInRequest, one: Congress, words: str) -> dict[str, object]:
    hall = hall_of(one)
    now = on_the_wall()
    presence, proof = hall.presence(now), hall.proof(now)
    inside = hall.inside(now)
    found = [each for each in hall.roll if _fits(words, each.id, each.name, each.unit)]
    rows = [(each, each.id in inside, each.id in presence.entitled) for each in found[:_AT_MOST]]
    return {
        "congress": one, "rows": rows, "found": len(found), "more": len(found) - len(rows), "words": words,
        "proof": proof, "said": proof.words(page_language()), "guests": len(presence.guests),
        "may_run": may(request, Action.RUN_CONGRESS, one), "listed": len(hall.roll),
    }  # fmt: skip


def _fits(words: str, number: str, name: str, unit: str) -> bool:
    """A number is meant as a whole, words of a name or unit in part; spaces inside names are of no account."""
    plain = "".join(words.split())
    return not plain or plain == number or plain in "".join(name.split()) or plain in unit
