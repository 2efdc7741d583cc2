"""Standing: what a person is on a day, by their own memberships and by those of the people they stand in for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from luoshi.desk.accounts.roles import ALLOWED, NEED_SECOND_FACTOR, SEE_EVERYTHING, Action, Role


@dataclass(frozen=True, slots=True)
class Standing:
    """The roles of a person on one day, each with its units; ``acts_for`` are those whose work this person may do: themselves and whom they stand in for."""

    person_id: int | None
    units_by_role: Mapping[Role, frozenset[int]] = field(default_factory=dict)
    acts_for: frozenset[int] = frozenset()
    units_below: frozenset[int] = frozenset()

    @property
    def roles(self) -> frozenset[Role]:
        """Every role held anywhere."""
        return frozenset(self.units_by_role)

    @property
    def units(self) -> frozenset[int]:
        """The units that this person belongs to themselves, whatever the role."""
        return frozenset(unit for units in self.units_by_role.values() for unit in units)

    @property
    def sees_everything(self) -> bool:
        """Does a role open every unit?"""
        return bool(self.roles & SEE_EVERYTHING)

    @property
    def needs_second_factor(self) -> bool:
        """Does a role ask for a second factor, where these are switched on?"""
        return bool(self.roles & NEED_SECOND_FACTOR)

    def may(self, action: Action) -> bool:
        """May this person do that at all? Which objects it may be done to, `scope_for` says."""
        return bool(self.roles & ALLOWED[action])

    def may_in(self, action: Action, unit_id: int) -> bool:
        """May this person do that in this unit, by a role held there or by one that reaches everywhere?"""
        return any(
            role in ALLOWED[action] and (unit_id in units or role in SEE_EVERYTHING)
            for role, units in self.units_by_role.items()
        )


NOBODY = Standing(None)


def below(units: Iterable[int], parents: Mapping[int, int | None]) -> frozenset[int]:
    """The units given and everything under them; ``parents`` has each unit's parent. A ring does no harm."""
    reached = set(units)
    children: dict[int | None, list[int]] = {}
    for unit, parent in parents.items():
        children.setdefault(parent, []).append(unit)
    open_ends = list(reached)
    while open_ends:
        new = [child for child in children.get(open_ends.pop(), ()) if child not in reached]
        reached.update(new)
        open_ends.extend(new)
    return frozenset(reached)
