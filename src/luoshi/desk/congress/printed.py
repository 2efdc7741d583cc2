"""Paper first: the ballot and the tally sheet of the open round, as pages to be printed."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from luoshi.congress.elections.rule_words import said_parameters
from luoshi.congress.elections.steps import step_words
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.contest_book import read_state
from luoshi.desk.congress.models import StoredContest
from luoshi.desk.page_language import page_language

_FIVES = range(10)


@allowed(Action.SEE_CONGRESS)
def ballot(request: SignedInRequest, pk: int) -> HttpResponse:
    """The ballot: candidates in their order, how many may be marked, lines for others where the rules have them, a place for the seal."""
    return render(request, "congress/ballot.html", _of_open_round(request, pk))


@allowed(Action.SEE_CONGRESS)
def tally_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """The sheet on which a teller keeps strokes, five to a 正."""
    return render(request, "congress/tally_sheet.html", {**_of_open_round(request, pk), "fives": _FIVES})


def _of_open_round(request: SignedInRequest, pk: int) -> dict[str, object]:
    stored = object_for(request.user, StoredContest, pk=pk)
    state, language = read_state(stored), page_language()
    if state.open is None:
        raise Http404
    rules = state.contest.ruleset
    said = {one.key: one.value for one in said_parameters(rules, language)}
    ranked = state.choices.get("marks", rules.rule("marks")) == "ranking"
    return {
        "contest": stored,
        "congress": stored.congress,
        "round": state.open,
        "round_name": step_words(language)[state.open.kind],
        "ranked": ranked,
        "exactly": state.choices.get("marks") == "exactly",
        "only_one": rules.rule("marks") == "one",
        "marks": said.get("marks", ""),
        "write_in": said.get("write_in", ""),
        "lines": range(0 if rules.rule("write_in") == "none" or ranked else state.open.seats),
    }
