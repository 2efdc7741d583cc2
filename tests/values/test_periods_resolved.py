"""From words of time to the days a plan needs."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.entries import Dating
from luoshi.reading.values.deadlines import resolve_due, resolve_period

FEBRUARY, DECEMBER = date(2012, 2, 3), date(2004, 12, 16)


@pytest.mark.parametrize(
    ("words", "today", "due"),
    [
        ("年底前", FEBRUARY, date(2012, 12, 31)),
        ("到年底", FEBRUARY, date(2012, 12, 31)),
        ("6月底前", FEBRUARY, date(2012, 6, 30)),
        ("3月底前", DECEMBER, date(2005, 3, 31)),
        ("上半年", FEBRUARY, date(2012, 6, 30)),
        ("今年", FEBRUARY, date(2012, 12, 31)),
        ("明年", DECEMBER, date(2005, 12, 31)),
        ("年内", FEBRUARY, date(2012, 12, 31)),
        ("2012年", DECEMBER, date(2012, 12, 31)),
        ("8月份", FEBRUARY, date(2012, 8, 31)),
        ("年度", FEBRUARY, date(2012, 12, 31)),
        ("三季度末前", FEBRUARY, date(2012, 9, 30)),
        ("30日内", FEBRUARY, date(2012, 3, 4)),
        ("农历正月十五前", DECEMBER, date(2005, 2, 23)),
        ("春节前", DECEMBER, date(2005, 2, 8)),
        ("下个星期", DECEMBER, date(2004, 12, 26)),
        ("3-5年时间", FEBRUARY, date(2016, 12, 31)),
        ("利用3年时间", DECEMBER, date(2007, 12, 31)),
        ("“十一五”时期", DECEMBER, date(2010, 12, 31)),
        ("本世纪头二十年", DECEMBER, date(2020, 12, 31)),
    ],
)
def test_the_last_day_in_time(words: str, today: date, due: date) -> None:
    assert resolve_due(words, today) == due


@pytest.mark.parametrize(
    "words",
    [
        "验收后1个月内",
        "自公布之日起一年内",
        "5个工作日内",
        "会后",
        "临近",
        "元旦、春节临近",
        "从5月1日起",
        "每年",
        "每年6月底前",
        "近年来",
        "今天",
        "",
    ],
)
def test_words_without_a_last_day(words: str) -> None:
    assert resolve_due(words, FEBRUARY) is None


@pytest.mark.parametrize(
    ("words", "today", "first", "last"),
    [
        ("今年", FEBRUARY, date(2012, 1, 1), date(2012, 12, 31)),
        ("明年", DECEMBER, date(2005, 1, 1), date(2005, 12, 31)),
        ("2021", DECEMBER, date(2021, 1, 1), date(2021, 12, 31)),
        ("到2015年", FEBRUARY, FEBRUARY, date(2015, 12, 31)),
        ("未来五年", FEBRUARY, date(2012, 1, 1), date(2016, 12, 31)),
        ("今后五年", DECEMBER, date(2005, 1, 1), date(2009, 12, 31)),
        ("三年内", FEBRUARY, date(2012, 1, 1), date(2014, 12, 31)),
        ("“十二五”时期", FEBRUARY, date(2011, 1, 1), date(2015, 12, 31)),
        ("半年内", FEBRUARY, FEBRUARY, date(2012, 8, 3)),
    ],
)
def test_the_days_of_a_period(words: str, today: date, first: date, last: date) -> None:
    assert resolve_period(words, today) == (first, last)


def test_a_period_is_counted_from_the_documents_own_day() -> None:
    document = Dating(date(2004, 12, 10), date(2004, 12, 22))
    assert resolve_period("明年", date(2026, 1, 1), document=document) == (date(2005, 1, 1), date(2005, 12, 31))


def test_without_a_day_of_speaking_only_words_that_need_none_are_resolved() -> None:
    assert resolve_due("2027年底前", None) == date(2027, 12, 31)
    assert resolve_due("年底前", None) is None
    assert resolve_period("“十四五”时期", None) == (date(2021, 1, 1), date(2025, 12, 31))
    assert resolve_period("今年", None) is None
    assert resolve_period("今年", None, document=Dating(date(2019, 1, 1), None)) is None


@pytest.mark.parametrize("words", ["下个星期", "下周三前", "下个月", "三个月内", "半年内", "30日内"])
def test_where_only_the_year_is_known_nothing_is_counted_from_a_day(words: str) -> None:
    assert resolve_due(words, DECEMBER) is not None
    assert resolve_due(words, DECEMBER, month_known=False) is None


@pytest.mark.parametrize("words", ["年底前", "明年上半年", "6月底前", "三年内", "春节前", "12月20日"])
def test_where_only_the_year_is_known_words_that_count_in_years_keep_their_day(words: str) -> None:
    assert resolve_due(words, DECEMBER, month_known=False) == resolve_due(words, DECEMBER) is not None


def test_words_that_name_no_period() -> None:
    assert resolve_period("会后", FEBRUARY) is None


@given(st.text(max_size=30), st.dates())
def test_no_words_and_no_day_raise(words: str, today: date) -> None:
    resolve_due(words, today)
    resolve_due(words, today, month_known=False)
    resolve_period(words, today)
