"""votelib counts what it can count the same way, wherever nothing is level."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import Any

import pytest
from votelib.convert import RankedToCondorcetVotes
from votelib.evaluate.condorcet import SmithSet
from votelib.evaluate.core import Plurality, Tie, VotingSystemError
from votelib.evaluate.proportional import HighestAverages
from votelib.evaluate.sequential import TransferableVoteSelector
from votelib.evaluate.threshold import AbsoluteThreshold

from congress.elections import result
from congress.random_elections import random_elections, votes_of
from luoshi.congress.elections.rulesets import RULESET_NAMES, ruleset

NUMBER = 1_000
DIVISORS = {"dhondt": "d_hondt", "sainte-lague": "sainte_lague"}


def rankings(given: dict[str, Any]) -> dict[tuple[str, ...], int]:
    found: Counter[tuple[str, ...]] = Counter()
    for ballot in given["ballots"]:
        if ballot["for"]:
            found[tuple(ballot["for"])] += ballot["count"]
    return dict(found)


def test_transfers() -> None:
    theirs = TransferableVoteSelector(transferer="Gregory", quota_function="droop")
    compared = 0
    for given in random_elections(NUMBER, 11, ("stv",)):
        found, votes = result(given), rankings(given)
        if found["state"] != "complete":
            continue
        try:
            elected = theirs.evaluate(votes, given["seats"])
        except (NotImplementedError, VotingSystemError):  # It gives up where the last are level, or one stands alone.
            continue
        compared += 1
        assert set(elected) == set(found["elected"]), given
    assert compared > NUMBER // 5


def test_pairs() -> None:
    compared = 0
    for given in random_elections(NUMBER, 12, ("condorcet",)):
        found, votes = result(given), rankings(given)
        if given["seats"] > 1 or found["state"] not in {"complete", "tie"} or len({*chain(*votes)}) < 2:
            continue
        compared += 1
        top = set(SmithSet().evaluate(RankedToCondorcetVotes().convert(votes)))
        assert top == set(found["elected"] or found["tied"]), given
    assert compared > NUMBER // 10


@pytest.mark.parametrize("divisors", DIVISORS)
def test_lists(divisors: str) -> None:
    theirs = HighestAverages(DIVISORS[divisors])
    compared = 0
    for given in random_elections(NUMBER, 13, ("party-list",)):
        found = result({**given, "choose": {"divisors": divisors}})
        votes = {one: got for one, got in votes_of(found).items() if got}
        if found["state"] != "complete" or not votes:
            continue
        compared += 1
        assert Counter(theirs.evaluate(votes, given["seats"])) == Counter(found["elected"]), given
    assert compared > NUMBER // 4


def test_majorities() -> None:
    """An absolute threshold first, the most votes after that: where votelib sees a tie, so do we."""
    compared = ties = 0
    names = tuple(name for name in RULESET_NAMES if ruleset(name).method == "majority")
    for given in random_elections(NUMBER, 14, names):
        found = result(given)
        if found["state"] in {"void", "no_quorum"}:
            continue
        votes = votes_of(found)
        passing = AbsoluteThreshold(found["threshold"]["need"]).evaluate(votes)
        elected = Plurality().evaluate({one: votes[one] for one in passing}, given["seats"]) if passing else []
        level = [one for one in elected if isinstance(one, Tie)]
        compared, ties = compared + 1, ties + bool(level)
        assert {one for one in elected if not isinstance(one, Tie)} == set(found["elected"]), given
        assert set().union(*level) == set(found["tied"]), given
    assert compared > NUMBER // 4
    assert ties > 10
