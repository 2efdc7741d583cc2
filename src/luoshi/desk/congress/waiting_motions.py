"""Motions where people look first: on the desk's queue, in the inbox of the unit that owes an answer, on the proposer's first page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.desk import clock
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.congress.models import Entry
from luoshi.desk.congress.motions import HandedOut, motions_in
from luoshi.desk.congress.my_answers import answers_for
from luoshi.desk.frame.home import Waiting, finds_waiting
from luoshi.desk.plans.item_shown import Part
from luoshi.desk.progress.parts_beside import adds_to_inbox, adds_to_queue
from luoshi.desk.progress.working_for import unit_ids_of


@adds_to_queue
def owed_by_units(person: Person) -> Part | None:
    """Every motion without an answer in the congresses that one may see; None where nothing is owed."""
    owed = [one for one in motions_in(scope_for(person, Entry), clock.today()) if one.is_open]
    return Part("congress/part_motions.html", {"motions": owed, "here": "queue"}) if owed else None


@adds_to_inbox
def owed_by_mine(person: Person) -> Part | None:
    """What one's own units have to answer, with the form for it; and whether answers wait to be read."""
    owed, answers = _owed_by(unit_ids_of(person)), answers_for(person)
    if not owed and not answers:
        return None
    return Part("congress/part_motions.html", {"motions": owed, "here": "inbox", "answers": len(answers)})


@finds_waiting
def motions_waiting(person: Person) -> Iterator[Waiting]:
    """Answers to read; motions to answer; motions that are overdue, for whoever oversees."""
    who = person.standing()
    if who.may(Action.SEE_CONGRESS):
        yield Waiting(_("Answers to what you suggested"), reverse("my-answers"), len(answers_for(person)))
    if who.may(Action.REPORT_PROGRESS):
        yield Waiting(_("Motions to answer"), reverse("inbox") + "#motions", len(_owed_by(unit_ids_of(person))))
    if who.may(Action.OVERSEE) and (part := owed_by_units(person)) is not None:
        over = sum(one.clock.state == "overdue" for one in part.part["motions"])
        yield Waiting(_("Motions whose answer is overdue"), reverse("queue") + "#motions", over)


def _owed_by(units: set[int]) -> list[HandedOut]:
    """The motions to which these units owe an answer."""
    congresses = Entry.objects.filter(kind="motion", data__unit__in=units).values("congress")
    found = motions_in(Entry.objects.filter(congress__in=congresses), clock.today())
    return [one for one in found if one.is_open and one.unit in units]
