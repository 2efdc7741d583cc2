"""The one place where something happens to an item: permission, entry and new state in one transaction, or nothing at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from luoshi.delivery.acting import act
from luoshi.delivery.ledger import Actor
from luoshi.delivery.lifecycle import Action
from luoshi.delivery.state import ItemState
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.scope import standing_of
from luoshi.desk.ledger.models import Chain, LedgerEntry
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.roles import role_for


class Stale(Exception):
    """Somebody else has changed the item since the page was opened; ``since`` are their entries, and nothing was entered."""

    def __init__(self, item: Item, since: Sequence[LedgerEntry]) -> None:
        self.item, self.since = item, since
        super().__init__(f"{item.key}: {len(since)} entries since the page was opened")


def record(
    item: Item,
    action: Action,
    by: Person,
    *,
    data: Mapping[str, Any] | None = None,
    reason: str = "",
    seen: int | None = None,
    at: datetime | None = None,
) -> ItemState:
    """Let somebody do something to an item, and give its new state.

    ``seen`` is the last entry of the item that the person had before them (None: it doesn't matter). Raises `Refused` with
    cause and cure, and `Stale`; then nothing has happened. An item without entries is opened by ``open``.
    """
    with transaction.atomic():
        # Everybody who writes waits here: two approvals of one item are made one after the other, and the second is refused.
        chain = Chain.locked()
        if item.pk:
            item.refresh_from_db(from_queryset=Item.objects.select_for_update())
        if seen is not None and seen != item.last_entry:
            raise Stale(item, list(item.history().filter(number__gt=seen)))
        actor = Actor(str(by.pk), by.name, role_for(standing_of(by), item, action))
        before = item.item_state() if item.last_entry else item.key
        entry, state = act(chain.head, before, action, actor, at or clock.now(), reason, data)
        chain.append(entry)
        item.project(state)
    return state
