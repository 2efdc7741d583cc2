"""Working days with 调休; what the library doesn't know is never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.delivery.working_days import add_working_days, is_working_day, working_days_left


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 25), True),
        (date(2026, 11, 28), False),  # a Saturday like any other
        (date(2026, 2, 14), True),  # a Saturday worked before the Spring Festival
        (date(2026, 2, 18), False),  # a Wednesday within it
        (date(2026, 10, 1), False),
        (date(2003, 6, 2), None),
        (date(2087, 3, 3), None),
    ],
)
def test_a_day_is_a_working_day_a_holiday_or_awaited(day: date, works: bool | None) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        (date(2026, 11, 25), 1, date(2026, 11, 26)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
    ],
)
def test_working_days_are_counted_over_holidays(day: date, count: int, then: date) -> None:
    assert add_working_days(day, count) == then
    assert working_days_left(day, then) == count


def test_the_count_stops_where_the_calendar_is_awaited() -> None:
    assert add_working_days(date(2087, 1, 1), 1) is None
    assert working_days_left(date(2087, 1, 1), date(2087, 1, 2)) is None
    assert working_days_left(date(2026, 12, 1), date(2087, 1, 2)) is None


def test_nothing_is_left_of_a_day_that_is_past() -> None:
    assert working_days_left(date(2026, 11, 25), date(2026, 11, 25)) == 0
    assert working_days_left(date(2026, 11, 25), date(2026, 11, 1)) == 0


def test_no_working_days_after_a_day_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="count from 1"):
        add_working_days(date(2026, 11, 25), 0)
