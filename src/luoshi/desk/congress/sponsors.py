"""Items that name a sponsor whose office has ended: offered for the successor once both sides have signed the hand-over list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from luoshi.congress.bodies import SponsorLeft, sponsors_left
from luoshi.delivery.policies import check_now
from luoshi.delivery.refusals import Refused
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.congress.handing_over import ENDED, HandOverList
from luoshi.desk.congress.models import Congress, Entry
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.names import Names
from luoshi.desk.plans.recording import record

PASSED = "sponsors-passed"
"""The line of the book: which items a person passed on to a successor, and which stay with whom they had."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An open item whose sponsor has left, with those it may pass to.

    `proposed` is the only one who came into the office, where that is somebody known here as a sponsor. `listed`: it stands on the signed
    list, or below something that does. `stays` is the line by which a person left it with whom it has. `obstacle` says why nothing can be
    assigned to it now.
    """

    item: Item
    left: SponsorLeft
    choices: tuple[Person, ...]
    proposed: Person | None
    listed: bool
    stays: Entry | None
    obstacle: str

    @property
    def ticked(self) -> bool:
        """Is it ticked when the page is opened? Only what was on the list, has one successor, and was not left as it is."""
        return self.listed and self.proposed is not None and self.stays is None and not self.obstacle


def offered(person: Person, one: Congress, found: HandOverList) -> list[Offered]:
    """Everything that is offered, in the order of the plans; nothing before both sides have signed."""
    body = found.succession.body.id
    if not found.is_done:
        return []
    items = _open_items(person, {each.person for each in found.succession.holdings})
    names = [item.sponsor.name for item in items if item.sponsor]
    left = {
        each.sponsor: each for each in sponsors_left(found.succession.body, found.succession.holdings, found.day, names)
    }
    known, stays = _Known(), _stays(one, body)
    listed = {str(row["about"]) for row in found.rows}
    return [
        known.offer(item, left[item.sponsor.name], listed=_stands_on(listed, item), stays=stays.get(item.key))
        for item in items
        if item.sponsor and item.sponsor.name in left
    ]


def pass_on(row: Offered, to: Person, by: Person, found: HandOverList, *, seen: int) -> None:
    """Give the item its new sponsor, as an entry of the ledger that says by which hand-over; raises `Refused` and `Stale`."""
    succession = found.succession
    told = {
        "body": succession.body.name, "old": succession.ended.number, "new": succession.term.number,
        "day": found.day.isoformat(), "line": max(each.line.number for each in found.signed),
    }  # fmt: skip
    why = _("hand-over: %(body)s, term %(old)s to term %(new)s, %(day)s (line %(line)s of the book)") % told
    record(row.item, "assign", by, data={"sponsor": str(to.pk)}, reason=why, seen=seen)


def line_of(found: HandOverList, passed: Iterable[tuple[Offered, Person]], left: Iterable[Offered]) -> dict[str, Any]:
    """What the book keeps of it."""
    return {
        "body": found.succession.body.id,
        "passed": [{"about": row.item.key, "before": row.left.sponsor, "after": to.name} for row, to in passed],
        "stay": [row.item.key for row in left],
    }


def _open_items(person: Person, names: Iterable[str]) -> QuerySet[Item]:
    items = scope_for(person, Item).exclude(workflow__in=ENDED).filter(sponsor__name__in=names)
    return items.select_related("sponsor", "plan", "parent__parent").order_by("plan", "order", "pk")


def _stays(one: Congress, body: str) -> Mapping[str, Entry]:
    lines = one.entries.filter(kind=PASSED, data__body=body).select_related("by")
    return {about: line for line in lines for about in line.data["stay"]}


def _stands_on(listed: set[str], item: Item) -> bool:
    at: Item | None = item
    while at is not None:
        if at.key in listed:
            return True
        at = at.parent
    return False


class _Known:
    """Who is a sponsor here today, by name; of two with one name nobody is proposed."""

    def __init__(self) -> None:
        self.sponsors: dict[str, list[Person]] = {}
        for person in Names().sponsors:
            self.sponsors.setdefault(person.name, []).append(person)

    def offer(self, item: Item, left: SponsorLeft, *, listed: bool, stays: Entry | None) -> Offered:
        choices = tuple(person for name in left.followers for person in self.sponsors.get(name, ()))
        proposed = [person for person in choices if person.name == left.successor]
        try:
            check_now(item.item_state(), "assign", "")
            obstacle = ""
        except Refused as refused:
            obstacle = refused.said(page_language())
        return Offered(item, left, choices, proposed[0] if len(proposed) == 1 else None, listed, stays, obstacle)
