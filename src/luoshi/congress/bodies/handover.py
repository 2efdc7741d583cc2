"""The hand-over list: what is still open passes to those who hold the office now, item by item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from luoshi.congress.bodies.body import Body, Holding
from luoshi.congress.bodies.holders import state_on

Passing = Literal["stays", "passes", "nobody"]
"""The same person goes on; a successor takes it over; the office is vacant and somebody has to be named."""


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something that isn't done yet and for which an office answers; `due` is None where no day is set."""

    id: str
    title: str
    office: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """One line of the list: who answered for the item before, who does from that day on."""

    item: OpenItem
    passing: Passing
    before: tuple[str, ...]
    after: tuple[str, ...]


def hand_over(body: Body, holdings: Sequence[Holding], day: date, items: Sequence[OpenItem]) -> tuple[HandOver, ...]:
    """The list for the day on which a new term begins, by due date; nothing open is left out, whoever holds the office."""
    before, after = (_people(body, holdings, when) for when in (day - timedelta(days=1), day))
    ordered = sorted(items, key=lambda item: (item.due is None, item.due or date.max))
    return tuple(
        HandOver(
            item,
            _passing(before.get(item.office, ()), after.get(item.office, ())),
            before.get(item.office, ()),
            after.get(item.office, ()),
        )
        for item in ordered
    )


def _people(body: Body, holdings: Sequence[Holding], day: date) -> dict[str, tuple[str, ...]]:
    state = state_on(body, holdings, day)
    return {office.id: tuple(one.person for one in held) for office, held in state.holders}


def _passing(before: tuple[str, ...], after: tuple[str, ...]) -> Passing:
    if not after:
        return "nobody"
    return "stays" if set(before) == set(after) else "passes"
