"""`luoshi table`: a table that an office made."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from cli.calls import luoshi


@pytest.fixture
def office(here: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (
        ["青禾区2026年重点工作任务分解表"],
        ["序号", "重点任务", "责任单位", "完成时限", "资金来源"],
        ["一、城建"],
        [1, "修通北渡大道", "区交通局", "6月底前", "财政"],
        [None, None, "区住建局", None, None],
        ["注：本表由区政府办解释"],
    ):
        sheet.append(line)
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("A3:E3")
    out = io.BytesIO()
    book.save(out)
    path = here / "office.xlsx"
    path.write_bytes(out.getvalue())
    return Path("office.xlsx")


def test_the_proposal_says_what_each_column_is_and_why(office: Path) -> None:
    done = luoshi("table", office)
    assert (done.exit_code, done.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0] == "Sheet headings: rows 2 to 2"
    assert lines[2] == "2 Task 100% the heading says so: 重点任务"
    assert lines[3] == "3 Lead unit 80% the heading usually means this: 责任单位"
    assert lines[5] == "5 (kept as it is) the column was not recognised; its contents are kept as they are: 资金来源"
    assert lines[6] == "tasks: 1, rows that are none: 2"
    assert lines[7].startswith("row 5: has no task; the cell above isn't merged with it")
    assert lines[8].startswith("row 6: looks like a note and is no task: 注：")


def test_the_same_in_chinese(office: Path) -> None:
    told = luoshi("table", office, language="zh").stdout
    assert "表头：第2—2行" in told
    assert "第5行：没有任务文字" in told


def test_a_plan_is_made_of_it(office: Path) -> None:
    done = luoshi("table", office, "-o", "plan.xlsx", "--lang", "zh")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "office.xlsx: 任务1项，另有2行不作为任务\n"
    cells = [cell for row in load_workbook("plan.xlsx").worksheets[0].values for cell in row]
    assert {"修通北渡大道", "区交通局", "6月底前", "一、城建"} <= set(cells)
    assert luoshi("table", office, "-o", "plan.xlsx").exit_code == 2


def test_a_person_says_what_a_column_is(office: Path) -> None:
    done = luoshi("table", office, "--column", "3=support", "--column", "4=none", "-o", "plan.json")
    assert done.exit_code == 0
    (group,) = json.loads(Path("plan.json").read_text(encoding="utf-8"))["groups"]
    (item,) = group["items"]
    assert (item["lead"]["values"], item["support"]["values"], item["due"]["words"]) == ([], ["区交通局"], None)


@pytest.mark.parametrize(
    ("arguments", "ending", "message"),
    [
        (["--column", "9=lead"], 2, "write a column from 1 to 5, = and one of number, id, group, task"),
        (["--column", "1=boss"], 2, "write a column from 1 to 5"),
        (["--table", "2"], 2, "office.xlsx has 1 tables; --table takes 1 to 1"),
        (["-o", "plan.pdf"], 2, "no .pdf can be written"),
        (["-o", "office.xlsx", "--force"], 2, "is the document itself"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(office: Path, arguments: list[str], ending: int, message: str) -> None:
    done = luoshi("table", office, *arguments)
    assert (done.exit_code, done.stdout) == (ending, "")
    (line,) = done.stderr.splitlines()
    assert message in line


def test_a_file_without_a_table_is_told(report: Path) -> None:
    done = luoshi("table", report)
    assert (done.exit_code, done.stderr) == (
        3,
        "report.txt: holds no table; give the file that has the table, as .xlsx, .csv or .docx\n",
    )
    assert luoshi("table", "gone.xlsx").exit_code == 3
