"""What somebody who leaves still has on their hands; the rooms that give people work add theirs."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.desk import clock
from luoshi.desk.accounts.models import Membership, Person
from luoshi.desk.accounts.roles import Role
from luoshi.desk.finders import Finders


class OpenWork(NamedTuple):
    """One thing to be handed over: what it is, and the page where that is done."""

    what: str
    url: str


finds_open_work = Finders[[Person], OpenWork]()
"""Adds a function to those asked when somebody leaves."""


def open_work_of(person: Person) -> list[OpenWork]:
    """Everything to be handed over from this person, in the order of the rooms."""
    return list(finds_open_work.found(person))


@finds_open_work
def units_left_alone(person: Person) -> list[OpenWork]:
    """Units whose only lead officer this person is, or was until the account was closed."""
    held = _officers(Membership.objects.filter(person=person))
    # Whoever left has no membership today; the last one ended on the day they left.
    held = held.filter(until_day=person.left_on) if person.left_on else held & _officers(Membership.on(clock.today()))
    others = _officers(Membership.on(clock.today())).exclude(person=person).filter(person__is_active=True)
    alone = held.exclude(unit__in=others.values("unit")).select_related("unit").distinct()
    return [
        OpenWork(
            _("%(unit)s has no other lead-unit officer") % {"unit": one.unit.name},
            reverse("unit", args=[one.unit_id]),
        )
        for one in alone
    ]


def _officers(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    return memberships.filter(role=Role.LEAD_OFFICER)
