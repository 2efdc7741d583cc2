"""The voter's pages: the code of a card, the ballot, one more look at it, and that it is in the box. Nobody signs in, and no session is touched."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from luoshi.congress.elections.steps import step_words
from luoshi.desk.congress.codes import code_in
from luoshi.desk.congress.contest_book import read_state
from luoshi.desk.congress.contests import ContestState, RoundOpen
from luoshi.desk.congress.hall import hall_of
from luoshi.desk.congress.printed import others_note
from luoshi.desk.page_language import page_language
from luoshi.desk.voting.ballot_form import Filled, Paper, filled_in, paper_of
from luoshi.desk.voting.casting import NoVote, card_of, cast
from luoshi.desk.voting.models import Card

_WHY: dict[str, Promise] = {
    "unknown": _("No card has this code. Type it as it is printed on the card."),
    "used": _("This card was used: its ballot is in the box, and there is one for each card. If you have not voted, tell a scrutineer."),
    "over": _("This vote is over: the box was opened."),
    "closed": _("No round is open for this card. If it was called off, you get a new card."),
}  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """The code of the card, typed or scanned."""
    typed = request.POST.get("code", "")
    if request.method == "POST":
        code = code_in(typed)
        if code:
            return redirect("vote-with", code=code)
    why = _WHY["unknown"] if request.method == "POST" else ""
    return render(request, "voting/code.html", {"why": why}, status=422 if why else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables("filled", "shown")
def vote(request: HttpRequest, code: str) -> HttpResponse:
    """The ballot of a card; what was filled in is shown once more before it goes into the box."""
    code = code_in(code)
    try:
        card = card_of(code)
        state, one = _open_round(card)
    except NoVote as error:
        return render(
            request, "voting/code.html", {"why": _WHY[error.why]}, status=404 if error.why == "unknown" else 409
        )
    paper = paper_of(state, one)
    filled = filled_in(request.POST.dict(), one, paper) if request.method == "POST" else None
    if filled is not None and not filled.wrong and request.POST.get("do") == "cast":
        return _cast(request, code, filled)
    again = filled is not None and not filled.wrong and request.POST.get("do") == "look"
    shown = _shown(request, card, state, one, paper)
    shown |= {"filled": filled, "marks": _chosen(one, paper, filled), "written": _written(paper, filled)}
    wrong = filled is not None and bool(filled.wrong)
    return render(request, "voting/look.html" if again else "voting/ballot.html", shown, status=422 if wrong else 200)


@sensitive_variables("filled")
def _cast(request: HttpRequest, code: str, filled: Filled) -> HttpResponse:
    try:
        cast(code, filled.ballot)
    except NoVote as error:
        return render(request, "voting/code.html", {"why": _WHY[error.why]}, status=409)
    # Shown at once, not after going to another page: nothing that says who has just voted is kept anywhere.
    return render(request, "voting/done.html")


def _open_round(card: Card) -> tuple[ContestState, RoundOpen]:
    state = read_state(card.box.contest)
    if state.open is None or state.open.line != card.box.line:
        raise NoVote("closed")
    return state, state.open


def _shown(request: HttpRequest, card: Card, state: ContestState, one: RoundOpen, paper: Paper) -> dict[str, object]:
    language = page_language()
    stored = card.box.contest
    names = hall_of(stored.congress).names
    return {
        "congress": stored.congress, "contest": stored, "round": one, "round_name": step_words(language)[one.kind],
        "paper": paper, "others_note": others_note(state.contest.ruleset) if paper.lines else "", "path": request.path,
        "name": names.get(card.delegate, card.delegate),
        "holder": names.get(card.holder, "") if card.holder != card.delegate else "",
    }  # fmt: skip


def _chosen(one: RoundOpen, paper: Paper, filled: Filled | None) -> list[tuple[str, str]]:
    """Each candidate with the mark that it has so far: a sign, a rank, or nothing."""
    if filled is None:
        return [(each.name, "") for each in one.candidates]
    ballot = filled.ballot
    signs = {
        who: sign
        for sign, part in (("○", ballot.support), ("×", ballot.against), ("△", ballot.abstain))
        for who in part
    }
    if paper.kind == "ranking":
        signs = {who: str(rank) for rank, who in enumerate(ballot.support, 1)}
    return [(each.name, signs.get(each.id, "")) for each in one.candidates]


def _written(paper: Paper, filled: Filled | None) -> list[str]:
    written = list(filled.ballot.write_in) if filled else []
    return [*written, *[""] * paper.lines][: paper.lines]
