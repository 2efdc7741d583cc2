"""The bodies that a congress elects: their offices and terms, who holds what on a day; a fold over the lines of the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from luoshi.congress.bodies import Body, Holding, Office, Term
from luoshi.desk.congress.models import Congress, Entry

ENDED = ("term", "resigned", "removed", "died", "moved")
_KINDS = ("body", "took-office", "left-office")


def bodies_of(one: Congress) -> tuple[tuple[Body, ...], tuple[Holding, ...]]:
    """Every body that was set up, and every holding, as the book has them."""
    bodies: dict[str, Body] = {}
    holdings: list[Holding] = []
    for line in one.entries.filter(kind__in=_KINDS):
        if line.kind == "body":
            _set_up(bodies, line)
        elif line.kind == "took-office":
            holdings += _taken(line)
        else:
            holdings = _left(holdings, line)
    return tuple(bodies.values()), tuple(holdings)


def _set_up(bodies: dict[str, Body], line: Entry) -> None:
    """A body with its first office, or another office of a body that is there."""
    data = line.data
    office = Office(data["office"], data["office"], data["seats"], data["within"])
    known = bodies.get(data["name"])
    if known:
        bodies[data["name"]] = replace(known, offices=(*known.offices, office))
        return
    term = Term(data["term"], _day(data["starts"]), _day(data["ends"]) if data["ends"] else None)
    bodies[data["name"]] = Body(data["name"], data["name"], (office,), (term,), line.congress.title)


def _taken(line: Entry) -> list[Holding]:
    data = line.data
    how, since = data["how"], _day(data["since"])
    return [
        Holding(person, data["body"], data["office"], since, how=how, election=data["election"])
        for person in data["people"]
    ]


def _left(holdings: Sequence[Holding], line: Entry) -> list[Holding]:
    data = line.data

    def is_meant(one: Holding) -> bool:
        return one.until is None and (one.person, one.body, one.office) == (
            data["person"],
            data["body"],
            data["office"],
        )

    return [replace(one, until=_day(data["until"]), ended=data["ended"]) if is_meant(one) else one for one in holdings]


def _day(written: str) -> date:
    return date.fromisoformat(written)
