"""Pages about motions: who owes an answer and until when; handing out, six months where it is hard, and answering."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.congress.suggestions.clocks import ARTICLE
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Unit
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.models import Congress, Entry
from luoshi.desk.congress.motions import HandedOut, motions_in
from luoshi.desk.congress.report_pages import found_report
from luoshi.desk.congress.standing_in_hall import may
from luoshi.desk.progress.working_for import unit_ids_of


class Shown(NamedTuple):
    """A motion as the page shows it: its proposers by name, those who have yet to be told, and whether one may answer it."""

    motion: HandedOut
    proposers: list[str]
    untold: list[str]
    may_answer: bool


@allowed(Action.SEE_CONGRESS)
def motions(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every motion of a congress, what is owed first."""
    one = object_for(request.user, Congress, pk=pk)
    runs, mine = may(request, Action.RUN_CONGRESS, one), unit_ids_of(request.user)
    names = {row.number: row.name for row in one.delegates.all()}
    found = motions_in(Entry.objects.filter(congress=one), clock.today())
    rows = [
        Shown(each, [names.get(who, who) for who in each.suggestion.proposers], [names.get(who, who) for who in each.untold], runs or each.unit in mine)
        for each in found
    ]  # fmt: skip
    shown = {
        "congress": one, "rows": rows, "open": sum(each.is_open for each in found),
        "over": sum(each.clock.state == "overdue" for each in found), "may_run": runs, "article": ARTICLE,
    }  # fmt: skip
    return render(request, "congress/motions.html", shown)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def hand_out(request: SignedInRequest, pk: int) -> HttpResponse:
    """A suggestion on a report becomes a motion: the unit that owes the answer, from today on."""
    stored, state = found_report(request, pk, to_run=True)
    said, wanted = request.POST.get("suggestion", ""), request.POST.get("unit", "")
    unit = Unit.objects.filter(pk=int(wanted) if wanted.isdecimal() else 0, closed_on=None).first()
    there = stored.entries.filter(kind="motion", data__suggestion=said).exists()
    if said not in {each.id for each in state.suggestions} or unit is None or there:
        messages.error(request, _("Choose a suggestion that is no motion yet, and a unit. Nothing was changed."))
        return redirect("report", pk=pk)
    data = {"suggestion": said, "unit": unit.pk, "unit_name": unit.name, "day": clock.today().isoformat()}
    stored.congress.write("motion", data, request.user, report=stored)
    return redirect("motions", pk=stored.congress_id)


@require_POST
@allowed(Action.SEE_CONGRESS)
@entered_once
def answer_motion(request: SignedInRequest, pk: int) -> HttpResponse:
    """What the unit answers; entered by somebody of the unit, or by the secretariat. A later answer corrects an earlier one."""
    line = _motion(request, pk)
    said = request.POST.get("said", "").strip()[:2000]
    if not said:
        messages.error(request, _("Write the answer. Nothing was changed."))
    else:
        data = {"motion": line.number, "said": said, "day": clock.today().isoformat()}
        line.congress.write("motion-answered", data, request.user, report=line.report)
        messages.success(request, _("The answer is entered; its proposers find it on their first page."))
    return _back(request, line)


@require_POST
@allowed(Action.RUN_CONGRESS)
@entered_once
def find_hard(request: SignedInRequest, pk: int) -> HttpResponse:
    """The motion is found to be hard: six months instead of three, with the reason."""
    line, why = _motion(request, pk, to_run=True), request.POST.get("why", "").strip()[:200]
    answered = line.congress.entries.filter(kind="motion-answered", data__motion=line.number).exists()
    if not why or answered:
        messages.error(request, _("Say why it needs six months, before it is answered. Nothing was changed."))
    else:
        line.congress.write("motion-hard", {"motion": line.number, "why": why}, request.user, report=line.report)
    return _back(request, line)


def _motion(request: SignedInRequest, pk: int, *, to_run: bool = False) -> Entry:
    """The line that handed a motion out, for its unit or whoever runs the congress; Http404 for everybody else."""
    line = Entry.objects.filter(pk=pk, kind="motion").select_related("congress", "report").first()
    if line is None:
        raise Http404
    mine = not to_run and line.data["unit"] in unit_ids_of(request.user)
    if not mine and not may(request, Action.RUN_CONGRESS, line.congress):
        raise Http404
    return line


def _back(request: SignedInRequest, line: Entry) -> HttpResponse:
    """To the inbox where it was answered there; else to the motions of the congress."""
    return redirect("inbox") if request.POST.get("from") == "inbox" else redirect("motions", pk=line.congress_id)
