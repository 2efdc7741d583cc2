"""Each quorum rule at its threshold (tests/cases/congress/quorum.toml), and the sum that a person can check."""

from __future__ import annotations

import tomllib
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.congress.roll import Delegate, Event, Proof, presence_at, prove_quorum, quorum_rules

TABLE = tomllib.loads((Path(__file__).resolve().parents[1] / "cases/congress/quorum.toml").read_text(encoding="utf-8"))
NINE = datetime.fromisoformat("2026-11-24T09:00")


def proof(rule: str, entitled: int, present: int, represented: int = 0) -> Proof:
    roll = [Delegate(id=str(number), name=str(number)) for number in range(entitled)]
    book = [Event(number + 1, NINE, "in", str(number)) for number in range(present)]
    for given_by in range(present, present + represented):
        book.append(Event(len(book) + 1, NINE, "proxy", str(given_by), str(len(book) % present)))
    found = quorum_rules()[rule]
    return prove_quorum(found, presence_at(roll, book, NINE, proxies=found.proxies))


@pytest.mark.parametrize(
    "case", TABLE["case"], ids=lambda case: f"{case['rule']}: {case['need']} of {case['entitled']}"
)
def test_the_threshold_itself(case: dict[str, Any]) -> None:
    assert case["why"]
    enough = proof(case["rule"], case["entitled"], case["need"])
    assert (enough.need, enough.met) == (case["need"], True)
    assert not proof(case["rule"], case["entitled"], case["not_enough"]).met


def test_every_rule_has_a_case_and_its_source() -> None:
    assert {case["rule"] for case in TABLE["case"]} == set(quorum_rules())
    for rule in quorum_rules().values():
        assert rule.article.startswith("《")
        assert rule.sure in {"S", "R", "M"}
        assert set(rule.title) == {"zh", "en"}


def test_the_sum_is_told_in_words() -> None:
    told = proof("party-local-congress", 100, 50).words("zh")
    assert told[1] == "应到100人，100×1/2，实到人数须超过该数，至少51人。"
    assert told[2] == "实到50人。"
    assert told[3] == "50<51，差1人，未达到法定人数，不能表决。"
    assert proof("people-congress-session", 3, 2).words("en")[-1] == "2 ≥ 2: there is a quorum."


def test_proxies_count_only_where_the_rule_allows_them() -> None:
    assert proof("people-congress-direct", 10, 4, 2).met
    assert "书面委托2人，合计6人。" in proof("people-congress-direct", 10, 4, 2).words("zh")
    without = proof("people-congress-session", 10, 6, 2)
    assert (without.have, without.met) == (6, False)


def test_a_charter_allows_proxies_where_the_law_leaves_it_to_it() -> None:
    rules = quorum_rules()
    assert {name for name, rule in rules.items() if rule.charter} == {"village-assembly", "cooperative", "association"}
    assert rules["cooperative"].allowing(2).proxies == 2
    assert rules["party-grassroots"].allowing(2).proxies == 0, "the law itself says no"


@given(st.sampled_from(sorted(quorum_rules())), st.integers(0, 10_000))
def test_what_is_needed_is_the_least_that_is_enough(name: str, entitled: int) -> None:
    rule = quorum_rules()[name]
    bound = Fraction(*rule.share) * entitled
    need = rule.need(entitled)
    enough = need > bound if rule.strict else need >= bound
    one_fewer = need - 1 > bound if rule.strict else need - 1 >= bound
    assert enough
    assert need == 1 or not one_fewer
