"""Proxies at the door: who votes for whom, with the paper that proves it, as far as law and charter let them."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.congress.roll.attendance import Event, standing_events
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.finding_words import finding_words
from luoshi.desk.congress.hall import CHARTER, Hall, hall_of, on_the_wall
from luoshi.desk.congress.models import Congress
from luoshi.desk.congress.standing_in_hall import congress_to_run, may
from luoshi.desk.page_language import page_language

_AT_MOST = 9


@allowed(Action.SEE_CONGRESS)
def proxies(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who is represented by whom, which of it counts now, and what the rules allow."""
    one = object_for(request.user, Congress, pk=pk)
    hall = hall_of(one)
    presence = hall.presence(on_the_wall())
    odd = {each.number: finding_words(each.kind) for each in presence.oddities}
    represented = dict(presence.represented)
    rows = [
        (event, hall.names.get(giver, giver), hall.names.get(event.to, event.to), giver in represented, odd.get(event.number, ""))
        for giver, event in given(hall).items()
    ]  # fmt: skip
    charter = one.entries.filter(kind=CHARTER).order_by("number").last()
    shown = {
        "congress": one, "rule": hall.rule, "title": hall.rule.title[page_language()], "charter": charter, "rows": rows,
        "may_run": may(request, Action.RUN_CONGRESS, one),
    }  # fmt: skip
    return render(request, "congress/proxies.html", shown)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def allow_proxies(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down what the organisation's charter says of proxies; only where the law leaves it to the charter."""
    one = congress_to_run(request, pk)
    most, article = request.POST.get("most", ""), request.POST.get("article", "").strip()[:120]
    if not hall_of(one).rule.charter:
        messages.error(request, _("These rules leave the charter no say in proxies."))
    elif not most.isdecimal() or int(most) > _AT_MOST or not article:
        messages.error(request, _("Write how many proxies one may hold (0 to 9) and the article of the charter."))
    else:
        one.write(CHARTER, {"most": int(most), "article": article}, request.user)
    return redirect("proxies", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def give_proxy(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody who is not there is represented from now on; the paper that proves it is named."""
    one = congress_to_run(request, pk)
    giver, to, proof = (request.POST.get(key, "").strip()[:200] for key in ("delegate", "to", "proof"))
    with one.held():
        why = refusal(hall_of(one), giver, to, proof)
        if why:
            messages.error(request, why)
        else:
            data = {"delegate": giver, "to": to, "note": proof, "at": on_the_wall().isoformat()}
            one.write("proxy", data, request.user)
    return redirect("proxies", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def end_proxy(request: SignedInRequest, pk: int) -> HttpResponse:
    """A proxy was taken back."""
    one = congress_to_run(request, pk)
    giver, note = (request.POST.get(key, "").strip()[:200] for key in ("delegate", "note"))
    with one.held():
        if giver in given(hall_of(one)) and note:
            one.write("proxy-ended", {"delegate": giver, "note": note, "at": on_the_wall().isoformat()}, request.user)
        else:
            messages.error(request, _("This changes nothing: check the number, and give a reason."))
    return redirect("proxies", pk=pk)


def given(hall: Hall) -> dict[str, Event]:
    """The proxies that were given and not taken back, by who gave them."""
    found: dict[str, Event] = {}
    for event in standing_events(hall.events):
        if event.kind == "proxy":
            found[event.delegate] = event
        elif event.kind == "proxy-ended":
            found.pop(event.delegate, None)
    return found


def refusal(hall: Hall, giver: str, to: str, proof: str) -> str:
    """Why this proxy cannot be given; empty where it can."""
    now, standing = on_the_wall(), given(hall)
    entitled = set(hall.presence(now).entitled)
    held = Counter(event.to for event in standing.values())
    told = {
        "most": hall.rule.proxies,
        "held": held[to],
        "giver": hall.names.get(giver, giver),
        "to": hall.names.get(to, to),
    }
    reasons = (
        (not hall.rule.proxies, _("These rules know no proxies, or the charter was not written down yet.")),
        (giver not in entitled or to not in entitled, _("Both must be entitled to vote: check the two numbers.")),
        (giver == to, _("Nobody represents themselves.")),
        (giver in hall.inside(now), _("%(giver)s is in the hall and votes in person.")),
        (giver in standing, _("%(giver)s gave a proxy already; it has to be taken back first.")),
        (to in standing, _("%(to)s is represented, and cannot represent others.")),
        (held[giver] > 0, _("%(giver)s represents others: a proxy is not handed on.")),
        (held[to] >= hall.rule.proxies, _("%(to)s holds %(held)s proxies, and %(most)s are allowed.")),
        (not proof, _("Name the paper that proves it, such as the letter and where it is kept.")),
    )
    return next((said % told for wrong, said in reasons if wrong), "")
