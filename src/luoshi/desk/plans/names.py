"""Units and people by their ids and by their names, looked up once for a page."""

from __future__ import annotations

import re
from functools import cached_property

from luoshi.desk import clock
from luoshi.desk.accounts.models import Membership, Person, Unit
from luoshi.desk.accounts.roles import Role

_OWN = re.compile(r"^(?:省|市|区|县|本级)")


class Names:
    """What the ids in entries are called, who can be given something, and whom the words of a text mean."""

    @cached_property
    def _units(self) -> list[Unit]:
        return list(Unit.objects.all())

    @cached_property
    def units(self) -> dict[str, str]:
        """Every unit's name by its id."""
        return {str(unit.pk): unit.name for unit in self._units}

    @cached_property
    def people(self) -> dict[str, str]:
        """Every person's name by their id."""
        return {str(pk): name for pk, name in Person.objects.values_list("pk", "name")}

    @cached_property
    def open_units(self) -> list[Unit]:
        """The units that can be given something to do."""
        return [unit for unit in self._units if unit.closed_on is None and unit.kind != Unit.Kind.BODY]

    @cached_property
    def sponsors(self) -> list[Person]:
        """The people who are sponsors today."""
        held = Membership.on(clock.today()).filter(role=Role.SPONSOR, person__is_active=True)
        return sorted({one.person for one in held.select_related("person")}, key=lambda person: person.name)

    @cached_property
    def _said(self) -> dict[str, Unit]:
        found: dict[str, Unit] = {}
        for unit in self.open_units:
            for name in filter(None, (unit.name, unit.short_name)):
                found.setdefault(name, unit)
                found.setdefault(_OWN.sub("", name), unit)
        return found

    def unit(self, said: str) -> Unit | None:
        """The unit that a text means, by its full or short name, with or without 区 before it."""
        return self._said.get(said) or self._said.get(_OWN.sub("", said))

    def sponsor(self, said: str) -> Person | None:
        """The sponsor of that name."""
        return next((person for person in self.sponsors if person.name == said), None)
