"""The first page after signing in: what waits for one, and how it stands."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render

from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, signed_in
from luoshi.desk.accounts.models import Deputy, Membership, Person
from luoshi.desk.finders import Finders
from luoshi.desk.frame.first_steps import first_steps


class Waiting(NamedTuple):
    """One line of the page: words, where it is dealt with, and how much of it there is."""

    what: str
    url: str
    number: int


finds_waiting = Finders[[Person], Waiting]()
"""Adds a function that says what waits for a person in a room; lines without any are left out."""
finds_standing = Finders[[Person], Waiting]()
"""Adds a function that says how a room stands for a person: figures, none of which asks for anything."""


@signed_in
def home(request: SignedInRequest) -> HttpResponse:
    """What one is today, what has to be done first, what waits, and how it stands."""
    person, today = request.user, clock.today()
    held = Membership.on(today).filter(person=person).select_related("unit")
    instead = Deputy.on(today).filter(deputy=person).select_related("absent")
    waiting = [line for line in finds_waiting.found(person) if line.number]
    stands = list(finds_standing.found(person))
    shown = {
        "memberships": held,
        "stands_in": instead,
        # Where items were handed out the workspace is under way, whatever one of the steps may lack.
        "steps": [] if stands else first_steps(person),
        "waiting": waiting,
        "stands": stands,
        "today": today,
    }
    return render(request, "frame/home.html", shown)
