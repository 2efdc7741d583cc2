"""A contest from the nomination to the last seat: what is allowed when, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.elections import election
from luoshi.congress.elections.contest import Contest, Reduction, standing
from luoshi.congress.elections.contest_data import contest_data, moves_data, read_contest
from luoshi.congress.elections.election import BrokenElection, Candidate
from luoshi.congress.elections.election_reading import read_election
from luoshi.congress.elections.rounds import NotAllowed, hold_round, next_in, nominate, reduce_seats
from luoshi.congress.elections.rulesets import RULESET_NAMES, ruleset

PARTY = "party-local-congress-committee"
MINUTES = "大会第三次全体会议记录"


def contest(name: str = PARTY, seats: int = 2, candidates: str = "甲乙丙") -> Contest:
    people = [Candidate(one, one) for one in candidates]
    return nominate(Contest(ruleset(name), "委员", seats), people)


def held(now: Contest, round_: str, votes: dict[str, int], seats: int | None = None, **more: Any) -> Contest:  # noqa: ANN401 - as `election` has it
    """A round in which everybody marks one name, of 100 who are entitled."""
    ballots: list[dict[str, Any]] = [{"for": [name], "count": count} for name, count in votes.items()]
    places = standing(now).left if seats is None else seats
    return hold_round(
        now, read_election(election(now.ruleset.name, places, [*votes], ballots, entitled=100, round=round_, **more))
    )


def kinds(now: Contest) -> list[str]:
    return [move.kind for move in next_in(now)]


def people(now: Sequence[Candidate]) -> str:
    return "".join(one.name for one in now)


def test_it_begins_with_the_nomination() -> None:
    (move,) = next_in(Contest(ruleset(PARTY), "委员", 2))
    assert (move.kind, "[M]" in move.said.said("en")) == ("nominate", True)


@pytest.mark.parametrize(
    ("name", "seats", "candidates", "says"),
    [
        (PARTY, 10, "甲乙丙丁戊己庚辛壬癸", "are too few"),
        ("people-congress-direct", 3, "甲乙丙", "are too few"),
        ("village-committee", 1, "甲", "are too few"),
    ],
)
def test_a_list_outside_of_the_surplus_is_refused(name: str, seats: int, candidates: str, says: str) -> None:
    with pytest.raises(NotAllowed, match=says):
        contest(name, seats, candidates)


@pytest.mark.parametrize(
    ("name", "seats", "candidates", "allowed"),
    [
        (PARTY, 10, "甲乙丙丁戊己庚辛壬癸子", ["final", "preliminary"]),
        ("party-local-secretaries", 1, "甲", ["final", "preliminary"]),
        ("party-local-secretaries", 1, "甲乙", ["preliminary"]),
        ("people-congress-direct", 3, "甲乙丙丁", ["final", "preliminary"]),
        ("people-congress-direct", 3, "甲乙丙丁戊己", ["final", "preliminary"]),
        ("people-congress-direct", 3, "甲乙丙丁戊己庚", ["preliminary"]),
        ("people-congress-indirect", 1, "甲乙", ["final", "preliminary"]),
        ("people-congress-indirect", 1, "甲乙丙", ["preliminary"]),
        ("stv", 2, "甲", ["final"]),
    ],
)
def test_a_list_within_the_surplus_goes_to_the_vote(name: str, seats: int, candidates: str, allowed: list[str]) -> None:
    assert kinds(contest(name, seats, candidates)) == allowed


def test_preliminary_final_tie_fresh_and_fewer_seats() -> None:
    now = contest(seats=3, candidates="甲乙丙丁戊")
    ballots = [{"for": ["甲", "乙", "丙", "丁"], "count": 60}, {"for": ["戊"], "count": 40}]
    now = hold_round(now, read_election(election(PARTY, 4, "甲乙丙丁戊", ballots, round="preliminary")))
    assert (kinds(now), people(standing(now).candidates)) == (["final"], "甲乙丙丁")

    ballots = [
        {"for": ["甲", "乙", "丙"], "count": 40},
        {"for": ["甲", "丙", "丁"], "count": 20},
        {"for": ["乙", "丁"], "count": 40},
    ]
    now = hold_round(now, read_election(election(PARTY, 3, "甲乙丙丁", ballots)))
    assert (kinds(now), standing(now).elected, people(standing(now).candidates)) == (["tie"], ("乙",), "甲丙丁")

    now = held(now, "tie", {"甲": 45, "丙": 35, "丁": 0}, seats=2)
    assert standing(now).stage == "complete"
    assert standing(now).elected == ("乙", "甲", "丙")
    assert kinds(now) == ["announce"]


def test_a_fresh_vote_or_fewer_seats_with_consent() -> None:
    now = held(contest(), "final", {"甲": 60, "乙": 30, "丙": 10})
    assert (standing(now).elected, standing(now).left, kinds(now)) == (("甲",), 1, ["fresh", "reduce"])
    fewer = reduce_seats(now, Reduction("presidium", MINUTES))
    assert (standing(fewer).stage, standing(fewer).elected, standing(fewer).reduced) == ("complete", ("甲",), True)
    fresh = held(now, "fresh", {"乙": 40, "丁": 55})
    assert (standing(fresh).stage, standing(fresh).elected) == ("complete", ("甲", "丁"))


@pytest.mark.parametrize(
    ("reduction", "says"),
    [
        (Reduction("electors", MINUTES, 50, 100), "50 of 100 electors consented .*; more than 1/2 of them must"),
        (Reduction("presidium", " "), "it is not said where the consent is recorded"),
    ],
)
def test_fewer_seats_without_consent_are_refused(reduction: Reduction, says: str) -> None:
    now = held(contest(), "final", {"甲": 60, "乙": 30, "丙": 10})
    with pytest.raises(NotAllowed, match=says):
        reduce_seats(now, reduction)
    assert standing(reduce_seats(now, Reduction("electors", MINUTES, 51, 100))).stage == "complete"


def test_fewer_seats_are_refused_where_nobody_is_elected_or_the_rules_know_nothing_of_it() -> None:
    nobody = held(contest(), "final", {"甲": 40, "乙": 30, "丙": 30})
    with pytest.raises(NotAllowed, match='"reduce" is not allowed now'):
        reduce_seats(nobody, Reduction("presidium", MINUTES))
    deputies = held(contest("people-congress-indirect"), "final", {"甲": 60, "乙": 30, "丙": 10})
    assert kinds(deputies) == ["fresh"]


@pytest.mark.parametrize(
    ("round_", "votes", "seats", "says"),
    [
        ("fresh", {"甲": 60}, 2, '"fresh" is not allowed now; Hold the final round among 甲, 乙, 丙, for 2 seats'),
        ("tie", {"甲": 60, "乙": 40}, 2, '"tie" is not allowed now'),
        ("final", {"甲": 60, "乙": 40}, 2, "the candidates are not those of this round"),
        ("final", {"甲": 60, "乙": 20, "丁": 20}, 2, "the candidates are not those of this round"),
        ("final", {"甲": 60, "乙": 20, "丙": 20}, 1, "the round is for 1 seats, and 2 are left"),
    ],
)
def test_a_round_out_of_turn_is_refused(round_: str, votes: dict[str, int], seats: int, says: str) -> None:
    with pytest.raises(NotAllowed, match=says):
        held(contest(), round_, votes, seats)


def test_who_is_elected_does_not_stand_again() -> None:
    now = held(contest(), "final", {"甲": 60, "乙": 30, "丙": 10})
    with pytest.raises(NotAllowed, match="甲 is elected already"):
        held(now, "fresh", {"甲": 60, "乙": 40})


@pytest.mark.parametrize("numbers", [{"present": 40}, {"issued": 50}], ids=["no quorum", "void"])
def test_what_was_void_or_without_quorum_is_held_again(numbers: dict[str, int]) -> None:
    before = contest()
    after = held(before, "final", {"甲": 60, "乙": 30, "丙": 10}, **numbers)
    assert (standing(after), len(after.events)) == (standing(before), len(before.events) + 1)


def test_a_tie_in_the_preliminary_round_is_voted_on_before_the_final() -> None:
    now = contest("people-congress-indirect", 2, "甲乙丙丁")
    now = held(now, "preliminary", {"甲": 40, "乙": 30, "丙": 15, "丁": 15}, seats=3)
    assert (kinds(now), people(standing(now).candidates)) == (["tie"], "丙丁")
    now = held(now, "tie", {"丙": 51, "丁": 49})
    assert (kinds(now), people(standing(now).candidates), standing(now).left) == (["final"], "甲乙丙", 2)


def test_under_roberts_rules_everybody_stays_on_after_a_tie() -> None:
    now = contest("association-roberts-rules", 1, "甲乙丙")
    ballots = [{"for": ["甲"], "count": 50}, {"for": ["乙"], "count": 50}]
    now = hold_round(now, read_election(election("association-roberts-rules", 1, "甲乙丙", ballots)))
    assert kinds(now) == ["fresh"]


@given(st.sampled_from(RULESET_NAMES), st.lists(st.integers(0, 5), min_size=3, max_size=3), st.integers(0, 3))
def test_every_move_that_is_offered_can_be_made(name: str, votes: list[int], steps: int) -> None:
    """The machine never offers what it then refuses, and never ends anywhere but complete."""
    people_ = (
        "甲" if name == "party-local-secretaries" else "甲乙丙" if name == "party-local-congress-committee" else "甲乙"
    )
    seats = 2 if len(people_) == 3 else 1
    now = contest(name, seats, people_)
    for _ in range(steps + 1):
        move = next_in(now)[0]
        if move.kind == "announce":
            assert standing(now).left == 0
            return
        assert move.kind in {"final", "tie", "fresh"}
        stand = [one.id for one in move.candidates] or ["丁"]
        ballots = [{"for": [one], "count": got + 1} for one, got in zip(stand, votes, strict=False)]
        now = hold_round(now, read_election(election(name, move.seats, stand, ballots, round=move.kind)))
    assert len(standing(now).elected) <= seats


def test_a_contest_is_stored_and_gone_through_again() -> None:
    now = held(contest(), "final", {"甲": 60, "乙": 30, "丙": 10})
    for after in (now, held(now, "fresh", {"乙": 40, "丁": 55}), reduce_seats(now, Reduction("presidium", MINUTES))):
        stored = json.loads(json.dumps(contest_data(after)))
        assert read_contest(stored) == after
    assert [move["move"] for move in moves_data(now, "zh")] == ["fresh", "reduce"]
    assert "另行选举" in moves_data(now, "zh")[0]["said"]


def test_a_stored_contest_is_not_believed() -> None:
    stored = contest_data(held(contest(), "final", {"甲": 60, "乙": 30, "丙": 10}))
    nomination, final = stored["events"]
    with pytest.raises(NotAllowed, match='"final" is not allowed now'):
        read_contest({**stored, "events": [final]})
    first, *others = final["election"]["ballots"]
    ballots = [{**first, "count": first["count"] + 1}, *others]
    changed = {**stored, "events": [nomination, {**final, "election": {**final["election"], "ballots": ballots}}]}
    with pytest.raises(BrokenElection, match="100 ballots were returned and 101 are listed"):
        read_contest(changed)


@pytest.mark.parametrize(
    ("event", "says"),
    [
        ({"kind": "coup"}, '"kind" is "coup"; write one of nomination, round, reduction'),
        ({}, '"kind" is missing'),
        ({"kind": "nomination"}, '"candidates" is null'),
        ({"kind": "round"}, '"election" is null'),
        ({"kind": "reduction", "by": "chair"}, '"by" is "chair"; write electors or presidium'),
        (7, "an event is 7"),
    ],
)
def test_a_stored_event_that_means_nothing_is_named(event: object, says: str) -> None:
    with pytest.raises(BrokenElection, match=says):
        read_contest({"ruleset": PARTY, "seats": 1, "events": [event]})
