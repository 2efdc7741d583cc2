"""Acting on an item: is it permitted, is it time, and then the entry with the state it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from luoshi.delivery.folding import apply
from luoshi.delivery.heads import Head
from luoshi.delivery.ledger import Actor, Entry, append
from luoshi.delivery.lifecycle import Action, Role, transitions
from luoshi.delivery.permissions import can_role, check_parent, check_role
from luoshi.delivery.policies import can_now, check_entry
from luoshi.delivery.state import ItemState, day_of


def act(
    head: Head,
    item: ItemState | str,
    action: Action,
    actor: Actor,
    at: datetime,
    reason: str = "",
    data: Mapping[str, Any] | None = None,
) -> tuple[Entry, ItemState]:
    """The entry that follows on the head, and the item's state after it.

    ``item`` is the state before, or the id of an item that is to be opened. Raises a `Refused` that says cause and cure where
    the role may not, where it isn't the time, or where the data doesn't fit; then nothing has happened.
    """
    state, name = (None, item) if isinstance(item, str) else (item, item.id)
    check_role(actor.role, action)
    check_parent(actor.role, action, state.parent if state else (data or {}).get("parent"))
    check_entry(state, action, actor.id, reason, data or {}, day_of(at))
    entry = append(head, name, action, actor, at, reason, data)
    return entry, apply(state, entry)


def actions_open_to(item: ItemState | None, role: Role, actor: str = "") -> tuple[Action, ...]:
    """What this person (by id) in this role can do with the item now, in the order of the table; for the buttons of a screen."""
    if role == "above" and item is not None and item.parent is None:
        return ()
    open_now = [action for action in transitions() if can_role(role, action) and can_now(item, action, actor)]
    if role == "lead" and item is not None and item.parent is None:
        open_now = [action for action in open_now if action != "issue"]
    return tuple(open_now)
