"""Every small election comes to what the rules say, read a second time by trying."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from congress.by_the_book import Reading, read_by_the_book
from congress.elections import election
from congress.small_elections import (
    BY_MAJORITY,
    BY_RANK,
    NAMES,
    Marks,
    ballots_that_tell,
    distinct_handfuls,
    handfuls,
    marked_ballots,
    number_of_handfuls,
    plain_ballots,
    rankings,
    small_elections,
)
from luoshi.congress.elections.counting import count
from luoshi.congress.elections.election import Election
from luoshi.congress.elections.election_reading import read_election
from luoshi.congress.elections.result import STATES, Result
from luoshi.congress.elections.rulesets import ruleset

# What elections of the same ballots differ in.
NUMBERS = ("seats", "entitled", "present", "issued")


def read_together(elections: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Election]]:
    """Each with what is read of it. Ballots are read once where the next election has the same: only its numbers are put in."""
    before: dict[str, tuple[dict[str, Any], Election]] = {}
    for given in elections:
        numbers = {key: given[key] for key in NUMBERS}
        known = before.get(given["ruleset"])
        if known and {**given, **{key: known[0][key] for key in NUMBERS}} == known[0]:
            yield given, replace(known[1], **numbers)
        else:
            before[given["ruleset"]] = given, read_election(given)
            yield before[given["ruleset"]]


def reading_of(given: dict[str, Any], found: Result) -> Reading:
    if given["ruleset"] == "party-list":
        seats = Counter(found.elected)
        elected = tuple((one["id"], seats[one["id"]]) for one in given["candidates"] if seats[one["id"]])
        return Reading(found.state, elected, frozenset(found.tied))
    return Reading(found.state, frozenset(found.elected), frozenset(found.tied))


def differences(elections: Iterable[dict[str, Any]]) -> tuple[int, list[tuple[dict[str, Any], Reading, Reading]]]:
    """How many were counted, and where the engine and the book differ."""
    number, found = 0, []
    for given, read in read_together(elections):
        number += 1
        ours, book = reading_of(given, count(read)), read_by_the_book(given)
        if ours != book:
            found.append((given, ours, book))
    return number, found[:5]


@pytest.mark.parametrize("round_", ["final", "fresh"])
def test_an_election_whose_ballots_were_read_before_is_the_one_that_is_read(round_: str) -> None:
    """Else the tests below would count elections that nobody can hand in."""
    ballots = [*marked_ballots("ab", strangers="w"), {"for": ["a"], "write_in": ["b"]}]
    for rules, given, people in ((BY_MAJORITY, ballots, "ab"), (BY_RANK, rankings("abc"), "abc")):
        made = small_elections(rules, handfuls(given, people, 2), people, SEATS)
        pairs = list(read_together({**one, "round": round_} for one in made))
        assert len(pairs) > 150
        assert [one for one, read in pairs if read_election(one) != read] == []


def test_up_to_four_candidates_and_three_ballots_by_majority() -> None:
    # The others of their kind have the same parameters; `make slow` counts by them as well.
    names = [name for name in BY_MAJORITY if name not in {"party-local-discipline-commission", "workers-congress"}]
    for size, most in ((1, 4), (2, 4), (3, 3), (4, 2)):
        candidates = NAMES[:size]
        number, found = differences(
            small_elections(names, handfuls(plain_ballots(candidates), candidates, most), candidates, (1, 2, 3))
        )
        assert (number > 100, found) == (True, [])


def test_names_written_in_and_abstentions() -> None:
    number, found = differences(
        small_elections(BY_MAJORITY, handfuls(marked_ballots("ab", strangers="w"), "ab", 2), "ab", (1, 2))
    )
    assert (number > 1000, found) == (True, [])


@pytest.mark.parametrize("round_", ["preliminary", "tie", "fresh"])
def test_the_other_rounds(round_: str) -> None:
    names = [name for name in BY_MAJORITY if round_ != "preliminary" or name != "association-roberts-rules"]
    elections = small_elections(names, handfuls(plain_ballots("abc"), "abc", 3), "abc", (1, 2))
    number, found = differences({**one, "round": round_} for one in elections)
    assert (number > 1000, found) == (True, [])


def test_rankings() -> None:
    number, found = differences(small_elections(BY_RANK, handfuls(rankings("abc"), "abc", 4), "abc", (1, 2)))
    assert (number > 1000, found) == (True, [])


@pytest.mark.parametrize("divisors", ["dhondt", "sainte-lague"])
def test_lists(divisors: str) -> None:
    ballots = [{"for": [one]} for one in NAMES] + [{}]
    elections = small_elections(["party-list"], handfuls(ballots, NAMES, 4), NAMES, (1, 2, 3))
    number, found = differences({**one, "choose": {"divisors": divisors}} for one in elections)
    assert (number > 100, found) == (True, [])


@pytest.mark.parametrize(
    ("ballots", "groups", "most"),
    [
        (marked_ballots("ab", strangers="wv"), ("ab", "wv"), 3),
        (plain_ballots("abcd"), ("abcd",), 4),
        (rankings("abc"), ("abc",), 3),
    ],
    ids=["marked", "plain", "ranked"],
)
def test_no_handful_is_missed_where_names_are_left_aside(
    ballots: list[Marks], groups: tuple[str, ...], most: int
) -> None:
    """Burnside's lemma counts them without making any."""
    found = Counter(map(len, distinct_handfuls(ballots, groups, most)))
    assert found == {size: number_of_handfuls(ballots, groups, size) for size in range(most + 1)}


