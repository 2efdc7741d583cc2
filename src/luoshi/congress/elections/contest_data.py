"""A contest as plain data, and back: what was stored is not believed but gone through once more, move by move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from luoshi.congress.elections.announcing import OrderNames
from luoshi.congress.elections.contest import Consenting, Contest, Event, Nomination, Reduction, RoundHeld
from luoshi.congress.elections.election import BrokenElection, Candidate
from luoshi.congress.elections.election_data import election_data
from luoshi.congress.elections.election_reading import candidates_of, read_election, ruleset_named
from luoshi.congress.elections.given import table, text, whole
from luoshi.congress.elections.rounds import hold_round, next_in, nominate, reduce_seats
from luoshi.congress.elections.steps import Language

SCHEMA = "luoshi.contest/1"


def contest_data(contest: Contest) -> dict[str, Any]:
    """Everything that happened, as plain data under the schema ``luoshi.contest/1``."""
    return {
        "schema": SCHEMA,
        "ruleset": contest.ruleset.name,
        "office": contest.office,
        "seats": contest.seats,
        "events": [_event(event) for event in contest.events],
    }


def read_contest(given: Mapping[str, Any], order_names: OrderNames | None = None) -> Contest:
    """The contest in such data; every round is counted again, and every move has to be allowed.

    Raises `BrokenElection` for wrong data and `NotAllowed` for a move that the rules didn't allow.
    """
    now = Contest(ruleset_named(text(given, "ruleset")), text(given, "office", ""), whole(given, "seats", 1))
    events = given.get("events", [])
    if not isinstance(events, list):
        raise BrokenElection('"events" is no list', "write a list of what happened")
    for event in events:
        now = _after(now, table(event, "an event"), order_names)
    return now


def moves_data(contest: Contest, language: Language) -> list[dict[str, Any]]:
    """What the rules allow now, for a screen: the kind of move, seats, candidates and the sentence with its article."""
    return [
        {
            "move": move.kind,
            "seats": move.seats,
            "candidates": [{"id": one.id, "name": one.name} for one in move.candidates],
            "said": move.said.said(language),
        }
        for move in next_in(contest)
    ]


def _event(event: Event) -> dict[str, Any]:
    match event:
        case Nomination():
            return {"kind": "nomination", "candidates": [_candidate(one) for one in event.candidates]}
        case RoundHeld():
            return {"kind": "round", "election": election_data(event.election)}
        case Reduction():
            consent = {"by": event.by, "recorded": event.recorded}
            return {"kind": "reduction", **consent, "in_favour": event.in_favour, "entitled": event.entitled}


def _candidate(one: Candidate) -> dict[str, str]:
    return {"id": one.id, "name": one.name}


def _after(now: Contest, event: Mapping[str, Any], order_names: OrderNames | None) -> Contest:
    match text(event, "kind"):
        case "nomination":
            return nominate(now, candidates_of(event.get("candidates")))
        case "round":
            return hold_round(now, read_election(table(event.get("election"), '"election"')), order_names)
        case "reduction":
            by = text(event, "by")
            if by not in {"electors", "presidium"}:
                raise BrokenElection(f'"by" is "{by}"', "write electors or presidium")
            numbers = [whole(event, key) for key in ("in_favour", "entitled")]
            return reduce_seats(now, Reduction(cast("Consenting", by), text(event, "recorded"), *numbers))
        case kind:
            raise BrokenElection(f'"kind" is "{kind}"', "write one of nomination, round, reduction")
