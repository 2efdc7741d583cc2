"""Dates and periods: the cases, what holds for any text, and the tables against an independent calendar."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpu_time import growth
from luoshi.reading.values import read_dates
from luoshi.reading.values.holidays import holiday

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "dates.toml").read_text(encoding="utf-8"))
TODAY = date(2025, 2, 10)
CALENDAR_TEXT = st.text(
    alphabet=st.sampled_from(
        "0123456789０９〇零一二三五十百两半年月日号季度周星期底初末前后内今明去上下本到至从自起—-/. “”届大世纪代春节元旦、农历正腊闰冬第个后"
    ),
    max_size=40,
)

_WORDS = (
    "今年 明年 去年 后年 上半年 三季度 年底 末 前 内 起 后 以来 至 到 从 自 — - 、 和 与 间 12月 31日 5日 “十四五” 时期 农历 正月 腊月 闰六月 初一 三十"
    " 春节 元旦 国庆节 清明节 中秋节 除夕 大年三十 2025年 9999年 0001年 1900年 2100年 2101年 雍正四年 民国 元年 二〇二五年 08年 第三周 最后一个 星期五"
    " 下周 本月 月底 前11个月 未来 过去 近 三年 五百年 半个月 100周年 建党 世纪 本世纪 九十年代 中叶 20 个 时间 用 2025-12-31 期间 临近 前夕 以后 今 冬"
)
WORDS_OF_TIME = _WORDS.split()
EDGES = [date.min, date.max, date(1, 1, 7), date(9999, 12, 25), date(1900, 1, 1), date(2101, 2, 1), date(2024, 2, 29)]


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


@given(st.lists(st.sampled_from(WORDS_OF_TIME), min_size=1, max_size=8), st.dates() | st.sampled_from(EDGES))
def test_words_of_time_in_any_order_and_on_any_day(words: list[str], today: date) -> None:
    found = read_dates("".join(words), today)
    assert all(period.earliest <= period.latest for period in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


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
    # Eight times the text may take eight times as long; squared growth would take sixty-four times.
    short = text[: len(text) // 8]
    assert growth(lambda: read_dates(short, TODAY), lambda: read_dates(text, TODAY), most=24) < 24


@pytest.mark.parametrize(
    ("name", "days"),
    {
        "春节": "2004-01-22 2005-02-09 2010-02-14 2015-02-19 2020-01-25 2023-01-22 2024-02-10 2025-01-29 2026-02-17",
        "元宵节": "2024-02-24 2025-02-12",
        "除夕": "2024-02-09 2025-01-28",
        "清明节": "2004-04-04 2020-04-04 2023-04-05 2026-04-05",
        "端午节": "2023-06-22 2024-06-10 2025-05-31",
        "中秋节": "2020-10-01 2023-09-29 2024-09-17 2025-10-06",
        "重阳节": "2023-10-23 2024-10-11 2025-10-29",
    }.items(),
)
def test_holidays_fall_on_the_days_that_were_kept(name: str, days: str) -> None:
    for kept in map(date.fromisoformat, days.split()):
        assert holiday(name, kept.year) == kept


@given(st.integers(min_value=1900, max_value=2100))
def test_the_lunar_year_begins_where_it_can(year: int) -> None:
    """Between 21 January and 21 February, and the full moon of the eighth month lies before the ninth day of the ninth."""
    first, full, ninth = (holiday(name, year) for name in ("春节", "中秋节", "重阳节"))
    assert first is not None
    assert full is not None
    assert ninth is not None
    assert date(year, 1, 20) < first < date(year, 2, 22) < full < ninth


def test_a_lunar_day_beyond_the_tables_is_known_by_its_year_only() -> None:
    assert holiday("春节", 2101) is None
    assert holiday("清明节", 1899) is None
    (period,) = read_dates("雍正四年大年三十", TODAY)
    assert (period.earliest, period.latest) == (date(1726, 1, 1), date(1726, 12, 31))
