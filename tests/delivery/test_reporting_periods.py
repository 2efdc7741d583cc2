"""Reporting periods and their keys."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.histories import item_with, report
from luoshi.delivery.reporting_periods import BadPeriod, Rhythm, period_of, periods_between, read_period
from luoshi.delivery.reports_owed import period_to_file, periods_owed, periods_to_report

RHYTHMS = [rhythm for rhythm in get_args(Rhythm) if rhythm != "once"]


@pytest.mark.parametrize(
    ("rhythm", "day", "key", "first", "last"),
    [
        ("weekly", date(2026, 11, 25), "2026-W48", date(2026, 11, 23), date(2026, 11, 29)),
        ("weekly", date(2027, 1, 1), "2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("ten_day", date(2026, 11, 10), "2026-11-T1", date(2026, 11, 1), date(2026, 11, 10)),
        ("ten_day", date(2026, 11, 11), "2026-11-T2", date(2026, 11, 11), date(2026, 11, 20)),
        ("ten_day", date(2026, 12, 31), "2026-12-T3", date(2026, 12, 21), date(2026, 12, 31)),
        ("ten_day", date(2028, 2, 29), "2028-02-T3", date(2028, 2, 21), date(2028, 2, 29)),
        ("monthly", date(2026, 2, 28), "2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("quarterly", date(2026, 11, 25), "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("yearly", date(2026, 11, 25), "2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_day_belongs_to_a_period(rhythm: Rhythm, day: date, key: str, first: date, last: date) -> None:
    period = period_of(day, rhythm)
    assert period is not None
    assert (period.key, period.first, period.last) == (key, first, last)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(RHYTHMS))
def test_periods_cover_every_day_once(day: date, rhythm: Rhythm) -> None:
    period = period_of(day, rhythm)
    assert period is not None
    assert day in period
    assert read_period(period.key) == period
    after = period_of(period.last + timedelta(days=1), rhythm)
    assert after is not None
    assert after.first == period.last + timedelta(days=1)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "2026-1",
        "2026-13",
        "2026-00",
        "2026-Q5",
        "2026-W54",
        "2025-W53",
        "2026-11-T4",
        "0000",
        "9999-W53",
        "２０２６",
    ],
)
def test_what_is_no_period_is_refused(key: str) -> None:
    with pytest.raises(BadPeriod, match="give one such as 2026-11"):
        read_period(key)


def test_what_is_reported_once_has_no_periods() -> None:
    assert list(periods_between(date(2026, 1, 1), date(2026, 12, 31), "once")) == []


def keys(periods: object) -> list[str]:
    return [one.key for one in periods]  # type: ignore[attr-defined]


def test_a_report_is_owed_for_every_period_that_has_ended() -> None:
    assert keys(periods_to_report(item_with(), date(2026, 6, 1))) == ["2026-03", "2026-04", "2026-05"]
    assert keys(periods_owed(item_with(), date(2026, 6, 1))) == ["2026-03", "2026-04", "2026-05"]
    assert keys(periods_owed(item_with(), date(2026, 5, 31))) == ["2026-03", "2026-04"]


def test_who_has_reported_on_april_is_not_asked_for_march_any_more() -> None:
    item = item_with(reports=[report("2026-04", "2026-05-04")])
    assert keys(periods_owed(item, date(2026, 5, 31))) == []
    assert keys(periods_owed(item, date(2026, 6, 1))) == ["2026-05"]


@pytest.mark.parametrize("workflow", ["draft", "issued", "close_out_asked", "closed", "suspended", "dropped"])
def test_nothing_is_owed_by_who_has_not_signed_or_has_done_their_part(workflow: str) -> None:
    assert periods_owed(item_with(workflow=workflow), date(2026, 6, 1)) == ()


def test_nothing_is_owed_for_the_time_of_a_suspension() -> None:
    item = item_with(pauses=[{"since": "2026-04-10", "until": "2026-06-20"}])
    assert keys(periods_owed(item, date(2026, 7, 5))) == ["2026-03", "2026-06"]
    resumed_on_the_last_day = item_with(pauses=[{"since": "2026-04-10", "until": "2026-04-30"}])
    assert keys(periods_owed(resumed_on_the_last_day, date(2026, 5, 1))) == ["2026-03", "2026-04"]


def test_a_report_in_another_rhythm_counts_for_the_days_it_covers() -> None:
    item = item_with(rhythm="weekly", reports=[report("2026-03", "2026-03-31")])
    assert keys(periods_owed(item, date(2026, 4, 13))) == ["2026-W14", "2026-W15"]
    assert keys(periods_owed(item, date(2026, 3, 31))) == []


def test_the_form_is_for_the_oldest_period_that_is_owed_else_for_the_one_that_runs() -> None:
    item = item_with(reports=[report("2026-03", "2026-04-02")])
    period = period_to_file(item, date(2026, 5, 8))
    assert period is not None
    assert period.key == "2026-04"
    period = period_to_file(item, date(2026, 4, 8))
    assert period is not None
    assert period.key == "2026-04"
    assert period_to_file(item_with(rhythm="once"), date(2026, 4, 8)) is None
