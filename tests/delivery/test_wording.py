"""The words of a row: as a person would copy them."""

from __future__ import annotations

from datetime import date

import pytest

from builders import ReadingBuilder
from luoshi.delivery.wording import Wordings, one_line
from luoshi.reading.reading import read

LINK = "www.ads.example"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("新建\n北渡桥", "新建北渡桥"),
        ("新建\r\n　　北渡桥 ", "新建北渡桥"),
        ("Plan\nB", "Plan B"),
        ("5G\n网络", "5G网络"),
        ("\n\n", ""),
        ("a b", "a b"),
    ],
)
def test_lines_are_joined(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "words", "wording"),
    [
        (f"新建{LINK}北渡桥。", f"新建{LINK}北渡桥", "新建北渡桥"),
        (f"新建北渡桥{LINK}。", "新建北渡桥", "新建北渡桥"),
        (f"{LINK}新建北渡桥。", "新建北渡桥", "新建北渡桥"),
        (f"新建{LINK}北渡桥。", LINK, LINK),
    ],
    ids=["inside", "behind", "before", "nothing else"],
)
def test_injected_links_stay_out(text: str, words: str, wording: str) -> None:
    builder = ReadingBuilder(text).defect(LINK, "injected_link").segment(LINK[4:], "furniture")
    span = builder.find(words)
    assert Wordings(builder.build()).of(*span) == wording


def test_a_defect_that_is_the_authors_own_stays() -> None:
    builder = ReadingBuilder("历时天的大会。").defect("历时天", "missing_number")
    assert Wordings(builder.build()).of(0, 3) == "历时天"


def test_breaks_that_became_characters_are_no_words() -> None:
    text = "明年工作安排\\r\\n年底前，要全面启\\r\\n动青禾大道、北&nbsp;门桥建设，改造老<br>旧小区。"
    reading = read(text.encode(), name="a.txt", today=date(2026, 11, 24))
    wordings = Wordings(reading)
    assert [wordings.of(task.start, task.end) for task in reading.tasks] == [
        "全面启动青禾大道、北门桥建设",
        "改造老旧小区",
    ]
    assert [wordings.of(item.start, item.end) for item in reading.tasks[0].items] == ["青禾大道", "北门桥"]
