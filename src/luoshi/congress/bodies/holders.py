"""Who holds which office of a body on a day, which seats are vacant since when, and what can't be so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from luoshi.congress.bodies.body import Body, Holding, Office

FindingKind = Literal["too-many", "not-within", "twice", "outside-of-term", "unknown-office", "ends-before-it-starts"]
"""More people than seats; who lacks the office it presupposes; one person in one office twice; held while no term runs; an office
that the body doesn't have; an end before the beginning."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that can't be so; `person` is who it is about (empty: the office as a whole)."""

    kind: FindingKind
    office: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Seats of an office that nobody holds. `since` is the day after the last holder left, None where all were never filled."""

    office: Office
    seats: int
    since: date | None


@dataclass(frozen=True, slots=True)
class State:
    """A body on a day: term (None: none runs), holders by office in the order of the offices, vacancies, and findings.

    A vacancy asks for a by-election (补选); who comes in serves to the end of the term.
    """

    day: date
    term: int | None
    holders: tuple[tuple[Office, tuple[Holding, ...]], ...]
    vacancies: tuple[Vacancy, ...]
    findings: tuple[Finding, ...]


def state_on(body: Body, holdings: Sequence[Holding], day: date) -> State:
    """The body as it is on that day, by the holdings given, in their order."""
    own = [one for one in holdings if one.body == body.id]
    held = [one for one in own if one.holds(day)]
    by_office = tuple((office, tuple(one for one in held if one.office == office.id)) for office in body.offices)
    term = body.term_on(day)
    return State(
        day=day,
        term=term.number if term else None,
        holders=by_office,
        vacancies=tuple(_vacancies(by_office, own, day)),
        findings=tuple(_findings(body, own, held, day)),
    )


def _vacancies(
    by_office: Sequence[tuple[Office, tuple[Holding, ...]]], own: Sequence[Holding], day: date
) -> Iterator[Vacancy]:
    for office, held in by_office:
        empty = office.seats - len({one.person for one in held})
        if empty > 0:
            left = [one.until for one in own if one.office == office.id and one.until is not None and one.until < day]
            yield Vacancy(office, empty, max(left) + timedelta(days=1) if left else None)


def _findings(body: Body, own: Sequence[Holding], held: Sequence[Holding], day: date) -> Iterator[Finding]:
    for one in own:
        if body.office(one.office) is None:
            yield Finding("unknown-office", one.office, one.person)
        if one.until is not None and one.until < one.since:
            yield Finding("ends-before-it-starts", one.office, one.person)
    for office in body.offices:
        people = [one.person for one in held if one.office == office.id]
        yield from (Finding("twice", office.id, person) for person in dict.fromkeys(people) if people.count(person) > 1)
        if len(set(people)) > office.seats:
            yield Finding("too-many", office.id)
        members = {one.person for one in held if one.office == office.within}
        if office.within:
            yield from (Finding("not-within", office.id, one) for one in dict.fromkeys(people) if one not in members)
        if people and body.term_on(day) is None:
            yield Finding("outside-of-term", office.id)
