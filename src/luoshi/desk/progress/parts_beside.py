"""What other rooms add to the inbox of a unit and to the queue of the desk."""

from __future__ import annotations

from collections.abc import Callable

from luoshi.desk.accounts.models import Person
from luoshi.desk.plans.item_shown import Part

Maker = Callable[[Person], Part | None]
_INBOX: list[Maker] = []
_QUEUE: list[Maker] = []


def adds_to_inbox(maker: Maker) -> Maker:
    """Add a function that makes a part of the inbox; None where it has nothing to say."""
    if maker not in _INBOX:
        _INBOX.append(maker)
    return maker


def adds_to_queue(maker: Maker) -> Maker:
    """Add a function that makes a part of the queue; None where it has nothing to say."""
    if maker not in _QUEUE:
        _QUEUE.append(maker)
    return maker


def parts_of_inbox(person: Person) -> list[Part]:
    """What the other rooms have for somebody's inbox."""
    return [part for make in _INBOX if (part := make(person))]


def parts_of_queue(person: Person) -> list[Part]:
    """What the other rooms have for somebody's queue."""
    return [part for make in _QUEUE if (part := make(person))]
