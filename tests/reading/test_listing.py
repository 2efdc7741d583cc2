"""A row of things is cut without loss: whatever words it holds, its parts stand in order inside the stretch."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.concrete import is_concrete
from luoshi.reading.listing import counted, read_row
from luoshi.reading.reading import read
from luoshi.reading.text import Span

PIECES = [
    "北渡桥",
    "柳湾村",
    "二期",
    "、",
    "和",
    "及",
    "以及",
    "等",
    "等4个",
    "的",
    "“甲”",
    "《乙》",
    "（丙）",
    "项目",
    "20家",
    "化",
    "性",
    " ",
    "以甲为重点的",
]
rows = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(rows)
def test_parts_stand_in_order_inside_the_stretch(text: str) -> None:
    parts = read_row(text, 0, len(text)).parts
    assert all(0 <= part.start < part.end <= len(text) for part in parts)
    assert all(one.end <= following.start for one, following in pairwise(parts))


@given(rows, st.sampled_from(["启动", "推动", "支持", "把", "对", "加强与", "要求", ""]))
def test_items_lie_inside_their_task(row: str, opening: str) -> None:
    text = f"二、2026年工作安排\n{opening}{row}。"
    reading = read(text.encode(), name="case.txt", today=date(2026, 11, 24), encoding="utf-8")
    for task in reading.tasks:
        assert all(task.start <= item.start < item.end <= task.end for item in task.items)
        assert all(item.text == reading.text[item.start : item.end] for item in task.items)


def test_what_no_row_of_prose_could_hold_is_one_thing() -> None:
    text = "甲、" * 5000 + "乙"
    assert read_row(text, 0, len(text)).parts == (Span(0, len(text)),)


@pytest.mark.parametrize(
    ("words", "is_so"), [("智能工厂20家", True), ("公办幼儿园200所以上", True), ("智能工厂", False), ("20世纪", False)]
)
def test_a_count_of_its_own(words: str, is_so: bool) -> None:
    assert counted(words, Span(0, len(words))) is is_so


@pytest.mark.parametrize(
    ("quote", "verb", "items", "is_so"),
    [
        ("新建公园3处", "新建", 0, True),
        ("办好第二届青禾采摘节", "办好", 0, True),
        ("制定公共数据管理办法", "制定", 0, True),
        ("建设区级数据中心", "建设", 0, True),
        ("实施《青禾区远景规划》", "实施", 0, True),
        ("抓好柳湾地块、河东二期等房地产项目", "抓好", 2, True),
        ("建设一批重点项目", "建设", 0, False),
        ("做好“三保”工作", "做好", 0, False),
        ("加强安全生产", "加强", 0, False),
        ("更多地关注农村", "关注", 0, False),
    ],
)
def test_what_an_outsider_could_check(quote: str, verb: str, items: int, is_so: bool) -> None:
    assert is_concrete(quote, verb, items, dated=False) is is_so


def test_a_date_among_its_words_makes_a_task_concrete() -> None:
    assert is_concrete("加强安全生产", "加强", 0, dated=True)
