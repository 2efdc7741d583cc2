"""Pages about the bodies elected: set up, who takes office from which election, who leaves; vacancies by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from luoshi.congress.bodies import state_on
from luoshi.congress.elections.contest import standing
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.bodies import ENDED, bodies_of
from luoshi.desk.congress.contest_book import read_state
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.models import Congress, StoredContest
from luoshi.desk.congress.plenaries import call_plenary, members_of, plenaries_of
from luoshi.desk.congress.standing_in_hall import congress_to_run, may
from luoshi.desk.congress.successions import successions
from luoshi.desk.congress.whole_numbers import is_whole

_LEFT = {
    "term": gettext_lazy("the term ended"),
    "resigned": gettext_lazy("resigned"),
    "removed": gettext_lazy("removed"),
    "died": gettext_lazy("died"),
    "moved": gettext_lazy("moved to another post"),
}
_FINDINGS = {
    "too-many": gettext_lazy("More people than seats"),
    "not-within": gettext_lazy("Lacks the office that this one presupposes"),
    "twice": gettext_lazy("Holds the office twice"),
    "outside-of-term": gettext_lazy("No term runs on this day"),
    "ends-before-it-starts": gettext_lazy("Ends before it starts"),
    "unknown-office": gettext_lazy("The body has no such office"),
}


@allowed(Action.SEE_CONGRESS)
def bodies(request: SignedInRequest, pk: int) -> HttpResponse:
    """The bodies on a day: offices, holders, vacancies, and what cannot be so."""
    one = object_for(request.user, Congress, pk=pk)
    day = _day(request.GET.get("day", "")) or clock.today()
    found, holdings = bodies_of(one)
    states = [(body, state_on(body, holdings, day)) for body in found]
    rows = [
        (body, state, [(_FINDINGS[odd.kind], odd.office, odd.person) for odd in state.findings])
        for body, state in states
    ]
    called = plenaries_of(one)
    shown = {
        "congress": one, "rows": rows, "day": day, "contests": _contests(one, called.values()), "ended": list(_LEFT.items()),
        "followed": {each.body.id for each in successions(one)}, "called": called, "may_run": may(request, Action.RUN_CONGRESS, one),
    }  # fmt: skip
    return render(request, "congress/bodies.html", shown)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def new_body(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set up a body with an office, or add an office to one."""
    one = congress_to_run(request, pk)
    said = {key: request.POST.get(key, "").strip()[:80] for key in ("name", "office", "within", "starts", "ends")}
    seats, term = (request.POST.get(key, "") for key in ("seats", "term"))
    starts, ends = _day(said["starts"]), _day(said["ends"])
    taken = {(body.name, office.name) for body in bodies_of(one)[0] for office in body.offices}
    wrong = not said["name"] or not said["office"] or starts is None or (said["ends"] and ends is None)
    if wrong or not is_whole(seats) or not is_whole(term) or (said["name"], said["office"]) in taken:
        messages.error(
            request, _("Write name, office, seats, term and first day; an office once. Nothing was changed.")
        )
    else:
        one.write("body", {**said, "seats": int(seats), "term": int(term)}, request.user)
    return redirect("bodies", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def take_office(request: SignedInRequest, pk: int) -> HttpResponse:
    """Those whom an announced election elected take an office; nobody is typed."""
    one = congress_to_run(request, pk)
    wanted = request.POST.get("contest", "")
    contest = object_for(request.user, StoredContest, pk=int(wanted) if wanted.isdecimal() else 0)
    if contest not in _contests(one, plenaries_of(one).values()):
        raise Http404
    body, _mark, office = request.POST.get("office", "").partition("|")
    since, state = _day(request.POST.get("since", "")), read_state(contest)
    found, holdings = bodies_of(one)
    known = any(each.id == body and each.office(office) for each in found)
    already = any(each.election == f"e{contest.pk}" and each.office == office for each in holdings)
    if not known or since is None or not state.announced or already:
        messages.error(request, _("Choose an office, a day, and an election that was announced. Nothing was changed."))
        return redirect("bodies", pk=pk)
    names = {candidate.id: candidate.name for candidate in state.candidates}
    people = [names.get(each, each) for each in standing(state.contest).elected]
    how = "by-election" if request.POST.get("how") == "by-election" else "elected"
    data = {"body": body, "office": office, "since": since.isoformat(), "how": how, "people": people}
    one.write("took-office", {**data, "election": f"e{contest.pk}"}, request.user)
    return redirect("bodies", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def first_plenary(request: SignedInRequest, pk: int) -> HttpResponse:
    """Call the first plenary of a body: its roll are those who hold an office in it on that day."""
    one = congress_to_run(request, pk)
    body = next((each for each in bodies_of(one)[0] if each.id == request.POST.get("body", "")), None)
    day = _day(request.POST.get("day", ""))
    state = state_on(body, bodies_of(one)[1], day) if body and day else None
    if body is None or day is None or state is None or not members_of(state):
        messages.error(request, _("Choose a body and a day on which somebody holds office in it. Nothing was changed."))
        return redirect("bodies", pk=pk)
    return redirect("congress", pk=call_plenary(one, body, state, day, request.user).pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def leave_office(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody leaves an office: the last day, and why; the vacancy shows from the next day on."""
    one = congress_to_run(request, pk)
    said = {key: request.POST.get(key, "") for key in ("person", "body", "office", "until", "ended")}
    holds = any(
        (each.person, each.body, each.office) == (said["person"], said["body"], said["office"]) and each.until is None
        for each in bodies_of(one)[1]
    )
    if not holds or _day(said["until"]) is None or said["ended"] not in ENDED:
        messages.error(request, _("Say on which day and why. Nothing was changed."))
    else:
        one.write("left-office", said, request.user)
    return redirect("bodies", pk=pk)


def _contests(one: Congress, plenaries: Iterable[Congress]) -> list[StoredContest]:
    """The elections from which offices are taken: those of the congress, then those of the plenaries that it called."""
    return list(StoredContest.objects.filter(congress__in=[one, *plenaries]).select_related("congress").order_by("pk"))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
