"""What waits in this room, for the first page: sheets to be entered, counts to be signed, texts without a plan, sponsors who left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.congress.contest_book import read_state
from luoshi.desk.congress.handing_over import SIDES, hand_over_list
from luoshi.desk.congress.models import Entry, StoredContest
from luoshi.desk.congress.sponsors import offered
from luoshi.desk.congress.successions import successions
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
def left_to_the_desk(person: Person) -> Iterator[Waiting]:
    """For whoever makes plans: adopted texts that wait for theirs, and items whose sponsor left when a list was signed."""
    if not person.standing().may(Action.MAKE_PLANS):
        return
    # One question to the database for both: everybody's first page asks it.
    lines = scope_for(person, Entry).filter(kind__in=("issued", "handed-over")).select_related("congress")
    found = list(lines.order_by("-pk")[:200])
    yield from _texts_without_a_plan([line for line in found if line.kind == "issued"][:20])
    yield from _sponsors_to_pass_on(person, [line for line in found if line.kind == "handed-over"])


def _texts_without_a_plan(lines: Iterable[Entry]) -> Iterator[Waiting]:
    for line in lines:
        if not Plan.objects.filter(version__document=line.data["document"]).exists():
            said = _("An adopted text without a plan: %(title)s") % {"title": line.data["title"]}
            yield Waiting(said, reverse("congress", args=[line.congress_id]) + "#adopted", 1)


def _sponsors_to_pass_on(person: Person, lines: Sequence[Entry]) -> Iterator[Waiting]:
    congresses = {line.congress_id: line.congress for line in lines}
    for one in list(congresses.values())[:5]:
        sides = {(line.data["body"], line.data["side"]) for line in lines if line.congress_id == one.pk}
        for each in successions(one):
            # A list that only one side has signed is made anew from the plans: too much for a first page, and nothing is offered.
            if not {(each.body.id, side) for side in SIDES} <= sides:
                continue
            rows = offered(person, one, hand_over_list(one, each))
            where = f"{reverse('hand-over', args=[one.pk])}?{urlencode({'body': each.body.id})}#sponsors"
            said = _("Items whose sponsor has left: %(body)s") % {"body": each.body.name}
            yield Waiting(said, where, sum(row.listed and row.stays is None and not row.obstacle for row in rows))
