"""Four times the text takes four times as long, whatever it is made of: no rule looks at all of it for each part of it."""

from __future__ import annotations

import time
import tracemalloc
from datetime import date

import pytest

from luoshi.reading import read
from luoshi.reading.outline import Outline
from luoshi.reading.segments import read_segments

DAY = date(2026, 1, 1)
SHORT = 6_000
TIMES = 4
# Sixteen times is what a rule would take that looks at everything for each part; a busy machine doubles a time at worst.
MOST = 8.0

PARTS = (
    "一、改\n", "（一）改造\n", "2026年工作\n", "改造东街。", "天\r\n", "东？", "启动东街、", "明年要改造东街，",
    "、", "1", "２", "（", "“", '"', "《", "【", "（）", "。", "，", "　", "_", "X", "…", "<a ", "http://a", "一", "年底前",
    "（区住建局牵头", "会议通过了", "某某", "达到%", "- 1 -\n", "字体：大 中 小", "同志当选", "第1条", "以东", "1.2%至",
)  # fmt: skip
PLAN, RESOLUTION = "明年工作重点\n", "关于修路的决议\n会议"
CASES = [
    *((PLAN, part) for part in PARTS),
    *((RESOLUTION, part) for part in ("会议通过了", "选举了", "，", "（", "一")),
]


def seconds_to_read(text: str) -> float:
    begin = time.perf_counter()
    read(text.encode(), name="a.txt", today=DAY)
    return time.perf_counter() - begin


def growth(lead: str, part: str) -> float:
    short, long = (lead + part * (size // len(part)) for size in (SHORT, SHORT * TIMES))
    return min(seconds_to_read(long) for _ in range(2)) / min(seconds_to_read(short) for _ in range(3))


@pytest.mark.parametrize(("lead", "part"), CASES)
def test_time_grows_with_length_and_no_faster(lead: str, part: str) -> None:
    # A second chance for a machine that was busy just then.
    assert growth(lead, part) < MOST or growth(lead, part) < MOST


def test_one_long_segment_takes_no_more_memory_than_its_text() -> None:
    tracemalloc.start()
    segments = read_segments(1_000_000, Outline((), (), (), ()), (), (), ())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [(one.start, one.end) for one in segments] == [(0, 1_000_000)]
    assert most < 3_000_000
