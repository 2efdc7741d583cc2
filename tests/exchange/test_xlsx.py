"""A plan as a workbook: what an office sees, prints and sends back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from builders import ReadingBuilder, qinghe
from cpu_time import growth
from exchange.nasty import FORMULAS, plan_with, texts
from luoshi.delivery import Plan, make_plan
from luoshi.exchange import sheet_layout as layout
from luoshi.exchange.cell_text import LONGEST, cell_text
from luoshi.exchange.labels import Language
from luoshi.exchange.table import COLUMNS
from luoshi.exchange.way_back import OPEN_COLUMNS, ROW_HEAD, SHEET, cell_hash
from luoshi.exchange.xlsx import plan_to_xlsx
from luoshi.reading.reading import Reading


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(qinghe().build())


@pytest.fixture(scope="module")
def sheet(plan: Plan) -> Worksheet:
    return sheet_of(plan)


def book_of(plan: Plan, language: Language = "zh") -> Workbook:
    return load_workbook(io.BytesIO(plan_to_xlsx(plan, language=language)))


def sheet_of(plan: Plan, language: Language = "zh") -> Worksheet:
    sheet = book_of(plan, language).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def rows_of(sheet: Worksheet) -> list[list[str]]:
    return [["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def row_with(sheet: Worksheet, wording: str) -> int:
    return next(cell.row for (cell,) in sheet.iter_rows(min_col=3, max_col=3) if cell.value == wording)


def test_the_table_has_the_columns_of_an_office(sheet: Worksheet) -> None:
    rows = rows_of(sheet)
    assert rows[0][0] == "青禾区2026年政府工作报告任务分解表"
    assert rows[1][0].startswith("青禾.txt　|　目标6项，任务3项，分解3项，决定1项　|　原文缺数字1处")
    assert rows[2] == [
        "序号",
        "任务编号",
        "重点任务",
        "具体举措",
        "量化指标",
        "牵头单位",
        "责任单位",
        "责任人",
        "完成时限",
        "进展",
        "原文出处",
    ]
    assert rows[3][0] == "一、主要预期目标"
    assert rows[4][0] == "1"


def test_the_same_in_english(plan: Plan) -> None:
    rows = rows_of(sheet_of(plan, "en"))
    assert rows[2][2:5] == ["Task", "Measures", "Indicators"]
    assert rows[5][3:5] == ["to fill", "财政收入增长 ＿% 左右 (to fill)"]


def test_every_cell_is_text(sheet: Worksheet) -> None:
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_stays_text(text: str) -> None:
    plan = plan_with(text, owners=(text,))
    sheet = sheet_of(plan)
    cell = sheet["F5"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None
    assert "<f>" not in sheet_xml(plan)


def sheet_xml(plan: Plan) -> str:
    return zipfile.ZipFile(io.BytesIO(plan_to_xlsx(plan))).read("xl/worksheets/sheet1.xml").decode()


def test_blanks_are_tinted_and_nothing_else_is(sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            tinted = cell.fill.fgColor.rgb == "FF" + layout.PLUM_TINT[1:]
            assert tinted == ("待填" in str(cell.value or "")), cell.coordinate


def test_the_page_is_set_up_for_print(sheet: Worksheet) -> None:
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    # One page wide is what a file says by not saying it.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center is not None
    assert sheet.oddFooter.center.text == "— &P —"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "D4"
    assert sheet.auto_filter.ref == f"A3:K{sheet.max_row}"
    assert sheet.print_area.endswith(f"$A$1:$K${sheet.max_row}")
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:K1", "A2:K2"}


def test_faces_are_those_of_custom(sheet: Worksheet) -> None:
    assert (sheet["A1"].font.name, sheet["A1"].font.sz) == ("方正小标宋简体", 22)
    assert sheet["A3"].font.name == "黑体"
    assert sheet["A4"].font.name == "黑体"
    assert sheet["C5"].font.name == "仿宋_GB2312"


def test_rows_are_as_high_as_their_text(sheet: Worksheet) -> None:
    heights = {row: sheet.row_dimensions[row].height for row in range(5, sheet.max_row + 1)}
    part, target = row_with(sheet, "北门桥"), row_with(sheet, "财政收入增长%左右")
    assert heights[part] < heights[target] < layout.HIGHEST_ROW


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("待填", 1), ("一二三四五六七八九十", 2), ("一\n二\n三", 3), ("1234567890", 1), ("一" * 40, 6)],
)
def test_lines_of_a_wrapped_cell(text: str, lines: int) -> None:
    assert layout.lines_of(text, 16, 10.5) == lines


def test_the_hidden_sheet_knows_every_row(plan: Plan) -> None:
    book = book_of(plan)
    back = book[SHEET]
    assert back.sheet_state == "hidden"
    lines = rows_of(back)
    head = {line[0]: line[1] for line in lines[: lines.index([""] * len(ROW_HEAD))]}
    assert head["schema"] == "luoshi.plan-sheet/1"
    assert head["plan_schema"] == "luoshi.plan/1"
    assert head["source_sha256"] == plan.source_sha256
    assert head["source_name"] == "青禾.txt"
    assert head["columns"].split() == list(COLUMNS)
    table = lines[lines.index(list(ROW_HEAD)) + 1 :]
    assert [line[1] for line in table] == [item.id for item in plan.items()]
    assert [(int(line[4]), int(line[5])) for line in table] == [
        (item.place.start, item.place.end) for item in plan.items()
    ]
    sheet = rows_of(book.worksheets[0])
    for line in table:
        cells = sheet[int(line[0]) - 1]
        assert cells[1] == line[1]
        shown = [cells[COLUMNS.index(name)] for name in OPEN_COLUMNS]
        assert [cell_hash(text, head["blank"]) for text in shown] == line[7:]


def test_a_hash_changes_with_the_content_and_with_nothing_else() -> None:
    assert cell_hash("区住建局", "待填") != cell_hash("区城管局", "待填")
    assert cell_hash("甲\r\n乙 ", "待填") == cell_hash("甲\n乙", "待填")
    assert cell_hash("待填", "待填") == cell_hash("", "待填") == ""
    assert cell_hash("待填", "to fill") != ""


def test_the_same_plan_gives_the_same_bytes(plan: Plan) -> None:
    assert plan_to_xlsx(make_plan(qinghe().build())) == plan_to_xlsx(plan)


@pytest.mark.parametrize(("known", "day"), [(date(2026, 1, 5), "2026-01-05"), (None, "2000-01-01")])
def test_no_clock_gets_into_the_file(known: date | None, day: str) -> None:
    plan = make_plan(ReadingBuilder("新建北渡桥。", dated=(known, None)).build())
    with zipfile.ZipFile(io.BytesIO(plan_to_xlsx(plan))) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(re.findall(r"\d{4}-\d\d-\d\d", package.read("docProps/core.xml").decode())) == {day}


def test_a_long_sentence_is_cut_around_the_rows_own_words() -> None:
    text = "甲" * 300 + "，新建北渡桥，" + "乙" * 300 + "。"
    sheet = sheet_of(make_plan(ReadingBuilder(text).task("新建北渡桥", "新建").build()))
    quote = str(sheet["K5"].value).splitlines()[0]
    assert re.fullmatch(r"“……甲+，新建北渡桥，乙+……”", quote)
    assert len(quote) < 140


def test_an_empty_plan_is_a_sheet_that_says_so() -> None:
    sheet = sheet_of(plan_with(""))
    assert "原文中没有找到目标、任务或决定。" in str(sheet["A2"].value)
    assert sheet.max_row == 3


@settings(max_examples=50)
@given(texts, texts)
def test_no_text_breaks_a_workbook(wording: str, owner: str) -> None:
    plan = plan_with(wording, owners=(owner,), deadline=owner)
    rows = rows_of(sheet_of(plan))[3:]
    assert len(rows) == len(list(plan.items())) + len(plan.groups)
    for item, row in zip(plan.items(), [row for row in rows if row[1]], strict=True):
        assert row[2] == cell_text(item.wording).replace("\r", "\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\0\x1b\x7f", "␀␛␡"),
        ("\ud800x\uffff", "\ufffdx\ufffd"),
        ("a\r\nb\rc\t", "a\nb\nc\t"),
        ("增长8%", "增长8%"),
        ("🌾", "🌾"),
    ],
    ids=["controls", "no characters", "line ends", "plain", "beyond the first plane"],
)
def test_what_a_cell_cannot_hold_is_shown_not_dropped(text: str, shown: str) -> None:
    assert cell_text(text) == shown


@pytest.mark.parametrize("character", ["长", "🌾"])
def test_what_is_too_long_for_a_cell_is_cut_visibly(character: str) -> None:
    cut = cell_text(character * LONGEST + "尾")
    assert cut.endswith(character + "…")
    assert LONGEST - 1 <= len(cut.encode("utf-16-le")) // 2 <= LONGEST
    assert cell_text("长" * LONGEST) == "长" * LONGEST


def reading_of_bridges(count: int) -> Reading:
    text = "".join(f"新建第{number}号桥，{'改造老旧小区。' if number % 9 == 0 else ''}" for number in range(count))
    builder = ReadingBuilder(text)
    for number in range(count):
        builder.task(f"新建第{number}号桥", "新建", section=None)
    return builder.build()


def test_time_grows_with_the_rows_and_no_faster() -> None:
    short, long = reading_of_bridges(200), reading_of_bridges(800)
    # Four times the rows may take four times as long; squared growth would take sixteen times.
    assert growth(lambda: plan_to_xlsx(make_plan(short)), lambda: plan_to_xlsx(make_plan(long)), most=10) < 10
    data = plan_to_xlsx(make_plan(long))
    assert len(rows_of(load_workbook(io.BytesIO(data), read_only=False).worksheets[0])) == 800 + 4


@pytest.mark.libreoffice
def test_an_office_program_gives_every_cell_back(
    plan: Plan, tmp_path: Path, convert_office: Callable[[Path, str], Path]
) -> None:
    plan = plan_with(*(text for text in FORMULAS if not text.startswith("\t")), "完善养老服务体系")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(plan_to_xlsx(plan))
    again = load_workbook(convert_office(path, "xlsx:Calc MS Excel 2007 XML"))
    first = again.worksheets[0]
    assert isinstance(first, Worksheet)
    assert rows_of(first) == rows_of(sheet_of(plan))
    assert {cell.data_type for row in first.iter_rows(min_row=4) for cell in row if cell.value is not None} == {"s"}
    assert again[SHEET].sheet_state == "hidden"


@pytest.mark.libreoffice
def test_it_prints_on_landscape_pages_with_a_number(
    plan: Plan, tmp_path: Path, convert_office: Callable[[Path, str], Path]
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(plan_to_xlsx(plan))
    data = convert_office(path, "pdf").read_bytes()
    boxes = {
        tuple(round(float(side)) for side in box.split()) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", data)
    }
    assert boxes == {(0, 0, 842, 595)}
