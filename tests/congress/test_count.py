"""Counting an election: what the cases of elections.toml say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import Case, all_cases
from congress.elections import election, result
from luoshi.congress.elections.counting import count
from luoshi.congress.elections.election import BrokenElection
from luoshi.congress.elections.election_reading import read_election
from luoshi.congress.elections.result import STATES
from luoshi.congress.elections.rulesets import RULESET_NAMES
from luoshi.congress.elections.steps import Language, step

CASES = all_cases()["elections"]
COUNTED = [*CASES["case"], *CASES["near_miss"]]
_ABOUT = {"what", "why", "expect"}
PLAIN = election("party-local-congress-committee", 1, ["王一", "李二"], [{"for": ["王一"], "count": 100}])


def whole(case: Case) -> dict[str, Any]:
    given = {key: value for key, value in case.items() if key not in _ABOUT}
    return election(**given)


@pytest.mark.parametrize("case", COUNTED, ids=lambda case: case["what"])
def test_count(case: Case) -> None:
    found = result(whole(case))
    for key, value in case["expect"].items():
        shown = {one: found[key].get(one) for one in value} if key == "tally" else found[key]
        assert (key, shown) == (key, value)


@pytest.mark.parametrize("case", CASES["broken"], ids=lambda case: case["what"])
def test_what_cannot_be_counted_is_named(case: Case) -> None:
    with pytest.raises(BrokenElection) as caught:
        count(read_election(json.loads(json.dumps({**PLAIN, **case["change"]}).replace("@half@", "\\ud800"))))
    assert case["says"] in str(caught.value)


@pytest.mark.parametrize("key", ["ruleset", "seats", "entitled", "present", "issued", "returned", "ballots"])
def test_what_is_missing_is_named(key: str) -> None:
    with pytest.raises(BrokenElection, match=f'"{key}" is missing'):
        read_election({name: value for name, value in PLAIN.items() if name != key})


def test_every_ruleset_is_shown_by_a_case() -> None:
    shown = {case["ruleset"] for case in COUNTED}
    alike = {"party-local-discipline-commission", "workers-congress"}  # by the same parameters as those shown
    assert set(RULESET_NAMES) - shown == alike


def test_near_misses_say_why() -> None:
    assert [case["what"] for case in CASES["near_miss"] if not case.get("why")] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_step_says_its_arithmetic(language: Language) -> None:
    ballots = [{"for": ["王一"], "count": 60}, {"for": ["王一", "李二"], "count": 40}]
    found = result(election("party-local-congress-committee", 1, ["王一", "李二"], ballots), language)
    said = "\n".join(found["steps"])
    for number in ("100 × 1/2 = 50", "51", "60", "40"):
        assert number in said
    assert "条例" in found["next"]


def test_a_round_follows_from_the_election_before() -> None:
    names = ["王一", "李二", "张三"]
    ballots = [{"for": ["王一", "李二"], "count": 60}, {"for": ["王一", "张三"], "count": 40}]
    first = election("party-local-congress-committee", 2, names, [*ballots, {"for": ["张三"], "count": 20}])
    assert (result(first)["state"], result(first)["elected"]) == ("vacant", ["王一"])
    fresh = election("party-local-congress-committee", 1, names[1:], [{"for": ["张三"], "count": 61}], entitled=120)
    assert result({**fresh, "round": "fresh", "previous": first})["elected"] == ["张三"]
    with pytest.raises(BrokenElection, match="王一 is elected already"):
        read_election({**fresh, "candidates": first["candidates"], "round": "fresh", "previous": first})
    with pytest.raises(BrokenElection, match="previous: 120 ballots were returned and 100 are listed"):
        read_election({**fresh, "round": "fresh", "previous": {**first, "ballots": ballots}})


def test_more_ways_than_can_be_counted_are_a_tie_among_all_who_are_left() -> None:
    names = [f"候选{number}" for number in range(12)]
    ballots = [{"for": [name], "count": 1} for name in names[1:]]
    found = result(election("stv", 3, names, [{"for": [names[0]], "count": 20}, *ballots]))
    assert (found["state"], found["elected"], found["tied"]) == ("tie", names[:1], names[1:])
    assert "Too many are level to count every way; the seats left are not decided." in found["steps"]


_ODD: st.SearchStrategy[object] = st.sampled_from(
    [None, True, -1, 0, 1, 2, 10**30, 1.5, "", "王一", [], ["王一"], [1], {}, {"a": 1}, [[]], [{}]]
)


@given(
    st.lists(st.tuples(st.sampled_from([*PLAIN, "choose", "weights"]), _ODD), max_size=2),
    st.lists(st.tuples(st.sampled_from(["for", "against", "abstain", "write_in", "weight", "invalid", "count"]), _ODD), max_size=2),
    st.sampled_from(RULESET_NAMES),
)  # fmt: skip
def test_whatever_stands_in_the_file_it_is_counted_or_named(
    odd: list[tuple[str, object]], marks: list[tuple[str, object]], name: str
) -> None:
    ballots = [*PLAIN["ballots"], dict(marks)]
    said = ""
    try:
        found = count(read_election({**PLAIN, "ruleset": name, "ballots": ballots, "returned": 101, **dict(odd)}))
    except BrokenElection as error:
        said = str(error)
    else:
        assert found.to_json("zh")["state"] in STATES
    assert not said or ("; " in said and "\n" not in said)


@pytest.mark.parametrize("name", ["people-congress-direct", "village-committee", "stv", "condorcet", "party-list"])
def test_present_may_be_left_out_where_nobody_asks_for_it(name: str) -> None:
    given = {key: value for key, value in PLAIN.items() if key != "present"}
    assert result({**given, "ruleset": name})["state"] == "complete"


def test_who_takes_part_is_told_by_the_ballots_where_heads_are_not_counted() -> None:
    given = {**PLAIN, "ruleset": "village-committee", "entitled": 200, "issued": 100, "present": None}
    assert result(given)["state"] == "no_quorum"
    assert result({**given, "entitled": 199})["state"] == "complete"


def test_keys_that_nothing_reads_are_told() -> None:
    found = result({**PLAIN, "date": "2026-11-25", "place": "青禾区"})
    assert "Not used: date, place." in found["steps"]


@pytest.mark.parametrize(
    ("votes", "says"),
    [(1, "甲 (written in): 1 vote."), (2, "甲 (written in): 2 votes."), (0, "甲 (written in): 0 votes.")],
)
def test_one_is_said_as_one(votes: int, says: str) -> None:
    assert step("votes_written", name="甲", support=votes).said("en") == says
    assert step("votes_written", name="甲", support=votes).said("zh") == f"甲（另选他人）：{votes}票。"
