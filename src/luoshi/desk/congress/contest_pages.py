"""Pages about an election: set it up, put up candidates, appoint who counts and watches, open the rounds that the rules allow."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.congress.elections.closing import obstacles
from luoshi.congress.elections.contest import standing
from luoshi.congress.elections.rounds import next_in
from luoshi.congress.elections.rulesets import ruleset
from luoshi.congress.elections.surplus import surplus_range
from luoshi.congress.elections.tellers import Officer, Relatives, conflicts
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.candidates import as_given, in_order, kept, names_typed, places
from luoshi.desk.congress.contest_book import read_state
from luoshi.desk.congress.contest_entry import entered
from luoshi.desk.congress.contest_forms import ContestForm, OfficerForm
from luoshi.desk.congress.contests import ContestState
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.hall import hall_of, on_the_wall
from luoshi.desk.congress.models import StoredContest
from luoshi.desk.congress.results import shown_result
from luoshi.desk.congress.set_up import keep
from luoshi.desk.congress.standing_in_hall import congress_to_run, may, must
from luoshi.desk.congress.whole_numbers import is_whole
from luoshi.desk.page_language import page_language

_ROUNDS = ("preliminary", "final", "tie", "fresh")


@allowed(Action.RUN_CONGRESS)
@entered_once
def new_contest(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set up an election."""
    one = congress_to_run(request, pk)
    asked = {key: request.GET[key][:60] for key in ("office", "seats") if key in request.GET}
    form = ContestForm(request.POST or None, congress=one, initial=asked)
    if request.method == "POST" and form.is_valid():
        form.instance.congress = one
        contest = form.save()
        keep(one, request.user)
        return redirect("contest", pk=contest.pk)
    shown = {"form": form, "congress": one}
    return render(request, "congress/contest_form.html", shown, status=422 if form.errors else 200)


