"""Bodies: who holds which office on a day, vacancies and by-elections, and the hand-over to a new term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.congress.bodies import Body, Holding, Office, OpenItem, Term, hand_over, state_on

OLD, NEW = Term(1, date(2021, 11, 20), date(2026, 11, 24)), Term(2, date(2026, 11, 25))
BODY = Body("c", "青禾区委员会", (Office("m", "委员", 3), Office("s", "书记", 1, within="m")), (OLD, NEW), "代表大会")


def member(person: str, since: date, until: date | None = None, office: str = "m") -> Holding:
    return Holding(person, "c", office, since, until)


HOLDINGS = [
    member("王一", OLD.starts, OLD.ends),
    member("李二", OLD.starts, date(2025, 3, 31)),
    member("赵三", OLD.starts, OLD.ends),
    member("王一", OLD.starts, OLD.ends, "s"),
    member("王一", NEW.starts),
    member("周四", NEW.starts),
    member("吴五", NEW.starts),
    member("周四", NEW.starts, office="s"),
]


def people(day: date, office: str) -> list[str]:
    return [one.person for found, held in state_on(BODY, HOLDINGS, day).holders if found.id == office for one in held]


def test_the_members_on_a_day() -> None:
    assert people(date(2025, 3, 31), "m") == ["王一", "李二", "赵三"]
    assert people(date(2025, 4, 1), "m") == ["王一", "赵三"]
    assert people(NEW.starts, "s") == ["周四"]
    assert state_on(BODY, HOLDINGS, NEW.starts).term == 2


def test_a_vacancy_says_since_when() -> None:
    (vacancy,) = state_on(BODY, HOLDINGS, date(2025, 6, 1)).vacancies
    assert (vacancy.office.id, vacancy.seats, vacancy.since) == ("m", 1, date(2025, 4, 1))
    assert state_on(BODY, HOLDINGS, NEW.starts).vacancies == ()


def test_a_by_election_fills_it() -> None:
    in_between = Holding("郑六", "c", "m", date(2025, 5, 1), OLD.ends, how="by-election")
    assert state_on(BODY, [*HOLDINGS, in_between], date(2025, 6, 1)).vacancies == ()
    assert len(state_on(BODY, [*HOLDINGS, in_between], date(2025, 4, 30)).vacancies) == 1


def test_seats_that_were_never_filled_are_vacant_since_ever() -> None:
    assert [(one.office.id, one.seats, one.since) for one in state_on(BODY, [], NEW.starts).vacancies] == [
        ("m", 3, None),
        ("s", 1, None),
    ]


@pytest.mark.parametrize(
    ("extra", "finding"),
    [
        (member("孙七", NEW.starts), ("too-many", "m", "")),
        (member("周四", NEW.starts), ("twice", "m", "周四")),
        (member("孙七", NEW.starts, office="x"), ("unknown-office", "x", "孙七")),
        (member("孙七", date(2026, 12, 2), date(2026, 12, 1)), ("ends-before-it-starts", "m", "孙七")),
    ],
)
def test_what_can_not_be_so_is_found(extra: Holding, finding: tuple[str, str, str]) -> None:
    found = state_on(BODY, [*HOLDINGS, extra], date(2026, 12, 1)).findings
    assert [(one.kind, one.office, one.person) for one in found] == [finding]


def test_an_officer_must_be_a_member() -> None:
    left = [
        replace(one, until=date(2026, 11, 30)) if one.person == "周四" and one.office == "m" else one
        for one in HOLDINGS
    ]
    found = state_on(BODY, left, date(2026, 12, 1)).findings
    assert [(one.kind, one.office, one.person) for one in found] == [("not-within", "s", "周四")]


def test_nobody_holds_an_office_while_no_term_runs() -> None:
    early = [member("王一", date(2020, 1, 1))]
    assert [one.kind for one in state_on(BODY, early, date(2020, 6, 1)).findings] == ["outside-of-term"]


@pytest.mark.parametrize("day", [OLD.starts, OLD.ends or OLD.starts, NEW.starts, date(2030, 1, 1)])
def test_a_sound_roster_has_no_findings(day: date) -> None:
    assert state_on(BODY, HOLDINGS, day).findings == ()


ITEMS = [
    OpenItem("1", "北渡桥", "s"),
    OpenItem("2", "养老服务", "m", date(2027, 6, 30)),
    OpenItem("3", "区志", "x", date(2027, 1, 31)),
]


def test_open_items_pass_to_the_successors_by_due_date() -> None:
    found = hand_over(BODY, HOLDINGS, NEW.starts, ITEMS)
    assert [(one.item.id, one.passing, one.before, one.after) for one in found] == [
        ("3", "nobody", (), ()),
        ("2", "passes", ("王一", "赵三"), ("王一", "周四", "吴五")),
        ("1", "passes", ("王一",), ("周四",)),
    ]


def test_who_is_elected_again_keeps_the_items() -> None:
    again = [member("王一", OLD.starts, OLD.ends, "s"), member("王一", NEW.starts, office="s")]
    assert [one.passing for one in hand_over(BODY, again, NEW.starts, ITEMS[:1])] == ["stays"]


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
ANY = st.lists(
    st.builds(
        member,
        st.sampled_from(["王一", "李二", "赵三", "周四"]),
        DAYS,
        st.none() | DAYS,
        st.sampled_from(["m", "s"]),
    ),
    max_size=8,
)


@given(ANY, DAYS)
def test_seats_held_and_vacant_make_all_seats_unless_there_are_too_many(holdings: list[Holding], day: date) -> None:
    state = state_on(BODY, holdings, day)
    too_many = {one.office for one in state.findings if one.kind == "too-many"}
    vacant = {one.office.id: one.seats for one in state.vacancies}
    for office, held in state.holders:
        seats = len({one.person for one in held}) + vacant.get(office.id, 0)
        assert seats == office.seats or office.id in too_many
    assert all(one.since is None or one.since <= day for one in state.vacancies)


@given(ANY, DAYS, st.permutations(ITEMS))
def test_nothing_open_is_lost_at_a_hand_over(holdings: list[Holding], day: date, items: list[OpenItem]) -> None:
    found = hand_over(BODY, holdings, day, items)
    assert sorted(one.item.id for one in found) == ["1", "2", "3"]
    assert all(bool(one.after) == (one.passing != "nobody") for one in found)
    assert hand_over(BODY, holdings, day + timedelta(0), ITEMS) == found
