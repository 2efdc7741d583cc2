"""A contest: one election to one body, from the nomination to the last seat, as a record that only grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from luoshi.congress.elections.election import Candidate, Election
from luoshi.congress.elections.result import Result
from luoshi.congress.elections.ruleset import Ruleset

Consenting = Literal["electors", "presidium"]


@dataclass(frozen=True, slots=True)
class Nomination:
    """The list of candidates was put up."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class RoundHeld:
    """A round was held and counted."""

    election: Election
    result: Result


@dataclass(frozen=True, slots=True)
class Reduction:
    """The seats that were left are given up: by whose consent, with how many votes of how many, as recorded where."""

    by: Consenting
    recorded: str
    in_favour: int = 0
    entitled: int = 0


Event = Nomination | RoundHeld | Reduction


@dataclass(frozen=True, slots=True)
class Contest:
    """What is to be filled under which rules, and everything that happened, in order."""

    ruleset: Ruleset
    office: str
    seats: int
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a contest stands: a fold over its events.

    `stage` is what can come next; `elected` are those elected by all rounds so far, in the order of the rounds; `candidates` are those
    who may stand next; `left` is how many seats are left, or how many places on the list while that is still being made.
    """

    stage: Literal["nomination", "preliminary", "final", "tie", "fresh", "complete"]
    candidates: tuple[Candidate, ...]
    elected: tuple[str, ...]
    left: int
    listed: tuple[Candidate, ...] = ()
    preliminary: bool = False
    reduced: bool = False


def standing(contest: Contest) -> Standing:
    """Where the contest stands after all that happened."""
    now = Standing("nomination", (), (), contest.seats)
    for event in contest.events:
        match event:
            case Nomination():
                now = Standing("final", event.candidates, (), contest.seats)
            case Reduction():
                now = Standing("complete", (), now.elected, 0, reduced=True)
            case RoundHeld() if event.election.round == "preliminary" or now.preliminary:
                now = _after_preliminary(contest, now, event)
            case RoundHeld():
                now = _after_round(contest, now, event)
    return now


def _after_preliminary(contest: Contest, now: Standing, event: RoundHeld) -> Standing:
    """Those who go through are listed; a tie for the last place on the list is voted on again first."""
    result = event.result
    if result.state in {"void", "no_quorum"}:
        return now
    listed = (*now.listed, *_people(event.election, result.elected))
    if result.state == "tie":
        tied = _people(event.election, result.tied)
        return Standing("tie", tied, (), result.vacancies, listed, preliminary=True)
    return Standing("final", listed, (), contest.seats, listed)


def _after_round(contest: Contest, now: Standing, event: RoundHeld) -> Standing:
    result = event.result
    if result.state in {"void", "no_quorum"}:
        return now
    elected = (*now.elected, *result.elected)
    left = now.left - len(result.elected)
    others = tuple(one for one in event.election.candidates if one.id not in result.elected)
    if result.state == "tie":
        among_all = contest.ruleset.rule("tie") == "again_among_all"
        return Standing("tie", others if among_all else _people(event.election, result.tied), elected, left)
    if left:
        return Standing("fresh", others, elected, left)
    return Standing("complete", (), elected, 0)


def _people(election: Election, ids: Sequence[str]) -> tuple[Candidate, ...]:
    """Those of these ids as candidates; whoever was written in goes by the name."""
    names = election.names
    return tuple(Candidate(one, names.get(one, one)) for one in ids)