@allowed(Action.SEE_CONGRESS)
def contest(request: SignedInRequest, pk: int) -> HttpResponse:
    """One election: what was decided, what is open, what the rules allow next."""
    stored = object_for(request.user, StoredContest, pk=pk)
    state, language = read_state(stored), page_language()
    moves = next_in(state.contest)
    count = state.count
    offices = state.offices_of(request.user)
    approved = state.contest.ruleset.rule("ballot_order") == "approved"
    shown = {
        "congress": stored.congress,
        "contest": stored,
        "state": state,
        "rules": state.contest.ruleset.names[language],
        "now": standing(state.contest),
        "moves": [(move, move.said.said(language)) for move in moves],
        "rounds": [(one.line, shown_result(one.counted, language)) for one in state.rounds if one.counted],
        "places": [] if approved else places(state.candidates, language),
        "approved": state.candidates if approved else (),
        "surplus": surplus_range(state.contest.ruleset, stored.seats),
        "conflicts": [one.said(language) for one in _conflicts(state)],
        "obstacles": [one.said(language) for one in obstacles(count)] if count else [],
        "written": _written(state),
        "entered": list(state.open.sheets) if state.open else [],
        "is_teller": "teller" in offices,
        "is_scrutineer": "scrutineer" in offices,
        "may_run": may(request, Action.RUN_CONGRESS, stored.congress),
        "officer_form": OfficerForm(congress=stored.congress),
        "delegates": stored.congress.delegates.all(),
    }
    return render(request, "congress/contest.html", shown)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def nominate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put up the list of candidates, from the roll or typed: by surname strokes, or as given where the order was approved above."""
    stored = _to_run(request, pk)
    chosen = stored.congress.delegates.filter(number__in=request.POST.getlist("delegate")).values_list(
        "name", flat=True
    )
    typed = names_typed(request.POST.get("typed", ""))
    # Who is chosen from the roll and typed as well is one person.
    names = [*chosen, *(name for name in typed if name not in set(chosen))]
    approved = ruleset(stored.ruleset).rule("ballot_order") == "approved"
    return entered(request, stored, "nominated", {"candidates": kept(as_given(names) if approved else in_order(names))})


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def appoint(request: SignedInRequest, pk: int) -> HttpResponse:
    """Appoint somebody to count or to watch; who may not is told why."""
    stored = _to_run(request, pk)
    form = OfficerForm(request.POST, congress=stored.congress)
    if not form.is_valid():
        messages.error(request, _("Choose a person and an office first."))
        return redirect("contest", pk=pk)
    person: Person = form.cleaned_data["person"]
    state, office = read_state(stored), form.cleaned_data["office"]
    if any(officer.name == person.name and officer.office == office for officer in state.officers):
        return redirect("contest", pk=pk)
    before = _conflicts(state)
    against = [one for one in _conflicts(state, Officer(person.name, office)) if one not in before]
    lacks = Action.ENTER_TALLY if office == "teller" else Action.SIGN_COUNT
    if not person.standing().may_in(lacks, stored.congress.unit_id):
        messages.error(request, _("%(name)s does not have this role here.") % {"name": person.name})
    elif against:
        for one in against:
            messages.error(request, one.said(page_language()))
    else:
        return entered(request, stored, "appointed", {"name": person.name, "office": office, "person": person.pk})
    return redirect("contest", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def release(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody no longer counts or watches."""
    return entered(request, _to_run(request, pk), "released", {"name": request.POST.get("name", "")[:60]})


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def declare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Two people are near relatives; it holds both ways."""
    stored = _to_run(request, pk)
    first, second = (request.POST.get(key, "").strip()[:60] for key in ("name", "close_to"))
    if not first or not second or first == second:
        messages.error(request, _("Write the names of two people."))
        return redirect("contest", pk=pk)
    return entered(request, stored, "declared", {"name": first, "close_to": second})


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def open_round(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open a round that the rules allow now; who is present is counted from the door at this moment."""
    stored = _to_run(request, pk)
    state, kind = read_state(stored), request.POST.get("round", "")
    move = next((one for one in next_in(state.contest) if one.kind == kind and kind in _ROUNDS), None)
    if move is None or state.open is not None:
        messages.error(request, _("This round is not what comes next. Nothing was changed."))
        return redirect("contest", pk=pk)
    candidates, seats = list(move.candidates), move.seats
    if kind == "fresh":
        staying = set(request.POST.getlist("staying"))
        candidates = [one for one in candidates if one.id in staying]
        candidates = in_order([*(one.name for one in candidates), *names_typed(request.POST.get("typed", ""))])
    if kind == "preliminary":
        asked = request.POST.get("seats", "")
        seats = int(asked) if asked.isdecimal() and 0 < int(asked) <= len(candidates) else seats
    if not candidates:
        messages.error(request, _("Nobody stands. Put up at least one candidate."))
        return redirect("contest", pk=pk)
    now = on_the_wall()
    proof = hall_of(stored.congress).proof(now)
    data = {
        "round": kind, "seats": seats, "candidates": kept(candidates), "entitled": proof.entitled, "present": proof.have,
        "at": now.isoformat(), "known": proof.known,
    }  # fmt: skip
    return entered(request, stored, "round-opened", data)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def call_off(request: SignedInRequest, pk: int) -> HttpResponse:
    """End the open round without a count, with the reason."""
    stored, why = _to_run(request, pk), request.POST.get("why", "").strip()[:200]
    if not why:
        messages.error(request, _("Say why the round is called off. Nothing was changed."))
        return redirect("contest", pk=pk)
    return entered(request, stored, "called-off", {"why": why})


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def reduce(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give up the seats that are left: by whose consent, and where it is recorded."""
    stored = _to_run(request, pk)
    favour, entitled = (request.POST.get(key, "") for key in ("in_favour", "entitled"))
    data = {
        "by": request.POST.get("by", ""), "recorded": request.POST.get("recorded", "").strip()[:200],
        "in_favour": int(favour) if is_whole(favour) else 0, "entitled": int(entitled) if is_whole(entitled) else 0,
    }  # fmt: skip
    return entered(request, stored, "reduced", data)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def announce(request: SignedInRequest, pk: int) -> HttpResponse:
    """The result was announced: from now on it stands in the minutes."""
    stored = _to_run(request, pk)
    state = read_state(stored)
    if standing(state.contest).stage != "complete" or state.announced:
        messages.error(request, _("There is nothing to announce yet."))
        return redirect("contest", pk=pk)
    return entered(request, stored, "announced", {})


def _to_run(request: SignedInRequest, pk: int) -> StoredContest:
    stored = object_for(request.user, StoredContest, pk=pk)
    must(request, Action.RUN_CONGRESS, stored.congress)
    return stored


def _conflicts(state: ContestState, *more: Officer) -> list[Any]:
    return list(conflicts((*state.officers, *more), state.candidates, Relatives(state.relatives)))


def _written(state: ContestState) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """Every name written in, in the open round, with what was found so far; told once two tellers have entered their sheets."""
    one = state.open
    if one is None:
        return []
    names = sorted({name for sheet in one.told for ballot in sheet.ballots for name in ballot.write_in})
    return [(name, [(found.by, found.meant) for found in one.findings if found.written == name]) for name in names]
