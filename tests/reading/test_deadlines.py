"""Which words date a task: what holds for any text, and how long it may take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpu_time import growth
from luoshi.reading.deadlines import Deadlines
from luoshi.reading.reading import read
from luoshi.reading.values import read_dates

OFFICIAL = st.text(
    alphabet=st.sampled_from(
        "今明去年底前月日内春节农历正闰三十五一二是，。；、：要确保完成项目举措目标重点工作的到从起每全“”\n"
    ),
    max_size=80,
)
TODAY = date(2026, 11, 24)


@given(OFFICIAL)
def test_deadlines_stand_in_order_and_apart(text: str) -> None:
    spans = Deadlines(text).between(0, len(text))
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(OFFICIAL)
def test_a_stretch_holds_only_what_lies_in_it(text: str) -> None:
    half = len(text) // 2
    deadlines = Deadlines(text)
    assert all(span.end <= half for span in deadlines.between(0, half))
    assert all(span.start >= half for span in deadlines.between(half, len(text)))


@given(OFFICIAL, st.dates())
def test_a_tasks_deadline_stands_in_its_text_and_no_text_raises(text: str, today: date) -> None:
    reading = read(f"二、工作安排\n{text}".encode(), name="a.txt", today=today, encoding="utf-8")
    assert all(task.deadline is None or task.deadline in reading.text for task in reading.tasks)
    assert all(task.due is None or task.deadline for task in reading.tasks)


@pytest.mark.parametrize(
    "unit",
    [
        "年底前完成甲；",
        "今年采取三项举措。",
        "一是今年采取两项举措。",
        "确保确保年底前；",
        "明年的工作重点是：",
        "农历",
        "闰正月",
        "今年",
    ],
)
def test_time_is_linear_in_the_length(unit: str) -> None:
    assert _growth(_read_dates, unit, 500) < 10


@pytest.mark.parametrize("unit", ["今年采取三项举措。一是启动北渡桥建设；", "做好今年工作，必须启动北渡桥建设；"])
def test_a_whole_reading_takes_linear_time(unit: str) -> None:
    assert _growth(_read_whole, unit, 150) < 10


def _growth(work: Callable[[str], object], unit: str, times: int) -> float:
    """How much longer four times the text takes: 4 where time is linear, 16 where it is quadratic."""
    return growth(lambda: work(unit * times), lambda: work(unit * times * 4), most=10)


def _read_dates(text: str) -> None:
    read_dates(text, TODAY)
    deadlines = Deadlines(text)
    for start in range(0, len(text), 40):
        deadlines.between(start, start + 40)


def _read_whole(text: str) -> None:
    read(f"二、工作安排\n{text}".encode(), name="a.txt", today=TODAY, encoding="utf-8")
