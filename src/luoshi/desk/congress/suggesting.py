"""What is done with suggestions: made, merged, answered, told; and the vote that adopts a draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.congress.suggestions import Draft
from luoshi.congress.suggestions.anchor import anchor_at, places_of
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.congress.candidates import names_typed
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.record_pages import vote_given
from luoshi.desk.congress.report_pages import found_report
from luoshi.desk.congress.report_texts import sha256_of

_WISHES = ("change", "add", "delete", "remark")
_DISPOSITIONS = ("adopted", "partly", "not")


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def suggest(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter a suggestion, about a passage of the newest draft or about the whole."""
    stored, state = found_report(request, pk, to_run=True)
    given = {key: request.POST.get(key, "").strip()[:2000] for key in ("quote", "wording", "reason", "group", "wish")}
    numbers = names_typed(request.POST.get("proposers", ""))
    known = set(stored.congress.delegates.filter(number__in=numbers).values_list("number", flat=True))
    strangers = [each for each in numbers if each not in known]
    problem, anchor = "", None
    if state.locked or not state.drafts:
        problem = _("There is no draft that could still be changed. Nothing was changed.")
    elif given["wish"] not in _WISHES or (not numbers and not given["group"]):
        problem = _("Say who proposes it and what is wished. Nothing was changed.")
    elif strangers:
        problem = _("Nobody on the roll has the number %(numbers)s. Nothing was changed.") % {
            "numbers": "、".join(strangers)
        }
    else:
        anchor, problem = _anchor(request, state.drafts[-1], given["quote"])
    if problem:
        messages.error(request, problem)
        return redirect("report", pk=pk)
    data = {
        "day": clock.today().isoformat(), "proposers": numbers, "anchor": anchor, "wish": given["wish"],
        "wording": given["wording"], "reason": given["reason"], "group": given["group"],
    }  # fmt: skip
    stored.congress.write("suggested", data, request.user, report=stored)
    return redirect("report", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def merge(request: SignedInRequest, pk: int) -> HttpResponse:
    """Deal with one suggestion together with another."""
    stored, state = found_report(request, pk, to_run=True)
    one, into = request.POST.get("one", ""), request.POST.get("into", "")
    known = {each.id for each in state.suggestions}
    if {one, into} <= known and one != into:
        reason = request.POST.get("reason", "").strip()[:200]
        stored.congress.write("merged", {"one": one, "into": into, "reason": reason}, request.user, report=stored)
    else:
        messages.error(request, _("Choose two suggestions of this report. Nothing was changed."))
    return redirect("report", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answer a suggestion; one that isn't adopted in full needs a reason."""
    stored, state = found_report(request, pk, to_run=True)
    said = {key: request.POST.get(key, "").strip()[:2000] for key in ("suggestion", "disposition", "reason")}
    if said["suggestion"] not in {each.id for each in state.suggestions} or said["disposition"] not in _DISPOSITIONS:
        messages.error(request, _("Choose an answer first. Nothing was changed."))
    elif said["disposition"] != "adopted" and not said["reason"]:
        messages.error(request, _("Say why it is not adopted in full. Nothing was changed."))
    else:
        data = {**said, "version": state.drafts[-1].number, "day": clock.today().isoformat()}
        stored.congress.write("answered", data, request.user, report=stored)
    return redirect("report", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def tell(request: SignedInRequest, pk: int) -> HttpResponse:
    """A proposer was told what became of the suggestion."""
    stored, state = found_report(request, pk, to_run=True)
    for notice in state.notices:
        if f"{notice.answer.number}-{notice.delegate}" in request.POST.getlist("told"):
            data = {"answer": notice.answer.number, "delegate": notice.delegate, "day": clock.today().isoformat()}
            stored.congress.write("told", data, request.user, report=stored)
    return redirect("report", pk=pk)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def vote(request: SignedInRequest, pk: int) -> HttpResponse:
    """The newest draft was put to the vote; adopted, it is locked."""
    stored, state = found_report(request, pk, to_run=True)
    votes = vote_given(request)
    if state.locked or not state.drafts:
        messages.error(request, _("There is no draft that could still be changed. Nothing was changed."))
    elif votes is None:
        messages.error(request, _("Write three whole numbers. Nothing was changed."))
    else:
        draft = state.drafts[-1]
        said = {"version": draft.number, "digest": draft.digest, "sha256": sha256_of(stored, draft.number), **votes}
        stored.congress.write("voted", said, request.user, report=stored)
    return redirect("report", pk=pk)


def _anchor(request: SignedInRequest, draft: Draft, quote: str) -> tuple[dict[str, object] | None, str]:
    """Where the passage stands, and what is wrong with it: words that stand in several places need the sentence chosen."""
    if not quote:
        return None, ""
    chosen = request.POST.get("start", "")
    places = places_of(draft, quote)
    # The sentence that was clicked, or its part that was left in the field.
    inside = [one for one in places if chosen.isdecimal() and one.start >= int(chosen)]
    if not places:
        return None, _("The newest draft does not say these words. Nothing was changed.")
    if len(places) > 1 and not inside:
        return None, _("These words stand in several places: choose the sentence in the text first.")
    anchor = anchor_at(draft, (inside or places)[0].start, (inside or places)[0].end)
    at = {"version": anchor.version, "start": anchor.span.start, "end": anchor.span.end, "quote": anchor.quote}
    return at, ""
