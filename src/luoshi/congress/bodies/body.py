"""A body, its offices and terms, and who held what from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

How = Literal["elected", "by-election", "appointed"]
Ended = Literal["", "term", "resigned", "removed", "died", "moved"]


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of seat in a body and how many there are of it: 委员 25, 书记 1. `within` names the office one must hold as well."""

    id: str
    name: str
    seats: int
    within: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One term (届) of a body: from its first day up to its last, None while no end is set."""

    number: int
    starts: date
    ends: date | None = None

    def holds(self, day: date) -> bool:
        """Does the day lie in it?"""
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Body:
    """A committee or commission: 青禾区委员会. `elected_by` names what elects it."""

    id: str
    name: str
    offices: tuple[Office, ...]
    terms: tuple[Term, ...]
    elected_by: str = ""

    def office(self, id: str) -> Office | None:  # noqa: A002 - the name that callers read
        """The office with this id, or None."""
        return next((office for office in self.offices if office.id == id), None)

    def term_on(self, day: date) -> Term | None:
        """The term that the day lies in; the later one where two meet."""
        return next((term for term in reversed(self.terms) if term.holds(day)), None)


@dataclass(frozen=True, slots=True)
class Holding:
    """A person held an office, both days included; `until` is None while it lasts. `election` names the count that says so."""

    person: str
    body: str
    office: str
    since: date
    until: date | None = None
    how: How = "elected"
    ended: Ended = ""
    election: str = ""

    def holds(self, day: date) -> bool:
        """Is it held on this day?"""
        return self.since <= day and (self.until is None or day <= self.until)
