"""Who may: what each role may do with an item, whatever its state. When one may is another question (`policies.py`)."""

from __future__ import annotations

from luoshi.delivery.lifecycle import ROLES, Action, Role, action_words, role_words, transitions
from luoshi.delivery.refusals import NotPermitted, OnlyBrokenDown, OnlySubItems


def check_role(role: Role, action: Action) -> None:
    """Raise `NotPermitted` where the role may never do this. The role is the one towards this item: ``lead`` is its own lead unit."""
    if not can_role(role, action):
        others = tuple(role_words(one) for one in ROLES if can_role(one, action))
        raise NotPermitted(role=role_words(role), action=action_words(action), roles=others)


def check_parent(role: Role, action: Action, parent: str | None) -> None:
    """Raise `OnlySubItems` where a unit would open or hand out an item that isn't below one of its own.

    Raise `OnlyBrokenDown` where the unit above would deal with an item that has nothing above it.
    """
    if role == "above" and not parent:
        raise OnlyBrokenDown(role=role_words(role))
    if role == "lead" and action in {"open", "issue"} and not parent:
        raise OnlySubItems(role=role_words(role))


def can_role(role: Role, action: Action) -> bool:
    """May the role do this at all?"""
    return role in transitions()[action].roles


def actions_of(role: Role) -> tuple[Action, ...]:
    """Everything that the role may do in some state or other, in the order of the table."""
    return tuple(action for action in transitions() if can_role(role, action))
