"""Columns of Chinese and Latin text, the language, and what a terminal may be sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from luoshi.cli.language import language_of
from luoshi.cli.layout import Cell, fold, lines_of, rendered, widths_of
from luoshi.cli.terminal import Look, printable
from luoshi.cli.words import words

TEXTS = st.text(st.sampled_from("新建北渡桥，。、（）“”abc 12.5%《》\n"), max_size=60)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("新建北渡桥", 4, ["新建", "北渡", "桥"]),
        ("新建北渡桥。", 10, ["新建北渡", "桥。"]),
        ("增长5.5%左右", 8, ["增长5.5%", "左右"]),
        ("wholly Latin words", 12, ["wholly Latin", "words"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("新建（北渡）桥", 6, ["新建", "（北", "渡）桥"]),
        ("甲\n乙", 10, ["甲", "乙"]),
        ("", 10, [""]),
    ],
)
def test_folding(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines


@given(text=TEXTS, width=st.integers(4, 30))
def test_folding_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = fold(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


def test_columns_stand_under_each_other_whatever_their_script() -> None:
    rows = [(Cell("t1"), Cell("新建北渡桥"), Cell("明年")), (Cell("t10"), Cell("abc"), Cell("x"))]
    widths = widths_of(rows, None, 1, (5, 80, 10))
    assert rendered(lines_of(rows, widths, folded=False), Look()) == "t1   新建北渡桥  明年\nt10  abc         x\n"


def test_a_cell_of_two_lines_is_as_wide_as_the_longer() -> None:
    rows = [(Cell("t1"), Cell("区住建局\n配合：区城管局"), Cell("x"))]
    widths = widths_of(rows, 80, 2, (5, 24, 80))
    assert rendered(lines_of(rows, widths, folded=True), Look(80)) == "t1  区住建局        x\n    配合：区城管局\n"


def test_the_other_columns_give_way_on_a_narrow_terminal() -> None:
    rows = [(Cell("t1"), Cell("对照年初目标"), Cell("区住房城乡建设局、区财政局"), Cell("2026-11-30"))]
    widths = widths_of(rows, 38, 1, (5, 80, 24, 22))
    assert rendered(lines_of(rows, widths, folded=True), Look(40)).splitlines() == [
        "t1  对照年初  区住房城乡建  2026-11-30",
        "    目标      设局、区财政",
        "              局",
    ]


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), max_size=4), st.integers(38, 150))
def test_no_line_is_wider_than_the_terminal(table: list[tuple[str, ...]], width: int) -> None:
    rows = [tuple(map(Cell, cells)) for cells in table]
    lines = rendered(lines_of(rows, widths_of(rows, width, 1, (5, 80, 24, 22)), folded=True), Look(width)).split("\n")
    assert max(map(cell_len, lines)) <= width


def test_a_style_is_shown_only_where_there_are_colours() -> None:
    rows = [(Cell("缺数字", "magenta"),)]
    assert rendered(lines_of(rows, [6], folded=False), Look()) == "缺数字\n"
    assert "\x1b[35m" in rendered(lines_of(rows, [6], folded=False), Look(80, "standard"))


def test_figures_end_together() -> None:
    rows = [[Cell("赞成", to_the_end=True), Cell("王一")], [Cell("7", to_the_end=True), Cell("李二")]]
    assert rendered(lines_of(rows, [4, 4], folded=True), Look(80)) == "赞成  王一\n   7  李二\n"


def test_what_would_act_on_a_terminal_is_shown_instead() -> None:
    assert printable("a\x1b[31mb\u202ec\u3000d\x07\n\te") == "a\ufffd[31mb\ufffdc d\ufffd\n e"


@pytest.mark.parametrize(
    ("given_", "environment", "language"),
    [
        ("zh", {"LANG": "en_GB.UTF-8"}, "zh"),
        ("en", {"LUOSHI_LANG": "zh"}, "en"),
        (None, {"LUOSHI_LANG": "zh", "LC_ALL": "C"}, "zh"),
        (None, {"LC_ALL": "zh_CN.UTF-8", "LANG": "C"}, "zh"),
        (None, {"LC_ALL": "", "LANG": "zh_TW"}, "zh"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN"}, "en"),
        (None, {"LANG": "fr_FR"}, "en"),
        (None, {}, "en"),
    ],
)
def test_the_language(given_: str | None, environment: dict[str, str], language: str) -> None:
    assert language_of(given_, environment) == language


def test_both_languages_have_the_same_words_with_the_same_gaps() -> None:
    chinese, english = words("zh"), words("en")
    assert chinese.keys() == english.keys()
    own = [name for name in chinese if "." not in name]
    assert [name for name in own if chinese[name].count("{") != english[name].count("{")] == []
