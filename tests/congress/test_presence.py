"""Who is there at an instant (tests/cases/congress/presence.toml), and what must hold of any attendance book."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.congress.roll import Delegate, Event, presence_at
from luoshi.congress.roll.attendance import Kind
from luoshi.congress.roll.presence import Presence

TABLE = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "cases/congress/presence.toml").read_text(encoding="utf-8")
)
DAY = "2026-11-24T"


def name(case: dict[str, Any]) -> str:
    return f"{case['what']}: {'; '.join(case['book'])} at {case['at']}"


def delegate(written: str) -> Delegate:
    number, _, kind = written.partition(":")
    return Delegate(id=number, name=number, voting=kind != "guest", valid=kind != "invalid")


def event(number: int, written: str) -> Event:
    clock, kind, about, *to = written.split()
    at = datetime.fromisoformat(DAY + clock)
    if kind == "void":
        return Event(number, at, "void", voids=int(about))
    return Event(number, at, kind, about, *to)  # type: ignore[arg-type]


def presence(case: dict[str, Any]) -> Presence:
    book = [event(number, written) for number, written in enumerate(case["book"], 1)]
    at = datetime.fromisoformat(DAY + case["at"])
    return presence_at(
        [delegate(one) for one in case["roll"]], book, at, known=case.get("known"), proxies=case.get("proxies", 0)
    )


@pytest.mark.parametrize("case", [*TABLE["case"], *TABLE["near_miss"]], ids=name)
def test_the_hall_at_an_instant(case: dict[str, Any]) -> None:
    found = presence(case)
    seen = {
        "entitled": len(found.entitled),
        "present": list(found.present),
        "absent": list(found.absent),
        "guests": list(found.guests),
        "represented": [f"{giver}→{holder}" for giver, holder in found.represented],
        "oddities": [odd.kind for odd in found.oddities],
        "known": found.known,
    }
    assert {key: seen[key] for key in case["expect"]} == case["expect"]


def test_near_misses_say_why() -> None:
    assert all(case["why"] for case in TABLE["near_miss"])
    assert {case["what"] for case in TABLE["near_miss"]} == {case["what"] for case in TABLE["case"]}


def test_an_odd_line_is_named_by_its_number() -> None:
    case = next(one for one in TABLE["near_miss"] if one["what"] == "check-out")
    assert [(odd.number, odd.delegate) for odd in presence(case).oddities] == [(1, "王一")]


ROLL = [Delegate(id=number, name=number) for number in "甲乙丙丁"] + [Delegate(id="客", name="客", voting=False)]
START = datetime.fromisoformat("2026-11-24T08:00")
KINDS: st.SearchStrategy[Kind] = st.sampled_from(get_args(Kind))
PEOPLE = st.sampled_from("甲乙丙丁客无")


@st.composite
def books(draw: st.DrawFn) -> list[Event]:
    size = draw(st.integers(0, 14))
    return [
        Event(
            number=number,
            at=START + timedelta(minutes=draw(st.integers(0, 30))),
            kind=draw(KINDS),
            delegate=draw(PEOPLE),
            to=draw(PEOPLE),
            voids=draw(st.integers(0, 14)),
        )
        for number in range(1, size + 1)
    ]


LATER = START + timedelta(hours=1)


@given(books(), st.integers(0, 3))
def test_everybody_entitled_is_counted_once(book: list[Event], proxies: int) -> None:
    found = presence_at(ROLL, book, LATER, proxies=proxies)
    represented = [giver for giver, _ in found.represented]
    assert sorted([*found.present, *represented, *found.absent]) == sorted(found.entitled)
    assert all(holder in found.present for _, holder in found.represented)
    assert all([holder for _, holder in found.represented].count(one) <= proxies for one in found.present)


@given(books())
def test_only_the_numbers_of_the_lines_order_the_book(book: list[Event]) -> None:
    assert presence_at(ROLL, book[::-1], LATER, proxies=1) == presence_at(ROLL, book, LATER, proxies=1)


@given(books(), st.integers(1, 14))
def test_what_is_voided_never_happened(book: list[Event], voided: int) -> None:
    plain = [one for one in book if one.kind != "void"]
    void = Event(99, START, "void", voids=voided)
    left = [one for one in plain if one.number != voided]
    with_void = presence_at(ROLL, [*plain, void], LATER, proxies=1)
    assert replace(with_void, oddities=(), known=0) == replace(
        presence_at(ROLL, left, LATER, proxies=1), oddities=(), known=0
    )


@given(books(), st.integers(0, 14))
def test_what_was_known_does_not_change_by_what_is_written_later(book: list[Event], known: int) -> None:
    found = presence_at(ROLL, book, LATER, known=known)
    assert found == presence_at(ROLL, book[:known], LATER)


@given(books())
def test_the_future_has_no_say(book: list[Event]) -> None:
    at = START + timedelta(minutes=15)
    voids = [one for one in book if one.kind == "void"]
    past = [one for one in book if one.at <= at and one.kind != "void"]
    whole, cut = presence_at(ROLL, book, at), presence_at(ROLL, [*past, *voids], at)
    assert (whole.present, whole.entitled) == (cut.present, cut.entitled)
