"""An office's own copy of the workbook, with its looks, columns and sheets, gets what the plan changed since."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from builders import qinghe
from exchange.nasty import FORMULAS
from luoshi.delivery import Plan, make_plan
from luoshi.delivery.merging import CellChange
from luoshi.exchange.book import read_book
from luoshi.exchange.book_patch import patch_book
from luoshi.exchange.preview import open_rows, preview, take
from luoshi.exchange.refresh import refresh_book
from luoshi.exchange.sheet_back import read_plan_sheet
from luoshi.exchange.xlsx import plan_to_xlsx
from luoshi.reading.errors import UnreadableSource


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(qinghe().build())


def ids(plan: Plan) -> list[str]:
    return [item.id for item in plan.items()]


def office_copy(plan: Plan, *edits: Callable[[Worksheet], object]) -> bytes:
    """The workbook as an office made it its own: a column, a look, a sheet, a note."""
    book, out = load_workbook(io.BytesIO(plan_to_xlsx(plan))), io.BytesIO()
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    sheet["L3"] = "联系电话"
    sheet["L6"] = "1234567"
    sheet["F6"].font = Font(bold=True)
    book.create_sheet("统计")["A1"] = "=COUNTA(任务分解表!F5:F20)"
    for edit in edits:
        edit(sheet)
    book.save(out)
    return out.getvalue()


def changed(plan: Plan, at: int, column: str, text: str) -> Plan:
    row_id = ids(plan)[at]
    return take(plan, [CellChange(row_id, column, open_rows(plan)[row_id][column], text)])


def test_what_the_plan_changed_goes_in_and_all_else_stays(plan: Plan) -> None:
    copy = office_copy(plan)
    now = changed(changed(plan, 1, "lead", "区财政局、区税务局"), 1, "due", "")
    done = refresh_book(copy, "b.xlsx", now)
    assert (done.cells, done.left) == (2, ())
    before, after = (load_workbook(io.BytesIO(one)) for one in (copy, done.data))
    different = {
        (sheet.title, cell.coordinate)
        for sheet in before.worksheets[:1]
        for row in sheet.iter_rows()
        for cell in row
        if cell.value != after[sheet.title][cell.coordinate].value
    }
    assert different == {("任务分解表", "F6"), ("任务分解表", "I6")}
    assert after.worksheets[0]["F6"].value == "区财政局、区税务局"
    assert after.worksheets[0]["F6"].font.bold
    assert after.worksheets[0]["I6"].value == "待填"
    old, new = (zipfile.ZipFile(io.BytesIO(one)) for one in (copy, done.data))
    touched = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert touched == {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}
    found = preview(now, read_plan_sheet(done.data, "b.xlsx"))
    assert {row.state for row in found.rows} == {"unchanged"}


def test_what_the_office_wrote_is_never_overwritten(plan: Plan) -> None:
    copy = office_copy(plan, lambda sheet: sheet["F6"].__setattr__("value", "区审计局"))
    now = changed(plan, 1, "lead", "区财政局")
    done = refresh_book(copy, "b.xlsx", now)
    assert done.cells == 0
    assert load_workbook(io.BytesIO(done.data)).worksheets[0]["F6"].value == "区审计局"
    conflicts = list(preview(now, read_plan_sheet(done.data, "b.xlsx")).conflicts())
    assert [(one.ours, one.theirs) for one in conflicts] == [("区财政局", "区审计局")]


def test_after_a_refresh_the_next_change_of_the_office_is_a_change(plan: Plan) -> None:
    now = changed(plan, 1, "lead", "区财政局")
    done = refresh_book(office_copy(plan), "b.xlsx", now)
    book, out = load_workbook(io.BytesIO(done.data)), io.BytesIO()
    book.worksheets[0]["F6"] = "区财政局、区税务局"
    book.save(out)
    found = preview(now, read_plan_sheet(out.getvalue(), "b.xlsx"))
    assert [(one.ours, one.theirs) for one in found.changes()] == [("区财政局", "区财政局、区税务局")]
    assert list(found.conflicts()) == []


def test_formulas_and_covered_cells_are_left_and_told(plan: Plan) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["F5"] = sheet["F6"] = None
        sheet.merge_cells("F5:F6")

    now = changed(plan, 1, "lead", "区财政局")
    done = refresh_book(office_copy(plan, edit), "b.xlsx", now)
    assert (done.cells, done.left) == (0, (6,))
    done = refresh_book(office_copy(plan, lambda sheet: sheet["F6"].__setattr__("value", '=""')), "b.xlsx", now)
    assert (done.cells, done.left) == (0, (6,))


@pytest.mark.parametrize("text", [*FORMULAS, "  甲 ", "甲\n乙", "<b>&", "\x00"])
def test_a_cell_written_into_a_book_is_text(plan: Plan, text: str) -> None:
    data, kept = patch_book(plan_to_xlsx(plan), "b.xlsx", {"任务分解表": {(6, 6): text, (99, 40): text, (99, 2): "x"}})
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert kept == ()
    for place in ("F6", "AN99"):
        assert sheet[place].data_type == "s"
    cells = read_book(data, "b.xlsx").sheets[0].cells
    assert {cells[6, 6], cells[99, 40]} == {text.replace("\x00", "␀")}
    assert cells[99, 2] == "x"


def test_a_sheet_that_is_not_there_is_a_bug_and_a_broken_book_is_told(plan: Plan) -> None:
    with pytest.raises(KeyError):
        patch_book(plan_to_xlsx(plan), "b.xlsx", {"别的": {(1, 1): "x"}})
    with pytest.raises(UnreadableSource):
        refresh_book(b"PK\x03\x04", "b.xlsx", plan)


@pytest.mark.libreoffice
def test_an_office_program_opens_what_was_brought_up_to_date(
    plan: Plan, tmp_path: Path, convert_office: Callable[[Path, str], Path]
) -> None:
    now = changed(plan, 1, "lead", "区财政局")
    path = tmp_path / "copy.xlsx"
    path.write_bytes(refresh_book(office_copy(plan), "b.xlsx", now).data)
    again = convert_office(path, "xlsx:Calc MS Excel 2007 XML").read_bytes()
    assert {row.state for row in preview(now, read_plan_sheet(again, "b.xlsx")).rows} == {"unchanged"}
    assert load_workbook(io.BytesIO(again)).worksheets[0]["L6"].value == "1234567"
