"""Whatever bytes come as a list or as JSON: they are read, or refused in one line that names the file."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from luoshi.exchange.name_list import read_names
from luoshi.exchange.record_in import read_meeting
from luoshi.exchange.roll_in import read_allotted, read_attendance, read_delegates
from luoshi.exchange.suggestions_in import read_suggestions
from luoshi.reading.errors import UnreadableSource


def suggestions(data: bytes, *, name: str) -> object:
    return read_suggestions(data, name=name, text_of=lambda file: file)


READERS: list[Callable[..., object]] = [
    read_names,
    read_delegates,
    read_allotted,
    read_attendance,
    read_meeting,
    suggestions,
]
HEADINGS = [
    "姓名",
    "代表证号",
    "选举单位",
    "名额",
    "时间",
    "事项",
    "更正",
    "得票",
    "资格",
    "2026-11-24 09:00",
    "签到",
    "王一",
    "\r",
    "\0",
    '"',
    "1",
]


def workbook(text: str) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append([text])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(reader: Callable[..., object], data: bytes) -> None:
    assert refusal(reader, data).startswith("名单: ")


def refusal(reader: Callable[..., object], data: bytes) -> str:
    """The line by which it is refused, which is one; that of a file that was read is as good."""
    try:
        reader(data, name="名单")
    except UnreadableSource as error:
        return str(error) if "\n" not in str(error) else f"several lines: {error}"
    return "名单: read"


@pytest.mark.parametrize("reader", READERS)
@given(data=st.binary(max_size=200))
@example(data=b"PK\x03\x04")
@example(data=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
@example(data="姓名\r王一\r".encode())
def test_any_bytes(reader: Callable[..., object], data: bytes) -> None:
    read(reader, data)


@pytest.mark.parametrize("reader", READERS)
@given(rows=st.lists(st.lists(st.sampled_from(HEADINGS), max_size=5), max_size=5), between=st.sampled_from([",", "\t"]))
def test_any_table(reader: Callable[..., object], rows: list[list[str]], between: str) -> None:
    read(reader, "\n".join(between.join(row) for row in rows).encode())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.sampled_from(["2026-11-24", "2026-11-24T09:00"]),
    lambda inside: st.lists(inside, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["title", "body", "sittings", "begins", "ends", "quorum", "items", "drafts", "text", "suggestions", "quote", "kind"]
        ),
        inside,
        max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


@pytest.mark.parametrize("reader", [read_meeting, suggestions])
@given(found=JSON)
def test_any_json(reader: Callable[..., object], found: object) -> None:
    read(reader, json.dumps(found).encode())


@pytest.mark.parametrize("reader", READERS)
def test_a_workbook_that_is_cut_off(reader: Callable[..., object]) -> None:
    data = workbook("姓名")
    for end in (4, 30, len(data) // 2, len(data) - 1):
        read(reader, data[:end])


def test_lines_may_end_as_on_an_old_macintosh() -> None:
    assert [one.written for one in read_names("姓名,单位\r王一,北渡镇\r".encode(), name="a.csv")] == ["王一"]
