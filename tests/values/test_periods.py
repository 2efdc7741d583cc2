"""Dates and periods: the cases, what holds for any text, and the tables against an independent calendar."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from borax.calendars.lunardate import LunarDate, TermUtils  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.values import read_dates
from luoshi.reading.values.holidays import holiday

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "dates.toml").read_text(encoding="utf-8"))
TODAY = date(2025, 2, 10)
CALENDAR_TEXT = st.text(
    alphabet=st.sampled_from(
        "0123456789０９〇零一二三五十百两半年月日号季度周星期底初末前后内今明去上下本到至从自起—-/. “”届大世纪代春节元旦、"
    ),
    max_size=40,
)


def _id(case: dict[str, Any]) -> str:
    return f"{case['rule']}: {case['text'][:30]}"


@pytest.mark.parametrize("case", CASES["case"], ids=_id)
def test_a_case_gives_exactly_its_periods(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        {"quote": text[period.start : period.end], "earliest": period.earliest, "latest": period.latest}
        for period in read_dates(text, case["today"])
    ]
    assert found == case["expect"]
    assert case["rule"] in {period.rule for period in read_dates(text, case["today"])}


@pytest.mark.parametrize("case", CASES["near_miss"], ids=_id)
def test_a_near_miss_is_not_read_by_its_rule(case: dict[str, Any]) -> None:
    found = [
        case["text"][period.start : period.end]
        for period in read_dates(case["text"], case["today"])
        if period.rule == case["rule"]
    ]
    assert not found, case["why"]


@given(st.text(max_size=200), st.dates())
def test_no_text_and_no_day_raises(text: str, today: date) -> None:
    read_dates(text, today)


@given(CALENDAR_TEXT, st.dates())
def test_periods_stand_in_order_and_their_ends_too(text: str, today: date) -> None:
    found = read_dates(text, today)
    assert all(0 <= period.start < period.end <= len(text) for period in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(period.earliest <= period.latest for period in found)


@given(CALENDAR_TEXT)
def test_a_date_reads_the_same_wherever_it_stands(text: str) -> None:
    moved = [period._replace(start=period.start - 2, end=period.end - 2) for period in read_dates("甲。" + text, TODAY)]
    assert moved == list(read_dates(text, TODAY))


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_of_the_calendar_reads_back(day: date) -> None:
    for written in (f"{day.year}年{day.month}月{day.day}日", day.isoformat(), f"{day.year}/{day.month}/{day.day}"):
        (period,) = read_dates(f"于{written}召开", TODAY)
        assert (period.earliest, period.latest) == (day, day)


@pytest.mark.parametrize(
    "text",
    [
        "１２３４５６７８９" * 4000,
        "年底" * 20000,
        "一二三四五" * 9000,
        "从到至" * 12000,
        "“十五" * 12000,
        "2025-" * 9000,
    ],
)
def test_time_is_linear_in_the_length(text: str) -> None:
    start = time.process_time()
    read_dates(text, TODAY)
    assert time.process_time() - start < 1.5


def test_holidays_agree_with_an_independent_calendar() -> None:
    days = {"春节": (1, 1), "元宵节": (1, 15), "端午节": (5, 5), "中秋节": (8, 15), "重阳节": (9, 9)}
    for year in range(1990, 2051):
        for name, (month, day) in days.items():
            assert holiday(name, year) == LunarDate(year, month, day).to_solar_date(), (name, year)
        assert holiday("清明节", year) == TermUtils.nth_term_day(year, TermUtils.name2index("清明")), year


def test_a_lunar_holiday_beyond_the_table_is_unknown() -> None:
    assert holiday("春节", 2051) is None
    assert holiday("春节", 1989) is None
    assert read_dates("2060年春节", TODAY) == read_dates("2060年春节", date(2025, 2, 11))
