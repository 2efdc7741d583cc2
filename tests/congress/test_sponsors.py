"""Sponsors whose office ended (tests/cases/congress/sponsors.toml), and what must hold whoever held what."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.congress.bodies import Body, Holding, Office, SponsorLeft, Term, sponsors_left

TABLE = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "cases/congress/sponsors.toml").read_text(encoding="utf-8")
)
OLD, NEW = date(2021, 11, 20), date(2026, 11, 25)
TERMS = (Term(1, OLD, NEW - timedelta(days=1)), Term(2, NEW))
BODY = Body("c", "青禾区委员会", (Office("委员", "委员", 3), Office("书记", "书记", 1, "委员")), TERMS)


def holding(written: str) -> Holding:
    person, office, since, *until = written.split()
    last = date.fromisoformat(until[0]) if until else None
    return Holding(person, "c", office, date.fromisoformat(since), last)


def name(case: dict[str, Any]) -> str:
    return f"{case['what']}: {case.get('why', '; '.join(case['held']))}"


@pytest.mark.parametrize("case", [*TABLE["case"], *TABLE["near_miss"]], ids=name)
def test_who_left_and_who_follows(case: dict[str, Any]) -> None:
    day = date.fromisoformat(case.get("day", NEW.isoformat()))
    found = sponsors_left(BODY, [holding(one) for one in case["held"]], day, [case["sponsor"], case["sponsor"]])
    expected = case.get("expect")
    if expected is None:
        assert found == ()
    else:
        said = SponsorLeft(case["sponsor"], expected["office"], tuple(expected["followers"]), expected["successor"])
        assert found == (said,)


def test_what_another_body_has_is_of_no_account() -> None:
    elsewhere = Holding("王一", "other", "委员", OLD, NEW - timedelta(days=1))
    assert sponsors_left(BODY, [elsewhere], NEW, ["王一"]) == ()
    own = holding("王一 委员 2021-11-20 2026-11-24")
    came = Holding("赵三", "other", "委员", NEW)
    assert sponsors_left(BODY, [own, came], NEW, ["王一"]) == (SponsorLeft("王一", "委员", (), ""),)


days = st.dates(date(2021, 1, 1), date(2031, 1, 1))
holdings = st.lists(
    st.builds(
        Holding, st.sampled_from("甲乙丙丁"), st.just("c"), st.sampled_from(["委员", "书记"]), days, st.none() | days
    ),
    max_size=8,
)


@given(holdings, days)
def test_nobody_in_office_left_and_whoever_follows_is_in_office(held: list[Holding], day: date) -> None:
    now = {one.person for one in held if one.holds(day)}
    for one in sponsors_left(BODY, held, day, "甲乙丙丁"):
        assert one.sponsor not in now
        assert any(each.person == one.sponsor and each.until is not None and each.until < day for each in held)
        assert set(one.followers) == now
        assert one.successor == "" or one.successor == one.followers[0]