# Candidates, kinds of ballots, who may be renamed, ballots at the most, and whether electors may be missing. With four candidates,
# three ballots have every mark; of four ballots those without a name written in have votes for or none: the sizes before show that
# against and abstaining differ for names written in only.
BY_MARKS: list[tuple[str, list[Marks], tuple[str, ...], int, bool]] = [
    ("", marked_ballots("", strangers="wv"), ("wv",), 4, True),
    ("a", marked_ballots("a", strangers="wv"), ("a", "wv"), 4, True),
    ("ab", marked_ballots("ab", strangers="wv"), ("ab", "wv"), 4, True),
    ("abc", marked_ballots("abc", strangers="w"), ("abc",), 4, True),
    ("abcd", marked_ballots("abcd", strangers="w"), ("abcd",), 3, True),
    ("abcd", ballots_that_tell("abcd"), ("abcd",), 4, False),
]
SEATS = (1, 2, 3)


FINAL_ROUND = {"quorum", "marks", "write_in", "abstention", "returned", "threshold", "weights"}


def counting_alike() -> dict[str, list[str]]:
    """The rulesets by majority, those together whose final round is counted by the same values: one of them stands for the others."""
    found: dict[tuple[object, ...], list[str]] = {}
    for name in BY_MAJORITY:
        parameters = ruleset(name).parameters
        values = [sorted(parameters[key].values.items()) for key in sorted(FINAL_ROUND & parameters.keys())]
        found.setdefault((repr(values),), []).append(name)
    return {names[0]: names for names in found.values()}


ALIKE = counting_alike()


def test_every_ruleset_by_majority_is_stood_for() -> None:
    assert sorted(name for names in ALIKE.values() for name in names) == sorted(BY_MAJORITY)
    assert "party-local-discipline-commission" in ALIKE["party-local-congress-committee"]


# Each is a test of its own, so that `make slow` shares them out among processes.
@pytest.mark.slow
@pytest.mark.parametrize("name", ALIKE)
def test_up_to_four_candidates_four_ballots_and_every_mark_by_majority(name: str) -> None:
    for candidates, ballots, groups, most, missing in BY_MARKS:
        made = small_elections([name], distinct_handfuls(ballots, groups, most), candidates, SEATS, missing=missing)
        number, found = differences(made)
        handed_in = sum(number_of_handfuls(ballots, groups, size) for size in range(1, most + 1))
        assert number == len(SEATS) * (1 + handed_in * (3 if missing else 1))
        assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("name", BY_RANK)
def test_up_to_four_candidates_and_four_ballots_ranked(name: str) -> None:
    for size in range(1, 5):
        candidates = NAMES[:size]
        made = small_elections([name], distinct_handfuls(rankings(candidates), (candidates,), 4), candidates, (1, 2, 3))
        number, found = differences(made)
        assert (number > 0, found) == (True, [])


def test_the_book_itself_knows_every_state() -> None:
    """A second reading that called everything complete would prove nothing."""
    states = Counter(
        read_by_the_book(one).state
        for one in small_elections(BY_MAJORITY, handfuls(plain_ballots("abc"), "abc", 3), "abc", (2,))
    )
    void = election("stv", 1, "ab", [{"for": ["a"], "count": 3}], entitled=3, issued=2)
    assert states.keys() | {read_by_the_book(void).state} == set(STATES)
