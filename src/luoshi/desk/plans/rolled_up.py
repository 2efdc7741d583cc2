"""The sub-items of an item in one line: how many, how many closed and overdue, how far they are together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from luoshi.delivery.percents import percent
from luoshi.delivery.roll_up import roll_up
from luoshi.delivery.schedule import is_overdue
from luoshi.desk.plans.models import Item


@dataclass(frozen=True, slots=True)
class RolledUp:
    """Some sub-items together; ``is_inner``: a unit made them for its own offices, so that others look at the sum alone."""

    number: int
    closed: int
    overdue: int
    progress: str
    is_inner: bool


def rolled_up(item: Item, below: Sequence[Item], today: date) -> RolledUp | None:
    """The sub-items together; None where there are none."""
    if not below:
        return None
    states = [one.item_state() for one in below if one.last_entry]
    together = roll_up(states)
    return RolledUp(
        number=len(below),
        closed=together.counts.get("closed", 0),
        overdue=sum(is_overdue(one, today) for one in states),
        progress=percent(together.progress) if together.progress is not None else "",
        is_inner=any(is_inner(one, {item.pk: item.lead_id}) for one in below),
    )


def is_inner(one: Item, leads: Mapping[int, int | None]) -> bool:
    """Did a unit make this sub-item for an office of its own? ``leads`` are the lead units of items by their id."""
    if one.parent_id is None or one.lead is None or one.lead.parent_id is None:
        return False
    return leads.get(one.parent_id) == one.lead.parent_id
