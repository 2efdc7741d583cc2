"""Indicators against their trajectory."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.histories import item_with, report
from luoshi.delivery.pacing import Paced, is_met, pace_of, paces
from luoshi.delivery.state import Measure, Point
from luoshi.delivery.terms import Terms
from luoshi.delivery.trajectory import Way, expected, share_done, share_of_way

YEAR = Way(date(2026, 1, 1), date(2026, 12, 31))


def measure(**fields: Any) -> Measure:  # noqa: ANN401 - fields of a measure
    usual: dict[str, Any] = {"baseline": Decimal(0), "target": Decimal(120)}
    return Measure("m1", "完成投资", "亿元", **{**usual, **fields})


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2025, 12, 31), Fraction(0)),
        (date(2026, 1, 31), Fraction(1, 12)),
        (date(2026, 6, 15), Fraction(11, 24)),
        (date(2026, 11, 30), Fraction(11, 12)),
        (date(2026, 12, 31), Fraction(1)),
        (date(2027, 5, 1), Fraction(1)),
    ],
)
def test_a_year_goes_by_in_twelfths(day: date, share: Fraction) -> None:
    assert share_of_way(YEAR, day) == share


@pytest.mark.parametrize(
    ("day", "share"),
    [(date(2026, 3, 9), Fraction(0)), (date(2026, 3, 10), Fraction(1, 10)), (date(2026, 3, 19), Fraction(1))],
)
def test_another_way_goes_by_in_days(day: date, share: Fraction) -> None:
    assert share_of_way(Way(date(2026, 3, 10), date(2026, 3, 19)), day) == share


@given(
    st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.integers(0, 800), st.dates(date(2024, 6, 1), date(2030, 6, 1))
)
def test_the_share_of_the_way_never_goes_back(first: date, length: int, day: date) -> None:
    way = Way(first, first + timedelta(days=length))
    before, after = share_of_way(way, day), share_of_way(way, day + timedelta(days=1))
    assert 0 <= before <= after <= 1
    assert after - before < 1 or length == 0


def test_a_level_moves_from_its_baseline_to_its_target() -> None:
    assert expected(measure(), YEAR, date(2026, 11, 30)) == 110
    assert expected(measure(baseline=Decimal(240)), YEAR, date(2026, 6, 30)) == 180


def test_a_growth_and_a_limit_hold_all_the_time() -> None:
    assert expected(measure(kind="growth", baseline=None, target=Decimal("8.5")), None, date(2026, 2, 1)) == Fraction(
        17, 2
    )
    assert expected(
        measure(kind="limit", better="lower", baseline=None, target=Decimal("5.5")), None, date(2026, 2, 1)
    ) == Fraction(11, 2)


@pytest.mark.parametrize(
    ("fields", "way"),
    [({"target": None}, YEAR), ({"baseline": None}, YEAR), ({}, None), ({"milestones": (Point(date(2026, 6, 30), Decimal(40)),), "baseline": None}, None)],
)  # fmt: skip
def test_without_what_it_takes_nothing_is_expected(fields: dict[str, Any], way: Way | None) -> None:
    assert expected(measure(**fields), way, date(2026, 3, 1)) is None


def test_at_the_end_the_target_is_enough() -> None:
    assert expected(measure(baseline=None), YEAR, date(2026, 12, 31)) == 120


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2025, 12, 31), Fraction(0)),
        (date(2026, 6, 30), Fraction(40)),
        (date(2026, 9, 30), Fraction(90)),
        (date(2026, 8, 15), Fraction(65)),
        (date(2026, 12, 31), Fraction(120)),
        (date(2027, 3, 1), Fraction(120)),
    ],
)
def test_milestones_that_were_laid_down_go_before_the_straight_way(day: date, value: Fraction) -> None:
    points = (Point(date(2026, 6, 30), Decimal(40)), Point(date(2026, 9, 30), Decimal(90)))
    assert expected(measure(milestones=points), YEAR, day) == value


def paced(value: str, at: str, period: str, today: date = date(2026, 12, 31), **fields: Any) -> Paced:  # noqa: ANN401
    usual = {
        "id": "m1",
        "name": "完成投资",
        "baseline": "0",
        "target": "120",
        "starts": "2026-01-01",
        "due": "2026-12-31",
    }
    item = item_with(measures=[{**usual, **fields}], reports=[report(period, at, values={"m1": value})])
    return pace_of(item, item.measures[0], today)


@pytest.mark.parametrize(
    ("value", "pace"),
    [("109.9", "behind"), ("110", "on_pace"), ("115.9", "on_pace"), ("116", "ahead"), ("130", "ahead")],
)
def test_eleven_twelfths_at_the_end_of_november(value: str, pace: str) -> None:
    found = paced(value, "2026-12-02", "2026-11")
    assert (found.pace, found.as_of, found.expected) == (pace, date(2026, 11, 30), Fraction(110))


def test_a_report_before_the_end_of_its_period_is_held_against_its_own_day() -> None:
    found = paced("108", "2026-11-24", "2026-11")
    assert (found.pace, found.as_of, found.expected) == ("on_pace", date(2026, 11, 24), Fraction(108))


def test_an_old_value_is_held_against_its_own_time_not_against_today() -> None:
    assert paced("40", "2026-05-04", "2026-04", today=date(2026, 11, 30)).pace == "on_pace"


@pytest.mark.parametrize(
    ("fields", "value", "pace"),
    [
        ({"better": "lower", "baseline": "40", "target": "28"}, "34", "on_pace"),
        ({"better": "lower", "baseline": "40", "target": "28"}, "34.1", "behind"),
        ({"better": "lower", "baseline": "40", "target": "28"}, "30", "ahead"),
        ({"kind": "limit", "better": "lower", "baseline": None, "target": "5.5"}, "5.5", "on_pace"),
        ({"kind": "limit", "better": "lower", "baseline": "6", "target": "5.5"}, "5.6", "behind"),
        ({"kind": "growth", "baseline": None, "target": "8"}, "7.9", "behind"),
        ({"kind": "growth", "baseline": None, "target": "8"}, "8", "on_pace"),
        ({"kind": "growth", "baseline": "5.2", "target": "8"}, "6.5", "behind"),
        ({"kind": "growth", "better": "lower", "baseline": None, "target": "-3"}, "-3.2", "ahead"),
        ({"kind": "growth", "better": "lower", "baseline": None, "target": "-3"}, "-2.9", "behind"),
        ({"kind": "growth", "baseline": None, "target": "0"}, "0", "on_pace"),
        ({"baseline": "120", "target": "120"}, "120", "on_pace"),
    ],
)
def test_growth_levels_limits_and_lower_is_better(fields: dict[str, Any], value: str, pace: str) -> None:
    assert paced(value, "2026-06-30", "2026-06", **fields).pace == pace


def test_the_gap_is_a_share_of_the_way() -> None:
    assert paced("98", "2026-12-02", "2026-11").gap == Fraction(-12, 120)
    assert paced("7.5", "2026-12-02", "2026-11", kind="growth", target="8").gap == Fraction(-1, 16)


@pytest.mark.parametrize(
    ("fields", "why_not"),
    [
        ({"target": None}, "no_target"),
        ({"baseline": None}, "no_trajectory"),
        ({"starts": "2027-01-01"}, "no_trajectory"),
    ],
)
def test_nobody_can_tell_without_what_it_takes(fields: dict[str, Any], why_not: str) -> None:
    found = paced("40", "2026-05-04", "2026-04", **fields)
    assert (found.pace, found.why_not) == ("cannot_tell", why_not)


def test_nobody_can_tell_without_a_report_and_a_report_of_tomorrow_is_none() -> None:
    item = item_with(measures=[{"id": "m1", "name": "完成投资", "baseline": "0", "target": "120"}], due="2026-12-31")
    assert [one.why_not for one in paces(item, date(2026, 11, 30))] == ["no_report"]
    assert paced("40", "2026-05-04", "2026-04", today=date(2026, 4, 1)).why_not == "no_report"


def test_without_days_of_its_own_a_measure_goes_from_issuing_to_the_due_date() -> None:
    item = item_with(
        due="2026-04-30",
        issued_at="2026-04-01T09:00:00+08:00",
        measures=[{"id": "m1", "name": "完成投资", "baseline": "0", "target": "120"}],
        reports=[report("2026-04-T2", "2026-04-20", values={"m1": "80"})],
    )
    assert pace_of(item, item.measures[0], date(2026, 4, 21)).expected == 80


def test_the_house_says_what_is_ahead() -> None:
    item = item_with(
        measures=[
            {
                "id": "m1",
                "name": "完成投资",
                "baseline": "0",
                "target": "120",
                "starts": "2026-01-01",
                "due": "2026-12-31",
            }
        ],
        reports=[report("2026-11", "2026-12-01", values={"m1": "111"})],
    )
    assert pace_of(item, item.measures[0], date(2026, 12, 2), Terms(ahead_by=Fraction(1, 200))).pace == "ahead"


def test_met_is_at_the_target_or_beyond() -> None:
    assert [is_met(measure(), Decimal(value)) for value in (119, 120, 121)] == [False, True, True]
    assert [is_met(measure(better="lower"), Decimal(value)) for value in (119, 120, 121)] == [True, True, False]
    assert is_met(measure(target=None), Decimal(1)) is None


def test_the_share_done_is_of_the_way() -> None:
    assert share_done(measure(baseline=Decimal(40), target=Decimal(28)), Decimal(37)) == Fraction(1, 4)
    assert share_done(measure(baseline=None), Decimal(37)) is None
    assert share_done(measure(baseline=Decimal(120)), Decimal(120)) is None
