"""What waits in this room and how it stands, for the first page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.desk import clock
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.frame.home import Waiting, finds_standing, finds_waiting
from luoshi.desk.progress import axis_words
from luoshi.desk.progress.queue_page import queue_among
from luoshi.desk.progress.standings import COLOURS, Standing, seen_items, standings, whole
from luoshi.desk.progress.unit_inbox import inbox_of


def _seen(person: Person) -> list[Standing]:
    """How what this person sees stands: looked up once for each object that Django loads, that is once for the whole page."""
    known: list[Standing] | None = getattr(person, "_seen_standing", None)
    if known is None:
        known = list(standings(seen_items(person)))
        person._seen_standing = known  # type: ignore[attr-defined]
    return known


@finds_waiting
def progress_waiting(person: Person) -> Iterator[Waiting]:
    """Items to sign for, what one's units owe, and what needs the person today, kind by kind."""
    who = person.standing()
    if who.may(Action.REPORT_PROGRESS):
        inbox, box = reverse("inbox"), inbox_of(person)
        yield Waiting(_("Items to sign for"), inbox, len(box.to_sign))
        for unit, number in box.reports:
            where = reverse("unit-report", args=[unit.pk])
            yield Waiting(_("Reports to file · %(unit)s") % {"unit": unit}, where, number)
        yield Waiting(_("Dates and milestones of your units"), inbox, box.dates)
        yield Waiting(_("Sub-items to verify and close"), inbox, len(box.to_close))
    if who.may(Action.OVERSEE):
        seen = [(one.item, one.state) for one in _seen(person)]
        counts = Counter[str](row.reminder.kind for row in queue_among(seen, person))
        for kind, words in axis_words.REMINDERS.items():
            yield Waiting(str(words), f"{reverse('queue')}?kind={kind}", counts[kind])


@finds_standing
def progress_stands(person: Person) -> Iterator[Waiting]:
    """The lights of what one may see, and the days that are left of the year."""
    if not person.standing().may(Action.SEE_PROGRESS):
        return
    rows = whole(_seen(person))
    if not rows:
        return
    where, counts = reverse("standings"), Counter(one.light.colour for one in rows)
    yield Waiting(_("Items handed out"), f"{where}?whole=1", len(rows))
    for colour in COLOURS:
        if counts[colour]:
            words = f"{axis_words.SIGNS[colour]} {axis_words.COLOURS[colour]}"
            yield Waiting(words, f"{where}?whole=1&light={colour}", counts[colour])
    today = clock.today()
    yield Waiting(_("Days left of the year"), reverse("sprint"), (today.replace(month=12, day=31) - today).days)
