"""Who is on the roll and who is in the hall: the rows of the roll and the lines of the book, as `luoshi.congress.roll` reckons with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import cast, get_args

from django.utils.timezone import localtime

from luoshi.congress.roll import (
    Delegate,
    Event,
    Presence,
    Proof,
    QuorumRule,
    presence_at,
    prove_quorum,
    quorum_rules,
)
from luoshi.congress.roll.attendance import Kind, standing_events
from luoshi.desk import clock
from luoshi.desk.congress.models import Congress, Entry

DOOR: tuple[Kind, ...] = get_args(Kind)
CHARTER = "proxies-allowed"
"""The line of the book that says how many proxies the charter lets one hold, and by which article."""


@dataclass(frozen=True)
class Hall:
    """The roll and the attendance book of a congress."""

    congress: Congress
    roll: tuple[Delegate, ...]
    events: tuple[Event, ...]
    charter: int = 0

    @property
    def rule(self) -> QuorumRule:
        """The rule of this hall, with the proxies that its charter allows as the book has it."""
        return quorum_rules()[self.congress.quorum_rule].allowing(self.charter)

    def presence(self, at: datetime, known: int | None = None) -> Presence:
        """Who is there at an instant by the clock of the hall, by the lines up to `known`."""
        return presence_at(self.roll, self.events, at, known=known, proxies=self.rule.proxies)

    def proof(self, at: datetime, known: int | None = None) -> Proof:
        """The quorum at an instant, with its sum."""
        return prove_quorum(self.rule, self.presence(at, known))

    def inside(self, at: datetime) -> frozenset[str]:
        """The numbers of everybody who is in the hall, whether they count or not."""
        found: set[str] = set()
        for event in standing_events(self.events):
            if event.at <= at and event.kind in {"in", "out"}:
                (found.add if event.kind == "in" else found.discard)(event.delegate)
        return frozenset(found)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Names by the numbers of the roll."""
        return {one.id: one.name for one in self.roll}


def hall_of(congress: Congress) -> Hall:
    """The hall of a congress as its book has it now."""
    roll = tuple(row.delegate for row in congress.delegates.all())
    lines = list(congress.entries.filter(kind__in=(*DOOR, CHARTER)).select_related("by"))
    charter = [line.data["most"] for line in lines if line.kind == CHARTER]
    return Hall(
        congress, roll, tuple(_event(line) for line in lines if line.kind != CHARTER), charter[-1] if charter else 0
    )


def on_the_wall(moment: datetime | None = None) -> datetime:
    """A moment, or now, by the clock on the wall of the hall: without a zone, to the second."""
    return localtime(moment or clock.now()).replace(tzinfo=None, microsecond=0)


def _event(line: Entry) -> Event:
    data = line.data
    return Event(
        number=line.number,
        at=datetime.fromisoformat(data["at"]) if "at" in data else on_the_wall(line.at),
        kind=cast("Kind", line.kind),
        delegate=data.get("delegate", ""),
        to=data.get("to", ""),
        voids=data.get("voids", 0),
        by=line.by.name,
        note=data.get("note", ""),
    )
