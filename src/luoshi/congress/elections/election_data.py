"""An election and its rules as plain data, in one form only: the same election gives the same bytes everywhere."""

from __future__ import annotations

import json
from typing import Any

from luoshi.congress.elections.election import Ballot, Election
from luoshi.congress.elections.ruleset import Ruleset

RULESET_SCHEMA = "luoshi.ruleset/1"


def election_data(election: Election) -> dict[str, Any]:
    """What `read_election` makes the same election of; ballots in order, those of the same marks together."""
    before = election.previous
    return {
        "ruleset": election.ruleset.name,
        "office": election.office,
        "seats": election.seats,
        "candidates": [{"id": one.id, "name": one.name} for one in election.candidates],
        "entitled": election.entitled,
        "present": election.present,
        "issued": election.issued,
        "returned": election.returned,
        "round": election.round,
        "previous": before
        and {
            "state": before.state,
            "elected": list(before.elected),
            "tied": list(before.tied),
            "vacancies": before.vacancies,
        },
        "choose": dict(election.choices or {}),
        "weights": {"extra": election.extra} if election.extra else {},
        "ballots": [_ballot(ballot, count) for ballot, count in sorted(election.ballots.items())],
    }


def ruleset_data(rules: Ruleset) -> dict[str, Any]:
    """A ruleset with every parameter, its article and its mark."""
    return {
        "schema": RULESET_SCHEMA,
        "ruleset": rules.name,
        "name": dict(rules.names),
        "method": rules.method,
        "parameters": {
            key: {"value": dict(one.values), "article": one.article, "sure": one.sure, "note": dict(one.note)}
            for key, one in rules.parameters.items()
        },
    }


def in_one_form(data: object) -> bytes:
    """The data as JSON that can only be written in one way: keys in order, a line a value, UTF-8."""
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _ballot(ballot: Ballot, count: int) -> dict[str, Any]:
    return {
        "for": list(ballot.support),
        "against": list(ballot.against),
        "abstain": list(ballot.abstain),
        "write_in": list(ballot.write_in),
        "weight": ballot.weight,
        "invalid": ballot.spoilt,
        "count": count,
    }
