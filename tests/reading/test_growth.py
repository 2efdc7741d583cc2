"""Four times the text takes four times as long, whatever it is made of: no rule looks at all of it for each part of it."""

from __future__ import annotations

import tracemalloc
from datetime import date

import pytest

from cpu_time import growth
from luoshi.reading import read
from luoshi.reading.outline import Outline
from luoshi.reading.segments import read_segments

DAY = date(2026, 1, 1)
SHORT = 6_000
TIMES = 4
# Sixteen times is what a rule would take that looks at everything for each part.
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


@pytest.mark.parametrize(("lead", "part"), CASES)
def test_time_grows_with_length_and_no_faster(lead: str, part: str) -> None:
    short, long = ((lead + part * (size // len(part))).encode() for size in (SHORT, SHORT * TIMES))
    assert (
        growth(lambda: read(short, name="a.txt", today=DAY), lambda: read(long, name="a.txt", today=DAY), most=MOST)
        < MOST
    )


def test_what_looks_at_all_of_it_for_each_part_is_caught() -> None:
    def squared(size: int) -> int:
        return sum(1 for _ in range(size) for _ in range(size))

    assert growth(lambda: squared(300), lambda: squared(300 * TIMES), most=MOST) > MOST


def test_one_long_segment_takes_no_more_memory_than_its_text() -> None:
    tracemalloc.start()
    segments = read_segments(1_000_000, Outline((), (), (), ()), (), (), ())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [(one.start, one.end) for one in segments] == [(0, 1_000_000)]
    assert most < 3_000_000
