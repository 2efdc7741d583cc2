"""Looking after a vote on screens: whether there is one, cards, how many were used, and the opening of the box."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.codes import in_fours
from luoshi.desk.congress.contest_book import Refused, read_state
from luoshi.desk.congress.contest_entry import entered
from luoshi.desk.congress.contests import EXTRA, ContestState, RoundOpen
from luoshi.desk.congress.hall import hall_of, on_the_wall
from luoshi.desk.congress.models import StoredContest
from luoshi.desk.congress.qr import qr_picture
from luoshi.desk.congress.standing_in_hall import may, must
from luoshi.desk.voting.handing_out import AT_MOST, Handed, box_of, hand_out, hand_out_again
from luoshi.desk.voting.opening import NotOpened, open_box

_STAYS_CLOSED: dict[str, Promise] = {
    "none": gettext_lazy("No card was handed out yet."),
    "opened": gettext_lazy("The box was opened already."),
    "few": gettext_lazy("Fewer than two have voted: a single ballot would tell whose it is. Wait, or call the round off."),
}  # fmt: skip


@never_cache
@allowed(Action.SEE_CONGRESS)
def box(request: SignedInRequest, pk: int) -> HttpResponse:
    """How the vote on screens goes: cards, and how many were used; never who voted when, nor what."""
    stored = object_for(request.user, StoredContest, pk=pk)
    state = read_state(stored)
    one = state.open if state.open and state.open.on_screens else None
    found = box_of(stored, one) if one else None
    shown = {
        "congress": stored.congress, "contest": stored, "state": state, "round": one, "box": found, "at_most": AT_MOST,
        "cards": found.cards.count() if found else 0, "used": found.cards.filter(used=True).count() if found else 0,
        "may_run": may(request, Action.RUN_CONGRESS, stored.congress),
        "is_scrutineer": "scrutineer" in state.offices_of(request.user),
    }  # fmt: skip
    return render(request, "voting/box.html", shown)


@require_POST
@allowed(Action.RUN_CONGRESS)
def choose_how(request: SignedInRequest, pk: int) -> HttpResponse:
    """From the next round on the vote is on screens, or on paper."""
    stored = _to_run(request, pk)
    how = "screens" if request.POST.get("how") == "screens" else "paper"
    entitled = hall_of(stored.congress).proof(on_the_wall()).entitled
    if how == "screens" and entitled > AT_MOST:
        said = _("%(n)s are entitled, and a vote on screens is for %(most)s at the most. Vote on paper.")
        messages.error(request, said % {"n": entitled, "most": AT_MOST})
        return redirect("box", pk=pk)
    if how == "screens" and EXTRA in stored.choices:
        messages.error(request, _("Ballots that carry more votes than one would be known by it. Vote on paper."))
        return redirect("box", pk=pk)
    entered(request, stored, "voted-by", {"how": how})
    return redirect("box", pk=pk)


@never_cache
@require_POST
@allowed(Action.RUN_CONGRESS)
def cards(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out cards, or a new one in the place of one that was lost. Their codes are shown now and never again."""
    stored = _to_run(request, pk)
    one = _round_on_screens(read_state(stored))
    delegate = request.POST.get("delegate", "").strip()
    if delegate:
        again = hand_out_again(stored, one, delegate)
        handed = [again] if again else []
    else:
        handed = hand_out(stored, one)
    if not handed:
        said = (
            _("There is no unused card of this number.")
            if delegate
            else _("Everybody who was there when the round was opened has a card.")
        )
        messages.error(request, said)
        return redirect("box", pk=pk)
    shown = {"congress": stored.congress, "contest": stored, "cards": [_printed(request, each) for each in handed]}
    return render(request, "voting/cards.html", shown)


@require_POST
@allowed(Action.SIGN_COUNT)
def open_it(request: SignedInRequest, pk: int) -> HttpResponse:
    """A scrutineer opens the box: the vote is over, and what it held stands in the book."""
    stored = object_for(request.user, StoredContest, pk=pk)
    must(request, Action.SIGN_COUNT, stored.congress)
    state = read_state(stored)
    one = _round_on_screens(state)
    if "scrutineer" not in state.offices_of(request.user):
        raise PermissionDenied
    try:
        open_box(stored, state, one, request.user)
    except NotOpened as error:
        messages.error(request, str(_STAYS_CLOSED[error.why]))
        return redirect("box", pk=pk)
    except Refused as error:
        for line in error.lines:
            messages.error(request, line)
    return redirect("contest", pk=pk)


def _to_run(request: SignedInRequest, pk: int) -> StoredContest:
    stored = object_for(request.user, StoredContest, pk=pk)
    must(request, Action.RUN_CONGRESS, stored.congress)
    return stored


def _round_on_screens(state: ContestState) -> RoundOpen:
    if state.open is None or not state.open.on_screens:
        raise Http404
    return state.open


def _printed(request: SignedInRequest, card: Handed) -> dict[str, str]:
    address = request.build_absolute_uri(reverse("vote-with", args=[card.code]))
    return {
        "name": card.name, "holder": card.holder if card.holder != card.name else "", "code": in_fours(card.code),
        "picture": qr_picture(address), "delegate": card.delegate,
    }  # fmt: skip
