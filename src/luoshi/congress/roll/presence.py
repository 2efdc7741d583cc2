"""Who is entitled, who is there and who is represented at an instant: a fold over the attendance book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from luoshi.congress.roll.attendance import Event, standing_events
from luoshi.congress.roll.delegates import Delegate

OddKind = Literal[
    "unknown-delegate", "not-entitled", "already-in", "not-in", "voids-nothing", "proxy-not-allowed", "proxy-to-nobody",
    "proxy-too-many", "proxy-while-present", "proxy-handed-on",
]  # fmt: skip
"""What the book says that can't be so, or that doesn't count."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """A line of the book that a person should look at."""

    kind: OddKind
    number: int
    delegate: str


@dataclass(frozen=True, slots=True)
class Presence:
    """The roll at an instant, by the numbers of delegates in the order of the roll.

    `present` are those entitled who are in the hall; `represented` pairs an absent delegate with the one present who holds the
    proxy. `guests` are in the hall without a vote. `known` is the last line of the book that was taken into account.
    """

    at: datetime
    known: int
    entitled: tuple[str, ...]
    present: tuple[str, ...]
    represented: tuple[tuple[str, str], ...]
    guests: tuple[str, ...]
    oddities: tuple[Oddity, ...]

    @property
    def absent(self) -> tuple[str, ...]:
        """Those entitled who are neither there nor represented."""
        there = {*self.present, *(giver for giver, _ in self.represented)}
        return tuple(one for one in self.entitled if one not in there)


def presence_at(
    delegates: Sequence[Delegate],
    events: Sequence[Event],
    at: datetime,
    *,
    known: int | None = None,
    proxies: int = 0,
) -> Presence:
    """The presence at `at`, by the lines of the book up to `known` (None: all). `proxies` is how many one delegate may hold.

    An event holds from its own instant on: who checks in at nine is there at nine.
    """
    fold = _Fold(delegates, proxies)
    fold.odd_voids(events, known)
    for event in standing_events(events, known=known):
        if event.at <= at:
            fold.take(event)
    last = max((event.number for event in events if known is None or event.number <= known), default=0)
    return fold.presence(at, last)


class _Fold:
    """The state of the hall while the book is read."""

    def __init__(self, delegates: Sequence[Delegate], proxies: int) -> None:
        self.roll: Mapping[str, Delegate] = {one.id: one for one in delegates}
        self.proxies = proxies
        self.entitled = {one.id for one in delegates if one.entitled}
        self.inside: set[str] = set()
        self.given: dict[str, Event] = {}
        self.odd: list[Oddity] = []

    def odd_voids(self, events: Sequence[Event], known: int | None) -> None:
        numbers = {event.number for event in events}
        voids = [event for event in events if event.kind == "void" and (known is None or event.number <= known)]
        for event in voids:
            if event.voids not in numbers or event.voids >= event.number:
                self._odd("voids-nothing", event)

    def take(self, event: Event) -> None:
        if event.delegate not in self.roll:
            self._odd("unknown-delegate", event)
            return
        if event.kind == "seated":
            self.entitled.add(event.delegate)
        elif event.kind == "unseated":
            self.entitled.discard(event.delegate)
        elif event.kind in {"in", "out"}:
            self._door(event)
        elif event.kind == "proxy":
            self._proxy(event)
        elif event.kind == "proxy-ended" and self.given.pop(event.delegate, None) is None:
            self._odd("proxy-to-nobody", event)

    def _door(self, event: Event) -> None:
        coming = event.kind == "in"
        if coming == (event.delegate in self.inside):
            self._odd("already-in" if coming else "not-in", event)
        if coming and self.roll[event.delegate].voting and event.delegate not in self.entitled:
            self._odd("not-entitled", event)
        (self.inside.add if coming else self.inside.discard)(event.delegate)

    def _proxy(self, event: Event) -> None:
        if not self.proxies:
            self._odd("proxy-not-allowed", event)
        elif event.to not in self.entitled or event.to == event.delegate:
            self._odd("proxy-to-nobody", event)
        elif event.delegate not in self.entitled:
            self._odd("not-entitled", event)
        else:
            self.given[event.delegate] = event

    def presence(self, at: datetime, last: int) -> Presence:
        ordered = list(self.roll)
        present = tuple(one for one in ordered if one in self.inside and one in self.entitled)
        represented = tuple(self._represented(set(present)))
        return Presence(
            at=at,
            known=last,
            entitled=tuple(one for one in ordered if one in self.entitled),
            present=present,
            represented=represented,
            guests=tuple(one for one in ordered if one in self.inside and not self.roll[one].voting),
            oddities=tuple(sorted(self.odd, key=lambda odd: odd.number)),
        )

    def _represented(self, present: set[str]) -> Iterator[tuple[str, str]]:
        """The proxies that count: of an absent delegate, to one who is there, the first ones up to the limit."""
        held: dict[str, int] = {}
        for giver, event in self.given.items():
            if giver not in self.entitled or event.to not in self.entitled:
                continue
            if giver in present:
                self._odd("proxy-while-present", event)
            elif event.to not in present:
                self._odd("proxy-handed-on" if event.to in self.given else "not-in", event)
            elif held.get(event.to, 0) >= self.proxies:
                self._odd("proxy-too-many", event)
            else:
                held[event.to] = held.get(event.to, 0) + 1
                yield giver, event.to

    def _odd(self, kind: OddKind, event: Event) -> None:
        self.odd.append(Oddity(kind, event.number, event.delegate))
