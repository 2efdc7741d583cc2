"""Lists of names as offices keep them: tables with a column 姓名, and texts."""

from __future__ import annotations

import io

import openpyxl
import pytest

from luoshi.exchange.name_list import ListedName, read_names
from luoshi.reading.errors import UnreadableSource


def book(*lines: tuple[str | int | None, ...]) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def written(data: bytes, name: str = "名单.txt") -> list[str]:
    return [one.written for one in read_names(data, name=name)]


@pytest.mark.parametrize(
    "text",
    [
        "王一\n李小明\n阿依古丽·买买提\n",
        "王一、李小明、阿依古丽·买买提",
        "王一，李小明;阿依古丽·买买提",
        "王一　　李小明　　阿依古丽·买买提",
        "1. 王一\n2. 李小明\n3、阿依古丽·买买提",
        "姓名\n王一\n李小明\n阿依古丽·买买提\n",
    ],
)
def test_names_stand_in_lines_or_between_marks(text: str) -> None:
    assert written(text.encode()) == ["王一", "李小明", "阿依古丽·买买提"]


def test_a_name_of_two_characters_may_have_a_space_inside() -> None:
    assert written("王　一　　李小明\n赵 二\n".encode()) == ["王　一", "李小明", "赵 二"]
    assert written("王 一 李小明 赵 二".encode()) == ["王 一", "李小明", "赵 二"]


def test_other_encodings_are_told_by_their_text() -> None:
    assert written("姓名,单位\n王一,青禾区代表团\n李小明,青禾区代表团\n".encode("gb18030"), "a.csv") == [
        "王一",
        "李小明",
    ]


def test_a_workbook_may_have_a_title_above_its_headings() -> None:
    data = book(
        ("青禾区代表名单",), (), ("序号", "姓 名", "得票数"), (1, "王一", 98), (2, "李小明", 97), (None, None, None)
    )
    assert read_names(data, name="名单.xlsx") == (
        ListedName("王一", votes=98, line=4),
        ListedName("李小明", votes=97, line=5),
    )


def test_a_column_says_where_the_surname_ends() -> None:
    assert read_names("姓名,姓\n乐正阳,乐\n".encode(), name="a.csv") == (ListedName("乐正阳", "乐", line=2),)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "there is nothing in it"),
        (b"\n \n", "there is nothing in it"),
        ("姓名\n".encode(), "there are no names in it"),
        ("姓名,得票\n王一,九十\n".encode(), "line 2: the votes of 王一 are '九十'"),
        ("姓名,得票\n王一,-1\n".encode(), "line 2: the votes of 王一 are '-1'"),
        ("1,王一,男\n2,李二,女\n".encode(), "no column is headed 姓名"),
        ("王一,2026-11-24\n".encode(), "no column is headed 姓名"),
        (b"PK\x03\x04 no more", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no more", "is no workbook"),
    ],
    ids=ascii,
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableSource, match=says) as raised:
        read_names(data, name="名单")
    assert str(raised.value).startswith("名单: ")
    assert raised.value.cure
