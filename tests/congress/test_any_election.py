"""What holds of any election, whatever its rules: order and names don't matter, nothing is lost, no tie is broken."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction
from math import floor
from typing import Any, Literal

import pytest

from congress.by_the_book import Reading, read_by_the_book
from congress.elections import election, result
from congress.random_elections import random_elections, votes_of
from luoshi.congress.elections.result import STATES
from luoshi.congress.elections.rulesets import RULESET_NAMES, ruleset

FEW = 2_000
MANY = 100_000
Given = dict[str, Any]
Found = dict[str, Any]


def outcome(found: Found) -> tuple[str, Counter[str], frozenset[str], int]:
    return found["state"], Counter(found["elected"]), frozenset(found["tied"]), found["vacancies"]


def conserving(given: Given, found: Found) -> None:
    """Every ballot is valid or invalid, every valid vote for, against or abstaining, every seat filled or left."""
    papers, counted = found["ballots"], found["state"] in {"complete", "tie", "vacant"}
    listed = sum(ballot["count"] for ballot in given["ballots"])
    assert found["state"] in STATES
    assert papers["valid"] + papers["invalid"] == listed == papers["returned"]
    assert papers["blank"] <= papers["valid"]
    assert len(found["elected"]) + found["vacancies"] == given["seats"]
    assert counted or not (found["elected"] or found["tied"] or found["announce"])
    ids = {one["id"] for one in given["candidates"]}
    assert all(sum(votes.values()) == papers["valid"] for one, votes in found["tally"].items() if one in ids)
    assert Counter(set(found["elected"])) == Counter(found["announce"])


def order_invariant(given: Given, found: Found) -> None:
    """Ballots in another order, split and joined, with their marks in another order, give the same."""
    dice = random.Random(len(given["ballots"]))
    ranked = ruleset(given["ruleset"]).rule("marks") == "ranking"
    ballots = [{**ballot, "count": 1} for ballot in given["ballots"] for _ in range(ballot["count"])]
    dice.shuffle(ballots)
    if not ranked:
        ballots = [{**ballot, "for": ballot["for"][::-1]} for ballot in ballots]
    again = result({**given, "ballots": ballots})
    assert {**again, "steps": []} == {**found, "steps": []}


def neutral(given: Given, found: Found) -> None:
    """Candidates under other names, in another order on the ballot, fare the same."""
    ids = [one["id"] for one in given["candidates"]]
    renamed = {one: f"甲{place}" for place, one in enumerate(ids[1:] + ids[:1])}
    ballots = [
        {
            key: [renamed.get(one, one) for one in value] if isinstance(value, list) else value
            for key, value in ballot.items()
        }
        for ballot in given["ballots"]
    ]
    candidates = [{"id": renamed[one], "name": renamed[one]} for one in reversed(ids)]
    again = result({**given, "ballots": ballots, "candidates": candidates})
    state, elected, tied, vacancies = outcome(found)
    expected = Counter({renamed.get(one, one): count for one, count in elected.items()})
    assert outcome(again) == (state, expected, frozenset(renamed.get(one, one) for one in tied), vacancies)


def breaking_no_tie(given: Given, found: Found) -> None:
    """Nobody is elected over somebody with as many votes; the tied are level and more than the seats they are tied for."""
    if ruleset(given["ruleset"]).method != "majority" or found["state"] in {"void", "no_quorum"}:
        return
    votes, need = votes_of(found), found["threshold"]["need"]
    passing = {one for one, got in votes.items() if got >= need}
    elected, tied = set(found["elected"]), set(found["tied"])
    assert elected <= passing
    assert tied <= passing - elected
    assert all(votes[one] > votes[other] for one in elected for other in passing - elected)
    assert len({votes[one] for one in tied}) <= 1
    assert not tied or len(tied) > found["vacancies"] > 0
    assert tied or len(elected) == min(given["seats"], len(passing))


PROPERTIES: list[Callable[[Given, Found], None]] = [conserving, order_invariant, neutral, breaking_no_tie]


def hold(number: int, seed: int) -> Counter[str]:
    states: Counter[str] = Counter()
    for given in random_elections(number, seed):
        found = result(given)
        states[found["state"]] += 1
        for holds in PROPERTIES:
            holds(given, found)
    return states


def test_what_holds_of_any_election() -> None:
    states = hold(FEW, 20261125)
    assert all(states[state] > FEW // 50 for state in STATES), states


@pytest.mark.slow
def test_what_holds_of_a_hundred_thousand_elections() -> None:
    assert hold(MANY, 20261126).keys() == set(STATES)


def test_random_elections_are_read_alike_by_the_book() -> None:
    names = tuple(name for name in RULESET_NAMES if name != "party-list")
    for given in random_elections(FEW // 4, 7, names):
        found, book = result(given), read_by_the_book(given)
        assert Reading(found["state"], frozenset(found["elected"]), frozenset(found["tied"])) == book, given


BASES: dict[str, Callable[[Mapping[str, Any]], int]] = {
    "entitled": lambda given: given["entitled"],
    "present": lambda given: given["present"],
    "returned": lambda given: given["returned"],
    "weights": lambda given: given["entitled"] + given.get("weights", {}).get("extra", 0),
}


@pytest.mark.parametrize("name", [name for name in RULESET_NAMES if ruleset(name).method == "majority"])
@pytest.mark.parametrize("round_", ["final", "fresh"])
def test_equality_at_the_threshold_of_every_base(name: str, round_: Literal["final", "fresh"]) -> None:
    bar = ruleset(name).bar_of(round_)
    assert bar is not None
    for base_count in range(2, 40):
        below = floor(bar.share * base_count)
        for votes in {max(1, below - 1), max(1, below), below + 1}:
            ballots = [{"for": ["a"], "count": votes}, {"against": ["a"], "count": base_count - votes}]
            given = election(name, 1, ["a"], ballots, entitled=base_count, round=round_)
            found = result(given)
            assert BASES[found["threshold"]["base"]](given) == found["threshold"]["base_count"] == base_count
            got = Fraction(votes, base_count)
            clears = got > bar.share if bar.compare == "more_than" else got >= bar.share
            assert (votes, found["state"]) == (votes, "complete" if clears else "vacant")
