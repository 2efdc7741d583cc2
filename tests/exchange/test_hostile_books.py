"""Workbooks that are damaged, locked, enormous, or want to do more than be read: one clear line, and nothing runs."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from exchange.nasty import plan_with
from luoshi.exchange.book import read_book
from luoshi.exchange.book_limits import BOOK_CELLS
from luoshi.exchange.office_tables import read_office_tables
from luoshi.exchange.sheet_back import read_plan_sheet
from luoshi.exchange.xlsx import plan_to_xlsx
from luoshi.reading.errors import DamagedSource, EncryptedSource, OversizedSource, UnreadableSource, UnsupportedFormat

SHEET = "xl/worksheets/sheet1.xml"


def book(rows: int = 3) -> bytes:
    made, out = Workbook(), io.BytesIO()
    for at in range(rows):
        made.worksheets[0].append([at, "修路", "区交通局"])
    made.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes, *, replaces: bool = True) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name or not replaces:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return out.getvalue()


def part(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def in_sheet(before: bytes, words: bytes) -> bytes:
    data = book()
    content = part(data, SHEET)
    assert before in content
    return with_part(data, SHEET, content.replace(before, words, 1))


def one_line(error: pytest.ExceptionInfo[UnreadableSource]) -> None:
    assert str(error.value).startswith("b.xlsx: ")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        pytest.param(b"", UnsupportedFormat, id="empty"),
        pytest.param(book()[:900], DamagedSource, id="cut off"),
        pytest.param(b"PK\x03\x04" + b"x" * 99, DamagedSource, id="no archive"),
        pytest.param(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), EncryptedSource, id="locked"),
        pytest.param(b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), UnsupportedFormat, id="xls"),
        pytest.param(with_part(book(), SHEET, b"<worksheet><sheetData><row>"), DamagedSource, id="broken XML"),
        pytest.param(with_part(book(), "xl/bomb.bin", b"\0" * 30_000_000), OversizedSource, id="packed beyond reason"),
        pytest.param(
            with_part(book(), SHEET, b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'),
            DamagedSource,
            id="entities",
        ),
        pytest.param(
            in_sheet(
                b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            ),
            OversizedSource,
            id="all merged",
        ),
        pytest.param(
            with_part(book(), SHEET, b"<worksheet><sheetData><row>" + b"<c/>" * (BOOK_CELLS + 1)),
            OversizedSource,
            id="cells",
        ),
    ],
)
def test_it_is_refused_in_one_line(data: bytes, cause: type[UnreadableSource]) -> None:
    for take in (read_book, read_plan_sheet):
        with pytest.raises(cause) as error:
            take(data, "b.xlsx")
        one_line(error)


def test_a_cell_at_the_end_of_the_world_costs_nothing() -> None:
    data = in_sheet(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    (table,) = read_office_tables(data, "b.xlsx").tables
    assert (len(table.rows), table.width) == (3, 3)


def test_macros_are_left_aside_and_told() -> None:
    data = with_part(book(), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0macro")
    found = read_office_tables(data, "b.xlsm")
    assert found.notes == ("macros",)
    plan = plan_with("新建北渡桥")
    problems = read_plan_sheet(with_part(plan_to_xlsx(plan), "xl/vbaProject.bin", b"x"), "b.xlsm").problems
    assert [one.kind for one in problems] == ["macros"]


def test_links_to_elsewhere_are_not_followed() -> None:
    data = in_sheet(b"</sheetData>", b'<row r="9"><c r="A9"><f>[1]Sheet1!A1</f></c></row></sheetData>')
    assert "formulas" in read_office_tables(data, "b.xlsx").notes


@settings(max_examples=60)
@given(at=st.integers(0, 6000), bad=st.binary(min_size=1, max_size=8), cut=st.booleans())
def test_no_damage_becomes_a_traceback(at: int, bad: bytes, cut: bool) -> None:
    data = plan_to_xlsx(plan_with("新建北渡桥"))
    at %= len(data)
    data = data[:at] + (b"" if cut else bad + data[at + len(bad) :])
    with suppress(UnreadableSource):
        read_plan_sheet(data, "b.xlsx")
