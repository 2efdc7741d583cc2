"""The roll as an office keeps it: lists of delegates, places of units, the attendance book."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest

from luoshi.congress.roll import Delegate, Event
from luoshi.exchange.roll_in import read_allotted, read_attendance, read_delegates, read_roll
from luoshi.reading.errors import UnreadableSource

LIST = "代表证号,姓名,选举单位,性别,资格,原因,表决权\n1,王一,北渡镇,男,有效,,\n2,李二,北渡镇,女,无效,超出名额,\n3,钱四,区直机关,,,,列席\n"
BOOK = "时间,事项,代表证号,委托给,更正,记录人\n2026-11-24 08:50,签到,1,,,孙五\n2026/11/24 08:55,书面委托,2,1,,\n2026-11-24 09:00,更正,,,1,\n"


def test_a_list_of_delegates() -> None:
    assert read_delegates(LIST.encode(), name="名册.csv") == (
        Delegate("1", "王一", "北渡镇", traits=(("sex", "男"),)),
        Delegate("2", "李二", "北渡镇", valid=False, reason="超出名额", traits=(("sex", "女"),)),
        Delegate("3", "钱四", "区直机关", voting=False, valid=None),
    )


def test_without_numbers_people_go_by_their_names_and_without_credentials_all_stand() -> None:
    assert read_delegates("姓名\n王一\n".encode(), name="a.csv") == (Delegate("王一", "王一"),)


def test_places_of_units() -> None:
    assert read_allotted("选举单位,名额\n北渡镇,2\n南坪镇,0\n".encode(), name="a.csv") == {"北渡镇": 2, "南坪镇": 0}


def test_the_attendance_book() -> None:
    assert read_attendance(BOOK.encode(), name="签到簿.csv") == (
        Event(1, datetime.fromisoformat("2026-11-24T08:50"), "in", "1", by="孙五"),
        Event(2, datetime.fromisoformat("2026-11-24T08:55"), "proxy", "2", to="1"),
        Event(3, datetime.fromisoformat("2026-11-24T09:00"), "void", voids=1),
    )


def test_a_workbook_has_real_times_and_numbers() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["时间", "事项", "代表证号"])
    sheet.append([datetime.fromisoformat("2026-11-24T08:50"), "签到", 1])
    out = io.BytesIO()
    book.save(out)
    (event,) = read_attendance(out.getvalue(), name="签到簿.xlsx")
    assert event == Event(1, datetime.fromisoformat("2026-11-24T08:50"), "in", "1")


def test_a_roll_as_offices_keep_it() -> None:
    """A title over the headings, units as merged cells, names with a space or a dot, a row without a name, a sum at the end."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["青禾区第二届代表大会代表名册"])
    sheet.append(["（截至11月20日）"])
    sheet.append(["代表证号", "姓 名", "选举单位", "性别"])
    for row in (
        [1, "王 伟", "北渡镇", "男"],
        [2, "买买提·艾力", None, "男"],
        [3, "欧阳　明", "南坪镇", "女"],
        [4, None, None, "男"],
    ):
        sheet.append(row)
    sheet.append(["合 计", "4人"])
    for area in ("A1:D1", "C4:C5", "C6:C7"):
        sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    found = read_roll(out.getvalue(), name="名册.xlsx")
    assert [(one.id, one.name, one.unit) for one in found.delegates] == [
        ("1", "王 伟", "北渡镇"),
        ("2", "买买提·艾力", "北渡镇"),
        ("3", "欧阳　明", "南坪镇"),
    ]
    assert (found.nameless, found.sums) == ((7,), (8,))


def test_an_empty_cell_that_is_not_merged_inherits_nothing() -> None:
    assert read_delegates("姓名,选举单位\n王一,北渡镇\n李二,\n".encode(), name="a.csv")[1].unit == ""


@pytest.mark.parametrize("name", ["合计", "总计"])
def test_a_line_that_sums_up_is_no_delegate_but_a_name_like_it_is(name: str) -> None:
    found = read_roll(f"姓名,选举单位\n{name},12人\n合小计,北渡镇\n".encode(), name="a.csv")
    assert ([one.name for one in found.delegates], found.sums) == (["合小计"], (2,))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("时间,事项,姓名\n昨天,签到,王一\n", "line 2: there is no time '昨天'; write it like 2026-11-24 09:00"),
        ("时间,事项,姓名\n2026-11-24 09:00,到了,王一\n", "line 2: 事项 is '到了'; write one of 签到、签退、委托"),
        ("时间,事项,姓名\n2026-11-24 09:00,,王一\n", "line 2: 事项 is ''; write one of"),
        ("时间,事项,更正\n2026-11-24 09:00,更正,第一条\n", "line 2: 更正第几条 is '第一条'; write a whole number"),
        ("姓名\n王一\n", "no column is headed 事项"),
    ],
)
def test_a_book_that_cannot_be_followed_says_where(text: str, says: str) -> None:
    with pytest.raises(UnreadableSource) as raised:
        read_attendance(text.encode(), name="簿")
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("姓名,资格\n王一,大概\n", "line 2: 资格 is '大概'; write one of 有效、无效、待审"),
        ("姓名,表决权\n王一,半\n", "line 2: 表决权 is '半'; write one of 有、无"),
        ("名称\n王一\n", "no column is headed 姓名"),
    ],
)
def test_a_list_that_cannot_be_followed_says_where(text: str, says: str) -> None:
    with pytest.raises(UnreadableSource) as raised:
        read_delegates(text.encode(), name="册")
    assert says in str(raised.value)
