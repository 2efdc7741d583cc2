"""Pages about the count of a round: the piles, two tellers' sheets, names written in, signatures, the count, the protocol."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.congress.elections.contest import RoundHeld
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.contest_book import read_state
from luoshi.desk.congress.contest_entry import entered
from luoshi.desk.congress.contests import ContestState, RoundOpen, ballot_data
from luoshi.desk.congress.downloads import as_file
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.models import StoredContest
from luoshi.desk.congress.sheet_rows import ballots_in, rows_of, rows_sent, with_spare
from luoshi.desk.congress.standing_in_hall import must
from luoshi.desk.congress.whole_numbers import is_whole
from luoshi.exchange.protocol.bundle import protocol_files, protocol_zip

_PAPERS = ("issued", "returned", "valid", "invalid", "blank")


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def papers(request: SignedInRequest, pk: int) -> HttpResponse:
    """How many ballots were issued and came back, and the piles as they were counted by hand."""
    stored = object_for(request.user, StoredContest, pk=pk)
    must(request, Action.RUN_CONGRESS, stored.congress)
    given = {key: request.POST.get(key, "") for key in _PAPERS}
    if not all(is_whole(value) for value in given.values()):
        messages.error(request, _("Write whole numbers in all five fields. Nothing was changed."))
        return redirect("contest", pk=pk)
    return entered(request, stored, "papers", {key: int(value) for key, value in given.items()})


@allowed(Action.ENTER_TALLY)
@entered_once
def sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """One teller's sheet: what this teller counted, entered without sight of the other's."""
    stored = object_for(request.user, StoredContest, pk=pk)
    must(request, Action.ENTER_TALLY, stored.congress)
    state = read_state(stored)
    one = _open_for(request, state, "teller")
    if one.on_screens:
        raise Http404
    rules = state.contest.ruleset
    ranked = state.choices.get("marks", rules.rule("marks")) == "ranking"
    rows = rows_of(one.sheets.get(request.user.name), one.candidates, ranked=ranked)
    wrong: list[str] = []
    if request.method == "POST":
        rows = rows_sent(request.POST.dict(), one.candidates)
        ballots, wrong = ballots_in(rows, one.candidates, ranked=ranked)
        if "more" not in request.POST and not wrong:
            kept = [ballot_data(ballot, count) for ballot, count in sorted(ballots.items()) if count]
            messages.success(request, _("Your sheet is entered: %(n)s ballots.") % {"n": ballots.total()})
            return entered(request, stored, "entered", {"teller": request.user.name, "ballots": kept})
        wrong = [] if "more" in request.POST else wrong
    spare = with_spare(rows, one.candidates, 12 if "more" in request.POST else 4)
    shown = {
        "contest": stored, "congress": stored.congress, "round": one, "rows": [(row, list(zip(row.marks, one.candidates, strict=True))) for row in spare],
        "wrong": wrong, "ranked": ranked, "weighted": rules.rule("weights") not in {"none", ""},
        "write_in": rules.rule("write_in") != "none", "papers": one.papers,
    }  # fmt: skip
    return render(request, "congress/sheet.html", shown, status=422 if wrong else 200)


@require_POST
@allowed(Action.SEE_CONGRESS)
@entered_once
def find(request: SignedInRequest, pk: int) -> HttpResponse:
    """One person's word on who is meant by a name written in; it stands once a second person says the same."""
    stored = object_for(request.user, StoredContest, pk=pk)
    _open_for(request, read_state(stored), "teller", "scrutineer")
    written, meant = (request.POST.get(key, "").strip()[:60] for key in ("written", "meant"))
    if not written:
        raise Http404
    nobody = "nobody" in request.POST
    data = {"written": written, "meant": None if nobody else meant or written, "by": request.user.name}
    return entered(request, stored, "found", data)


@require_POST
@allowed(Action.SIGN_COUNT)
@entered_once
def sign(request: SignedInRequest, pk: int) -> HttpResponse:
    """A scrutineer signs the count as it stands; what changes afterwards has to be signed anew."""
    stored = object_for(request.user, StoredContest, pk=pk)
    must(request, Action.SIGN_COUNT, stored.congress)
    one = _open_for(request, read_state(stored), "scrutineer")
    if not one.told or not one.papers:
        messages.error(request, _("There is nothing to sign yet: the piles and two sheets come first."))
        return redirect("contest", pk=pk)
    return entered(request, stored, "signed", {"name": request.user.name})


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def close_count(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close the count: only where nothing keeps it open; the result is counted at once."""
    stored = object_for(request.user, StoredContest, pk=pk)
    must(request, Action.RUN_CONGRESS, stored.congress)
    if read_state(stored).open is None:
        messages.error(request, _("No round is open."))
        return redirect("contest", pk=pk)
    return entered(request, stored, "counted", {})


@allowed(Action.SEE_CONGRESS)
def protocol(request: SignedInRequest, pk: int, line: int) -> HttpResponse:
    """The bundle of a counted round: anybody can count it anew with it."""
    stored = object_for(request.user, StoredContest, pk=pk)
    held = counted_round(read_state(stored), line)
    bundle = protocol_zip(protocol_files(held.election, held.result))
    return as_file(bundle, f"{stored.office}-{line}-protocol.zip", "application/zip")


def counted_round(state: ContestState, line: int) -> RoundHeld:
    """The counted round that this line of the book opened; Http404 where there is none."""
    found = next((one.counted for one in state.rounds if one.line == line), None)
    if found is None:
        raise Http404
    return found


def _open_for(request: SignedInRequest, state: ContestState, *offices: str) -> RoundOpen:
    """The open round, for somebody who has one of these offices at it."""
    if state.open is None:
        raise Http404
    if not state.offices_of(request.user) & set(offices):
        raise PermissionDenied
    return state.open
