"""What waits in this room, for the first page: sheets to be entered, counts to be signed, adopted texts without a plan."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.congress.contest_book import read_state
from luoshi.desk.congress.models import Entry, StoredContest
from luoshi.desk.frame.home import Waiting, finds_waiting
from luoshi.desk.plans.models import Plan


@finds_waiting
def counts_waiting(person: Person) -> Iterator[Waiting]:
    """Rounds in which one counts or watches and has not done so yet."""
    who = person.standing()
    if not who.may(Action.ENTER_TALLY) and not who.may(Action.SIGN_COUNT):
        return
    mine = Entry.objects.filter(kind="appointed", data__person=person.pk).values("contest")
    for contest in StoredContest.objects.filter(pk__in=mine).order_by("-pk")[:5]:
        state = read_state(contest)
        offices = state.offices_of(person)
        where = reverse("contest", args=[contest.pk])
        if state.open is None:
            continue
        if "teller" in offices and not state.open.on_screens and person.name not in state.open.sheets:
            yield Waiting(_("Your tally sheet: %(office)s") % {"office": contest.office}, where, 1)
        if "scrutineer" in offices and state.open.told and person.name not in state.open.signatures:
            yield Waiting(_("A count to be signed: %(office)s") % {"office": contest.office}, where, 1)


@finds_waiting
def texts_without_a_plan(person: Person) -> Iterator[Waiting]:
    """Adopted texts that were issued, for whoever makes plans: each waits for one click."""
    if not person.standing().may(Action.MAKE_PLANS):
        return
    for line in scope_for(person, Entry).filter(kind="issued").order_by("-pk")[:20]:
        if not Plan.objects.filter(version__document=line.data["document"]).exists():
            said = _("An adopted text without a plan: %(title)s") % {"title": line.data["title"]}
            yield Waiting(said, reverse("congress", args=[line.congress_id]) + "#adopted", 1)
