"""The vote on a draft: quorum, count and sum; and the lock on what was adopted."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.congress.roll import Presence, Proof, prove_quorum, quorum_rules
from luoshi.congress.suggestions import Draft
from luoshi.congress.suggestions.adoption import Tally, lock, vote_on

DRAFT = Draft(3, "会议批准了这个报告。")


def proof(entitled: int, present: int) -> Proof:
    people = tuple(map(str, range(entitled)))
    hall = Presence(datetime.fromisoformat("2026-11-24T16:00"), 0, people, people[:present], (), (), ())
    return prove_quorum(quorum_rules()["people-congress-session"], hall)


@pytest.mark.parametrize(
    ("entitled", "present", "tally", "state"),
    [
        (100, 90, Tally(51, 39, 0), "adopted"),
        (100, 90, Tally(50, 0, 0), "rejected"),
        (101, 90, Tally(51, 0, 39), "adopted"),
        (100, 66, Tally(66, 0, 0), "no_quorum"),
        (100, 67, Tally(67, 0, 0), "adopted"),
        (100, 90, Tally(60, 30, 1), "void"),
        (100, 90, Tally(60, -1, 0), "void"),
        (100, 90, Tally(60, 30, 0), "adopted"),
    ],
)
def test_the_result_of_a_vote(entitled: int, present: int, tally: Tally, state: str) -> None:
    assert vote_on(DRAFT, proof(entitled, present), tally).state == state


def test_the_base_can_be_those_present() -> None:
    assert vote_on(DRAFT, proof(100, 80), Tally(41, 39, 0)).state == "rejected"
    assert vote_on(DRAFT, proof(100, 80), Tally(41, 39, 0), base="present").state == "adopted"
    assert vote_on(DRAFT, proof(100, 80), Tally(40, 40, 0), base="present").state == "rejected"


def test_the_sum_is_told_in_words() -> None:
    told = vote_on(DRAFT, proof(100, 90), Tally(51, 30, 5)).words("zh")
    assert told[-3:] == (
        "赞成须超过应到人数的半数：100÷2，至少51票。",
        "赞成51票，反对30票，弃权5票，未表决4人。",
        "51≥51，通过。",
    )
    assert vote_on(DRAFT, proof(100, 90), Tally(50, 0, 0)).words("en")[-1] == "50 < 51: not adopted."


def test_what_was_adopted_is_locked_to_the_character() -> None:
    locked = lock(vote_on(DRAFT, proof(3, 3), Tally(2, 1, 0)))
    assert locked is not None
    assert (locked.version, locked.is_text(DRAFT.text)) == (3, True)
    assert not locked.is_text(DRAFT.text + " ")
    assert lock(vote_on(DRAFT, proof(3, 3), Tally(1, 2, 0))) is None


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_nothing_is_adopted_without_a_quorum_and_more_than_half(
    entitled: int, away: int, for_: int, against: int, abstain: int
) -> None:
    present = max(0, entitled - away)
    result = vote_on(DRAFT, proof(entitled, present), Tally(for_, against, abstain))
    enough = 3 * present >= 2 * entitled and present >= 1
    adopted = enough and for_ + against + abstain <= present and 2 * for_ > entitled
    assert (result.state == "adopted") == adopted
