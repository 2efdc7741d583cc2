"""Pages about the roll: bringing it in from a list, and what the credentials committee reports."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luoshi.congress.record import credentials_paper
from luoshi.congress.roll import Credentials, Delegate, credentials_report
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.downloads import docx_of
from luoshi.desk.congress.entered_once import entered_once
from luoshi.desk.congress.finding_words import finding_words, trait_words
from luoshi.desk.congress.forms import RollForm
from luoshi.desk.congress.hall import DOOR
from luoshi.desk.congress.models import Congress, ElectoralUnit, ListedDelegate
from luoshi.desk.congress.roll_preview import as_looked_at, called, left_out, previewed, too_long
from luoshi.desk.congress.set_up import keep
from luoshi.desk.congress.standing_in_hall import congress_to_run, may
from luoshi.desk.page_language import page_language
from luoshi.exchange.messages import in_chinese
from luoshi.exchange.roll_in import read_allotted, read_roll
from luoshi.reading.errors import UnreadableSource


@allowed(Action.SEE_CONGRESS)
def credentials(request: SignedInRequest, pk: int) -> HttpResponse:
    """The credentials report of the roll as it was brought in."""
    one = object_for(request.user, Congress, pk=pk)
    report = report_of(one)
    names = {row.number: row.name for row in one.delegates.all()}
    shown = {
        "congress": one,
        "report": report,
        "traits": [(trait_words(trait), counted) for trait, counted in report.traits],
        "findings": [
            (finding_words(one_.kind), "、".join(called(about, names) for about in one_.about))
            for one_ in report.findings
        ],
        "may_run": may(request, Action.RUN_CONGRESS, one),
    }
    return render(request, "congress/credentials.html", shown)


@allowed(Action.SEE_CONGRESS)
def credentials_docx(request: SignedInRequest, pk: int) -> HttpResponse:
    """The credentials report as a document."""
    one = object_for(request.user, Congress, pk=pk)
    return docx_of(credentials_paper(report_of(one), meeting=one.title), clock.today())


@allowed(Action.RUN_CONGRESS)
def bring_in_roll(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring the roll in, or look at it first; once somebody has checked in, only lines of the book change who is entitled."""
    one = congress_to_run(request, pk)
    if request.method == "POST" and "looked_at" in request.POST:
        return _bring_in_what_was_looked_at(request, one)
    form = RollForm(request.POST or None, request.FILES or None)
    shown: dict[str, object] = {"form": form, "congress": one}
    if request.method == "POST" and form.is_valid():
        roll, units = form.cleaned_data["roll"], form.cleaned_data["units"]
        try:
            read = read_roll(roll.read(), name=roll.name)
            allotted = read_allotted(units.read(), name=units.name) if units else {}
        except UnreadableSource as error:
            form.add_error(None, in_chinese(str(error)) if page_language() == "zh" else str(error))
        else:
            for said in wrong_with(one, read.delegates):
                form.add_error("roll", said)
            if request.POST.get("do") == "look":
                shown |= previewed(one, read, allotted)
            elif not form.errors:
                for line in left_out(read):
                    messages.warning(request, line)
                return _bring_in(request, one, read.delegates, allotted)
    return render(request, "congress/roll_form.html", shown, status=422 if form.errors else 200)


def _bring_in_what_was_looked_at(request: SignedInRequest, one: Congress) -> HttpResponse:
    """The roll comes back as we sent it, signed; a page from yesterday, or of another congress, is asked for anew."""
    found = as_looked_at(one, request.POST["looked_at"])
    wrong = [_("Choose the list again: what was looked at is too old.")] if found is None else wrong_with(one, found[0])
    if found is None or wrong:
        for line in wrong:
            messages.error(request, line)
        return redirect("bring-in-roll", pk=one.pk)
    return _bring_in(request, one, *found)


@entered_once
def _bring_in(
    request: SignedInRequest, one: Congress, delegates: Sequence[Delegate], allotted: dict[str, int]
) -> HttpResponse:
    keep_roll(one, delegates, allotted)
    keep(one, request.user)
    messages.success(request, _("%(n)s people are on the roll.") % {"n": len(delegates)})
    return redirect("credentials", pk=one.pk)


def wrong_with(one: Congress, delegates: Sequence[Delegate]) -> list[str]:
    """Why this roll cannot be brought in; nothing where it can."""
    if not delegates:
        return [_("The list has no names in it.")]
    if one.entries.filter(kind__in=DOOR).exists():
        return [
            _(
                "Somebody has checked in already. The roll stays; seat or unseat delegates in the attendance book instead."
            )
        ]
    numbers = [each.id for each in delegates]
    doubles = sorted({number for number in numbers if numbers.count(number) > 1})
    if doubles:
        said = _("More than one person has the number %(numbers)s. Give each a number of their own (代表证号).")
        return [said % {"numbers": "、".join(doubles)}]
    return too_long(delegates)


def keep_roll(one: Congress, delegates: Sequence[Delegate], allotted: dict[str, int]) -> None:
    """Put this roll in the place of the one before."""
    with transaction.atomic():
        one.delegates.all().delete()
        one.electoral_units.all().delete()
        ElectoralUnit.objects.bulk_create(
            ElectoralUnit(congress=one, name=name, allotted=places) for name, places in allotted.items()
        )
        ListedDelegate.objects.bulk_create(
            ListedDelegate(
                congress=one, number=each.id, name=each.name, electoral_unit=each.unit, voting=each.voting,
                valid=each.valid, reason=each.reason, traits=dict(each.traits),
            )
            for each in delegates
        )  # fmt: skip


def report_of(one: Congress) -> Credentials:
    """The credentials report of a congress."""
    allotted = {unit.name: unit.allotted for unit in one.electoral_units.all()}
    return credentials_report([row.delegate for row in one.delegates.all()], allotted or None)
