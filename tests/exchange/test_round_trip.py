"""Export, import, export again: no cell of thirty tables changes, nine of them typed after real ones where these are at hand."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from luoshi.delivery import Plan
from luoshi.delivery.mapping import propose_mapping
from luoshi.delivery.office_rows import rows_by
from luoshi.delivery.table_plan import plan_of_table
from luoshi.delivery.wording import one_line
from luoshi.exchange.office_tables import read_office_tables
from luoshi.exchange.preview import preview, take
from luoshi.exchange.sheet_back import read_plan_sheet
from luoshi.exchange.xlsx import plan_to_xlsx

Lines = Sequence[Sequence[object]]
_EXCERPTS = 9
_HEADS = (
    ("序号", "重点任务", "具体举措", "年度目标", "牵头单位", "责任单位", "责任领导", "完成时限", "备注"),
    ("序号", "工作任务", "工作措施", "量化指标", "主办单位", "协办单位", "分管领导", "完成时间", "说明"),
    ("编号", "实事项目", "建设内容", "目标任务", "责任单位", "配合单位", "责任人", "时间节点", "备注"),
)
_ODD = ("007", "1-2", "=1+1", "+86", "@甲", "'甲", "1.10", "0.5", "甲\n乙", " 甲", "12345678901234567890", "-", "5%")


def typed(title: str, head: Sequence[str], lines: Lines) -> bytes:
    """The table as an office types it: a merged title, merged groups, what is text as text."""
    book = Workbook()
    sheet = book.worksheets[0]
    for line in ([title], head, *lines):
        sheet.append([])
        row = sheet.max_row + 1 if any(cell.value for cell in sheet[1]) else 1
        for column, value in enumerate(line, 1):
            cell = sheet.cell(row, column)
            cell.value = value  # type: ignore[assignment]
            if isinstance(value, str):
                cell.data_type = "s"
        if len(line) == 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(head))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def generated(seed: int) -> bytes:
    """A table about an invented district, another for each seed: groups, blanks, odd texts, numbers and dates."""
    head = _HEADS[seed % len(_HEADS)]
    lines: list[Sequence[object]] = []
    for group in range(1, 2 + seed % 3):
        lines.append([f"{'一二三四'[group - 1]}、青禾区第{group}类工作"])
        for at in range(1 + (seed * 7 + group) % 5):
            odd = [_ODD[(seed + at * 3 + group + column) % len(_ODD)] for column in range(4)]
            units = "、".join(f"区第{number}局" for number in range(1, 2 + (seed + at) % 3))
            share = 0.05 * at if seed % 2 else odd[1]
            lines.append(
                [
                    at + 1,
                    f"办好第{seed}年第{group}类第{at}件实事",
                    odd[0],
                    share,
                    units,
                    odd[2],
                    "",
                    odd[3] if at % 2 else None,
                ]
            )
    return typed(f"青禾区第{seed}年任务分解表", head, lines)


def excerpt(path: Path) -> bytes:
    """A real table that was found as running text, typed as a table again: its tasks, and the units told below or behind."""
    lines: list[list[object]] = []
    for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
        told = re.match(r"(牵头单位|责任单位|部门分工|分管省领导)[：:](.*)", line)
        behind = re.fullmatch(r"(.{5,}[。.;；])\s*[（(]?([^\s。（()）]{2,40}(?:局|委|办|厅|部门))[)）]?", line)
        if told and lines:
            column = {"牵头单位": 2, "部门分工": 2, "责任单位": 3, "分管省领导": 4}[told[1]]
            lines[-1][1:] = [*lines[-1][1:], *[""] * 5][:4]
            lines[-1][column] = told[2]
        elif re.match(r"[一二三四五六七八九十]+、", line):
            lines.append([line])
        else:
            lines.append(["", behind[1] if behind else line, behind[2] if behind else "", "", ""])
    return typed(path.stem, ("序号", "工作任务", "牵头单位", "责任单位", "分管领导"), lines)


def imported(data: bytes) -> Plan:
    (table,) = read_office_tables(data, "表.xlsx").tables
    rows, problems = rows_by(propose_mapping(table), table)
    assert [one.kind for one in problems if one.kind != "note_row"] == []
    return plan_of_table(table, rows, source_name="表.xlsx", source_sha256="0" * 64)


def cells(data: bytes) -> dict[str, list[list[object]]]:
    return {
        sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)]
        for sheet in load_workbook(io.BytesIO(data)).worksheets
    }


def check_round_trip(data: bytes) -> Plan:
    plan = imported(data)
    sent = plan_to_xlsx(plan)
    found = preview(plan, read_plan_sheet(sent, "p.xlsx"))
    assert {row.state for row in found.rows} == {"unchanged"}
    assert len(found.rows) == len(list(plan.items()))
    assert cells(plan_to_xlsx(take(plan, found.changes()))) == cells(sent)
    # An office that opens and saves it changes nothing either.
    book, out = load_workbook(io.BytesIO(sent)), io.BytesIO()
    book.save(out)
    assert {row.state for row in preview(plan, read_plan_sheet(out.getvalue(), "p.xlsx")).rows} == {"unchanged"}
    return plan


@pytest.mark.parametrize("seed", range(30 - _EXCERPTS))
def test_a_table_about_an_invented_place(seed: int) -> None:
    data = generated(seed)
    plan = check_round_trip(data)
    (table,) = read_office_tables(data, "表.xlsx").tables
    tasks = [row[1] for row in table.rows[2:] if row[1] and not row[0].startswith(("一", "二", "三", "四"))]
    assert [item.wording for item in plan.items()] == [one_line(task) for task in tasks]
    # Units on lines of their own come out in one line; nothing else is written in another way.
    shown, joints = (
        "".join(str(cell) for row in cells(plan_to_xlsx(plan))["任务分解表"] for cell in row),
        re.compile(r"[\n、]"),
    )
    for row in table.rows[2:]:
        assert [text for text in row[1:8] if joints.sub("", text) not in joints.sub("", shown)] == []


@pytest.mark.parametrize("number", range(_EXCERPTS))
def test_a_real_table_typed_again(shared: Path, number: int) -> None:
    paths = sorted((shared / "corpus/decomposition_excerpts").glob("*.txt"))
    if len(paths) <= number:
        pytest.skip(f"no {number + 1} excerpts in {shared}/corpus/decomposition_excerpts")
    assert len(list(check_round_trip(excerpt(paths[number])).items())) >= 3
