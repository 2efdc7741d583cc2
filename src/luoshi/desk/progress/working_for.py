"""For which units a person works: whose items they sign for and report on."""

from __future__ import annotations

from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.accounts.roles import ALLOWED, Action


def unit_ids_of(person: Person) -> set[int]:
    """The ids of the units that this person works for today, those of whom they stand in for among them."""
    held = person.standing().units_by_role
    return {unit for role in ALLOWED[Action.REPORT_PROGRESS] for unit in held.get(role, ())}


def units_of(person: Person) -> list[Unit]:
    """These units, in the order of the official list."""
    return list(Unit.objects.filter(pk__in=unit_ids_of(person)))
