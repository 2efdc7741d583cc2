"""Messages in Chinese: every phrase that refuses something has one, and what is put into it stays as it is."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.exchange.messages import in_chinese, phrases
from said_phrases import said_phrases

_ROOMS = ("reading", "congress", "exchange", "corpus", "desk", "cli")
# Media types and names of stages stand beside phrases in the code, and are none.
_NO_PHRASE = re.compile(r"\S*")


@pytest.mark.parametrize(
    ("place", "phrase"), [pair for pair in said_phrases(_ROOMS) if not _NO_PHRASE.fullmatch(pair[1])]
)
def test_every_phrase_has_its_chinese(place: str, phrase: str) -> None:
    said = phrase.replace("{}", "7")
    assert in_chinese(said) != said, f"{place}: {phrase!r} is missing in messages.toml"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("报告.txt: is empty; check that the file was copied or downloaded in full", "报告.txt：文件是空的；请检查文件是否完整复制或下载"),
        ("a.xlsx: is an Excel workbook, which is not read yet; give a table of tasks to luoshi table, or copy the text into a .docx or .txt", "a.xlsx：这是Excel工作簿，目前不能读；任务表请用luoshi table录入，文字请复制到.docx或.txt"),
        ("a.doc: is named .docx but is not a Word document; get the file again", "a.doc：文件名是.docx，内容却不是Word文档；请重新获取文件"),
        ("luoshi read: No such option: --foo (see luoshi read --help)", "luoshi read：没有这个选项：--foo（见luoshi read --help）"),
        ("a: b; c", "a: b; c"),
    ],
)  # fmt: skip
def test_a_line_in_chinese(line: str, says: str) -> None:
    assert in_chinese(line) == says


def test_gaps_on_both_sides_are_as_many() -> None:
    assert [english for english, chinese in phrases().items() if english.count("{}") != chinese.count("{}")] == []


@given(st.text(string.ascii_uppercase + "青禾{}'", max_size=20), st.text(string.digits, min_size=1, max_size=5))
def test_what_is_put_in_stays(name: str, number: str) -> None:
    assert in_chinese(f"{name}: has more than {number} pages; split it") == f"{name}：超过{number}页；请拆分"
