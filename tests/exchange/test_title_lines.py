"""Titles in lines: a line ends where a word does, and nothing of the title is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.exchange.title_lines import broken_title


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("青禾区第二届代表大会第一次会议纪要", ["青禾区第二届代表大会第一次会议纪要"]),
        ("青禾区第二届代表大会第一次会议代表资格审查报告", ["青禾区第二届代表大会第一次会议", "代表资格审查报告"]),
        ("2024年青禾区政府工作报告落实情况督查通报", ["2024年青禾区政府工作报告", "落实情况督查通报"]),
        ("2024年青禾区工作报告落实情况督查通报", ["2024年青禾区工作报告落实情况督查通报"]),
        # 报告 belongs to what follows.
        ("青禾区第二届代表大会第一次会议关于工作报告的决议", ["青禾区第二届代表大会第一次会议", "关于工作报告的决议"]),
        # A line of its own is too much for three characters.
        ("青禾区北渡镇南坪镇两镇联席代表大会会议纪要稿", ["青禾区北渡镇南坪镇两镇联席代表大会", "会议纪要稿"]),
        # No word ends where one could break: left to the program that shows it.
        ("青禾区北渡镇南坪镇柳溪镇三镇与各街道联合办学章程", ["青禾区北渡镇南坪镇柳溪镇三镇与各街道联合办学章程"]),
    ],
)  # fmt: skip
def test_where_a_line_ends(title: str, lines: list[str]) -> None:
    assert broken_title(title).split("\n") == lines


@given(
    st.lists(st.sampled_from(["青禾区", "大会", "会议", "报告", "的", "决议", "2026年", "》"]), max_size=30).map(
        "".join
    )
)
def test_nothing_is_lost_and_no_line_is_too_long_that_could_be_shorter(title: str) -> None:
    broken = broken_title(title)
    assert broken.replace("\n", "") == title
    assert not any(line.startswith(("的", "》")) for line in broken.split("\n")[1:])
