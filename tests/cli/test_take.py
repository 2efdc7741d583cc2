"""`luoshi take`: a plan's workbook comes back filled in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cli.calls import DAY, luoshi


@pytest.fixture
def sheet(report: Path) -> Path:
    assert luoshi("plan", report, "--lang", "zh", DAY).exit_code == 0
    return Path("report-plan.xlsx")


def fill_in(sheet: Path, cells: Mapping[str, str]) -> None:
    book = load_workbook(sheet)
    for place, text in cells.items():
        book.worksheets[0][place].value = text
    book.save(sheet)


def test_a_sheet_that_nobody_touched_changes_nothing(report: Path, sheet: Path) -> None:
    done = luoshi("take", sheet, report, DAY)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "unchanged 6\n"


def test_every_change_is_told_in_its_row(report: Path, sheet: Path) -> None:
    row = next(row for row in load_workbook(sheet).worksheets[0].iter_rows(min_row=4) if "待填" in str(row[3].value))
    line = row[0].row
    fill_in(sheet, {f"D{line}": "排出工期", "C30": "新建南渡桥", "F31": "区交通局"})
    done = luoshi("take", sheet, report, DAY)
    lines = [" ".join(one.split()) for one in done.stdout.splitlines()]
    assert lines == [
        f"row {line}: changed {row[1].value} {row[2].value}",
        "Measures (nothing) → 排出工期",
        "row 30: new 新建南渡桥",
        "row 31: problem",
        "row 31: has content but neither item ID nor task; write its task to add it, or clear the row",
        "changed 1, new 1, problem 1, unchanged 5",
    ]
    assert "有改动 1、新行 1、有问题 1、未变 5" in luoshi("take", sheet, report, DAY, language="zh").stdout


def test_the_plan_with_the_changes_in_it(report: Path, sheet: Path) -> None:
    row = next(row for row in load_workbook(sheet).worksheets[0].iter_rows(min_row=4) if "待填" in str(row[3].value))
    fill_in(sheet, {f"D{row[0].row}": "=排出工期"})
    done = luoshi("take", sheet, report, "-o", "filled.xlsx", "--lang", "zh", DAY)
    assert done.stderr.startswith("report-plan.xlsx: ")
    assert luoshi("take", "filled.xlsx", report, DAY).exit_code == 0
    fill_in(sheet, {f"D{row[0].row}": "排出工期"})
    assert luoshi("take", sheet, report, "-o", "filled.xlsx", "--force", "--lang", "zh", DAY).exit_code == 0
    assert load_workbook("filled.xlsx").worksheets[0][f"D{row[0].row}"].value == "排出工期"


@pytest.mark.parametrize(
    ("arguments", "ending", "message"),
    [
        (["report.txt", "report.txt"], 2, "name the workbook that came back"),
        (["report.txt", "report-plan.xlsx"], 3, "report.txt: is no workbook; give the .xlsx file"),
        (["gone.xlsx", "report.txt"], 3, "gone.xlsx: there is no such file"),
        (["report-plan.xlsx", "report.txt", "-o", "x.pdf"], 2, "no .pdf can be written"),
        (["report-plan.xlsx", "report.txt", "-o", "report-plan.xlsx", "--force"], 2, "is the document itself"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(sheet: Path, arguments: list[str], ending: int, message: str) -> None:
    assert sheet.exists()
    done = luoshi("take", *arguments, DAY)
    assert (done.exit_code, done.stdout) == (ending, "")
    (line,) = done.stderr.splitlines()
    assert message in line
