"""Which role somebody has towards an item: the table of the life of an item speaks of these, not of posts."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.delivery.lifecycle import Action, Role
from luoshi.delivery.permissions import can_role
from luoshi.desk.accounts import roles as posts
from luoshi.desk.accounts.standing import Standing
from luoshi.desk.plans.models import Item

_WORKS_FOR_UNIT = (posts.Role.LEAD_OFFICER, posts.Role.MEMBER)


def roles_towards(who: Standing, item: Item) -> Iterator[Role]:
    """Every role that somebody has towards an item, the weightiest first; towards one that is still to be opened, that towards its parent."""
    told = item if item.pk else item.parent
    units = {unit for post in _WORKS_FOR_UNIT for unit in who.units_by_role.get(post, ())}
    if posts.Role.DESK in who.roles:
        yield "desk"
    if told is not None:
        if told.sponsor_id in who.acts_for and posts.Role.SPONSOR in who.roles:
            yield "sponsor"
        if told.was_broken_off and told.parent is not None and told.parent.lead_id in units:
            yield "above"
        if told.lead_id in units or _broke_it_down(who, told, units):
            yield "lead"
        if units and units & {unit.pk for unit in told.support.all()}:
            yield "support"
    if posts.Role.ADMINISTRATOR in who.roles:
        yield "administrator"
    yield "auditor" if posts.Role.AUDITOR in who.roles else "public"


def _broke_it_down(who: Standing, told: Item, units: set[int]) -> bool:
    """Does this person's unit lead the item above, and has it given this one to an office of its own?"""
    above = told.parent
    return above is not None and above.lead_id in units and told.lead_id in who.units_below


def role_for(who: Standing, item: Item, action: Action) -> Role:
    """The role in which somebody would do this: the first that may; where none may, the weightiest, for the refusal to name."""
    held = list(roles_towards(who, item))
    return next((role for role in held if can_role(role, action)), held[0])
