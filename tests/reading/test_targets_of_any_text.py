"""Targets of texts made by chance from the words that stand around figures: what must hold whatever the text says."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.reading import read
from luoshi.reading.entries import Target

TODAY = date(2026, 11, 24)
PIECES = [
    "增长",
    "下降",
    "达到",
    "控制在",
    "分别",
    "新建",
    "改造",
    "压减",
    "完成",
    "力争",
    "确保",
    "比去年",
    "财政收入",
    "甲、乙",
    "城镇和农村",
    "一二三产",
    "一批",
    "等",
    "的",
    "占",
    "现有",
    "每",
    "8%",
    "9",
    "个",
    "3个",
    "五家",
    "公里",
    "12公里",
    "亿元",
    "2亿元",
    "左右",
    "以上",
    "以内",
    "翻两番",
    "三年",
    "%",
    "12_M_M_",
    "以",
    "为",
    "项目",
    "企业",
    "竣工",
    "“",
    "”",
    "（",
    "）",
    "、",
    "，",
    "。",
    "；",
    "：",
    "\n",
    "和",
    "今年",
    "明年",
    "2027年",
    "年底前",
    "主要目标是：",
    "的任务",
    "级",
    "园区",
    "负",
    "至少",
]
TEXTS = st.lists(st.sampled_from([piece for piece in PIECES if piece]), max_size=24).map("".join)


def targets_of(text: str) -> tuple[str, tuple[Target, ...]]:
    reading = read(f"2026年工作安排\n{text}。".encode(), name="chance.txt", today=TODAY)
    return reading.text, reading.targets


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_target_stands_in_the_text_and_says_one_thing(text: str) -> None:
    whole, targets = targets_of(text)
    assert [target.id for target in targets] == [f"g{number}" for number in range(1, len(targets) + 1)]
    for target in targets:
        assert 0 <= target.start < target.end <= len(whole)
        assert target.missing == (target.low is None and target.high is None)
        assert (target.comparator == "range") == (target.low is not None and target.high is not None)
        assert (target.comparator == "at_most") == (target.low is None and target.high is not None) or target.missing
        assert (target.direction is None) == (target.measure == "level")
        assert all(0 <= reason.start <= reason.end <= len(whole) for reason in target.reasons)
        assert target.reasons[0].rule == target.rule
