"""The projector: large type, one thing at a time, looks again by itself without any script."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.contest_book import read_state
from luoshi.desk.congress.hall import hall_of, on_the_wall
from luoshi.desk.congress.models import Congress
from luoshi.desk.congress.results import shown_result
from luoshi.desk.page_language import page_language

_SHOWS = ("agenda", "quorum", "result")


@never_cache
@allowed(Action.SEE_CONGRESS)
def screen(request: SignedInRequest, pk: int) -> HttpResponse:
    """What the secretariat chose, or what the address asks for: `?show=agenda`, `quorum`, `result`."""
    one = object_for(request.user, Congress, pk=pk)
    asked = request.GET.get("show", "")
    chosen = one.entries.filter(kind="screen").last()
    show = asked if asked in _SHOWS else chosen.data["show"] if chosen else "agenda"
    shown: dict[str, object] = {"congress": one, "show": show, "now": on_the_wall()}
    if show == "agenda":
        shown["sittings"] = one.sittings.prefetch_related("items")
    elif show == "quorum":
        shown["proof"] = proof = hall_of(one).proof(on_the_wall())
        shown["said"] = proof.words(page_language())
    else:
        shown |= _result(one, chosen.data.get("contest", 0) if chosen else 0)
    return render(request, "congress/screen.html", shown)


def _result(one: Congress, wanted: int) -> dict[str, object]:
    """The last counted round of the election that was chosen, else of the last one that has any."""
    contests = [each for each in one.contests.all() if each.pk == wanted] or list(one.contests.order_by("-pk")[:3])
    for contest in contests:
        counted = [each.counted for each in read_state(contest).rounds if each.counted]
        if counted:
            return {"contest": contest, "result": shown_result(counted[-1], page_language())}
    return {"contest": contests[0] if contests else None, "result": None}
