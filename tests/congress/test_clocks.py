"""By when a motion has to be answered: three months, six where a person found it hard and said why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.congress.suggestions.clocks import Motion, after_months, clock


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
        (date(2026, 11, 24), 3, date(2027, 2, 24)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(day: date, months: int, later: date) -> None:
    assert after_months(day, months) == later


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [
        (date(2026, 4, 14), "running", 1),
        (date(2026, 4, 15), "due", 0),
        (date(2026, 4, 16), "overdue", -1),
    ],
)
def test_the_last_day_is_in_time(today: date, state: str, left: int) -> None:
    found = clock(Motion("1", date(2026, 1, 15), "区交通局"), today)
    assert (found.state, found.days_left, found.months) == (state, left, 3)


@pytest.mark.parametrize(("answered", "state"), [(date(2026, 4, 15), "answered"), (date(2026, 4, 16), "answered-late")])
def test_an_answer_stops_the_clock(answered: date, state: str) -> None:
    motion = Motion("1", date(2026, 1, 15), "区交通局", answered)
    assert {clock(motion, today).state for today in (answered, answered + timedelta(days=900))} == {state}


def test_six_months_need_a_person_and_a_reason() -> None:
    received = date(2026, 1, 15)
    assert clock(Motion("1", received, "局", hard="王一", why="须上级批复"), received).last_day == date(2026, 7, 15)
    assert clock(Motion("1", received, "局", hard="王一"), received).months == 3
    assert clock(Motion("1", received, "局", why="须上级批复"), received).months == 3


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.sampled_from([3, 6]))
def test_so_many_months_later_is_in_the_right_month(day: date, months: int) -> None:
    later = after_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
