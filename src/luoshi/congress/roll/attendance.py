"""What happened at the door: one frozen event after the other. Nothing is rubbed out; a correction is an event of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["in", "out", "proxy", "proxy-ended", "seated", "unseated", "void"]
"""签到; 签退; a delegate gives the vote to another in writing; takes it back; 补选 or recognised; 资格终止; an event was wrong."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the attendance book.

    `number` counts the lines as they were written, from 1; `at` is the time by the clock of the hall at which it holds. A line
    written later may hold from earlier on. `delegate` is a number on the roll; `to` whom a proxy is given; `voids` the number
    of the line that a `void` takes back. `by` and `note` say who wrote it and why.
    """

    number: int
    at: datetime
    kind: Kind
    delegate: str = ""
    to: str = ""
    voids: int = 0
    by: str = ""
    note: str = ""


def standing_events(events: Sequence[Event], *, known: int | None = None) -> tuple[Event, ...]:
    """The events that hold, by the time at which they do, as far as line `known` of the book (None: all of it).

    A void may itself be voided: then what it took back holds again.
    """
    book = [event for event in events if known is None or event.number <= known]
    held: dict[int, Event] = {}
    taken_back: set[int] = set()
    # A void speaks of lines above it: read from the end, whatever could take it back has been seen.
    for event in sorted(book, key=lambda one: one.number, reverse=True):
        if event.number in taken_back:
            continue
        if event.kind == "void":
            # What stands below it can't be meant: it wasn't written yet.
            taken_back |= {event.voids} if event.voids < event.number else set()
        else:
            held[event.number] = event
    return tuple(sorted(held.values(), key=lambda one: (one.at, one.number)))
