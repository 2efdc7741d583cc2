"""The ledger: what happened to the items of a workspace, entry after entry, each sealed with the hash of the one before.

An entry is never altered and never removed; what was wrong is corrected by another entry. One chain runs through the whole
workspace, so that taking out any entry breaks it. `append` makes the next entry; `verification.py` checks them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from luoshi.delivery.canonical_json import canonical, parsed
from luoshi.delivery.chain import NoTimeZone, sealed
from luoshi.delivery.heads import START, Head
from luoshi.delivery.lifecycle import Action, Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the stable id, the name as it was then, and the role in which they act on this item."""

    id: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to one item.

    ``number`` counts from 1 through the whole ledger without a gap. ``at`` has a time zone. ``reason`` is empty where none
    was given. ``data`` is canonical JSON (`canonical_json.py`), an object. ``previous`` is the hash of the entry before, and
    ``hash`` the SHA-256 of everything else in the entry (`seal`), both as 64 hex digits.
    """

    number: int
    item: str
    action: Action
    actor: str
    actor_name: str
    role: Role
    at: datetime
    reason: str
    data: str
    previous: str
    hash: str

    @property
    def facts(self) -> dict[str, Any]:
        """The data as plain values; raises `NotCanonical` where it isn't canonical JSON."""
        return parsed(self.data)

    @property
    def head(self) -> Head:
        """The head of the ledger that ends with this entry."""
        return Head(self.number, self.hash, self.at)


def append(
    head: Head,
    item: str,
    action: Action,
    actor: Actor,
    at: datetime,
    reason: str = "",
    data: Mapping[str, Any] | None = None,
) -> Entry:
    """The entry that follows on the head. Checks its form only: `acting.act` asks whether it may be.

    Raises `NoTimeZone` for a naive ``at`` and `NotCanonical` for data that JSON can't spell in one way.
    """
    unsealed = Entry(
        number=head.number + 1,
        item=item,
        action=action,
        actor=actor.id,
        actor_name=actor.name,
        role=actor.role,
        at=at,
        reason=reason,
        data=canonical(data or {}),
        previous=head.hash,
        hash="",
    )
    return replace(unsealed, hash=seal(unsealed))


def seal(entry: Entry) -> str:
    """The SHA-256 over the canonical JSON of a list: format, number, item, action, actor, name, role, at, reason, data, previous.

    ``at`` is spelt in UTC with six places of a second, so that it doesn't matter in which zone it was stored.
    Raises `NoTimeZone` for a naive one, and `NotCanonical`.
    """
    if entry.at.tzinfo is None:
        message = f"{entry.at.isoformat()} has no time zone; give an aware time"
        raise NoTimeZone(message)
    said = [
        "luoshi.entry/1", entry.number, entry.item, entry.action, entry.actor, entry.actor_name, entry.role,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"), entry.reason, entry.data, entry.previous,
    ]  # fmt: skip
    return sealed(said)


__all__ = ["START", "Actor", "Entry", "Head", "NoTimeZone", "append", "seal"]
