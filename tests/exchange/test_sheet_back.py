"""A plan goes out as a workbook, an office fills it in and sends it back."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import get_args

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from builders import qinghe
from exchange.nasty import FORMULAS, plan_with
from luoshi.delivery import Plan, make_plan
from luoshi.delivery.items import Item
from luoshi.delivery.merging import CellChange
from luoshi.delivery.office_rows import RowProblem, RowProblemKind
from luoshi.exchange.labels import Language, labels
from luoshi.exchange.preview import Preview, open_rows, preview, problem_line, take
from luoshi.exchange.sheet_back import ProblemKind, read_plan_sheet
from luoshi.exchange.way_back import OPEN_COLUMNS, SHEET
from luoshi.exchange.xlsx import plan_to_xlsx
from luoshi.reading.errors import UnreadableSource

Edit = Callable[[Worksheet], object]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(qinghe().build())


def sent_back(plan: Plan, *edits: Edit, language: Language = "zh") -> bytes:
    book = load_workbook(io.BytesIO(plan_to_xlsx(plan, language=language)))
    for edit in edits:
        edit(book.worksheets[0])
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def seen(plan: Plan, data: bytes) -> Preview:
    return preview(plan, read_plan_sheet(data, "back.xlsx"))


def put(place: str, value: object) -> Edit:
    def edit(sheet: Worksheet) -> None:
        sheet[place].value = value

    return edit


def item_at(plan: Plan, line: int) -> Item:
    sheet = load_workbook(io.BytesIO(plan_to_xlsx(plan))).worksheets[0]
    return next(item for item in plan.items() if item.id == sheet.cell(line, 2).value)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sheet_that_nobody_touched_changes_nothing(plan: Plan, language: Language) -> None:
    for data in (plan_to_xlsx(plan, language=language), sent_back(plan, language=language)):
        found = seen(plan, data)
        assert {row.state for row in found.rows} == {"unchanged"}
        assert len(found.rows) == len(list(plan.items()))
        assert found.problems == ()


def test_what_an_office_fills_in_is_taken_and_nothing_else(plan: Plan) -> None:
    data = sent_back(plan, put("F6", "区财政局、区税务局"), put("D6", "开展税源普查"))
    found = seen(plan, data)
    (changed,) = [row for row in found.rows if row.state != "unchanged"]
    assert (changed.line, changed.state) == (6, "changed")
    assert {(one.column, one.ours, one.theirs) for one in changed.changes} == {
        ("lead", "", "区财政局、区税务局"),
        ("measures", "", "开展税源普查"),
    }
    taken = take(plan, found.changes())
    item = item_at(taken, 6)
    assert item.lead.values == ("区财政局", "区税务局")
    assert (item.lead.status, item.measures.values) == ("entered", ("开展税源普查",))
    rest = [one for one in taken.items() if one.id != item.id]
    assert rest == [one for one in plan.items() if one.id != item.id]
    assert {row.state for row in seen(taken, data).rows} == {"unchanged"}
    assert {row.state for row in seen(taken, plan_to_xlsx(taken)).rows} == {"unchanged"}


def test_both_changed_it_and_a_person_decides(plan: Plan) -> None:
    row_id = item_at(plan, 6).id
    ours = take(plan, [CellChange(row_id, "lead", "", "区发改局"), CellChange(row_id, "measures", "", "先摸底")])
    found = seen(ours, sent_back(plan, put("F6", "区财政局")))
    (row,) = [row for row in found.rows if row.state != "unchanged"]
    assert row.state == "conflict"
    assert [(one.column, one.ours, one.theirs) for one in row.conflicts] == [("lead", "区发改局", "区财政局")]
    assert take(ours, found.changes()) == ours


def test_rows_are_found_by_their_ids_wherever_they_stand(plan: Plan) -> None:
    def sort_and_hide(sheet: Worksheet) -> None:
        lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=sheet.max_row)]
        for at, line in enumerate(reversed(lines), 5):
            for column, value in enumerate(line, 1):
                sheet.cell(at, column).value = value
        sheet.insert_cols(3)
        sheet["C3"] = "联系电话"
        sheet["C6"] = "1234567"
        sheet.insert_rows(1)

    found = seen(plan, sent_back(plan, sort_and_hide))
    assert [row for row in found.rows if row.state != "unchanged"] == []
    assert len(found.rows) == len(list(plan.items()))


def test_a_truly_merged_cell_holds_for_all_its_rows(plan: Plan) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet["F5"] = "区财政局"
        sheet.merge_cells("F5:F7")

    found = seen(plan, sent_back(plan, merge))
    assert [(row.line, one.theirs) for row in found.rows for one in row.changes if one.column == "lead"] == [
        (line, "区财政局") for line in (5, 6, 7)
    ]


def test_a_cleared_cell_is_a_change_and_not_the_one_above(plan: Plan) -> None:
    sheet = read_plan_sheet(plan_to_xlsx(plan), "plan.xlsx")
    line = next(sheet.lines[row_id] for row_id, row in sheet.rows.items() if row["lead"])
    found = seen(plan, sent_back(plan, put(f"F{line}", None)))
    assert [(row.line, one.theirs) for row in found.rows for one in row.changes] == [(line, "")]


@pytest.mark.parametrize(
    ("edit", "line", "state", "kind"),
    [
        pytest.param(lambda sheet: sheet.delete_rows(6), 0, "missing", None, id="a row was deleted"),
        pytest.param(put("C40", "新建南渡桥"), 40, "new", None, id="a row was written"),
        pytest.param(put("B6", "LS-000000"), 6, "problem", "id_unknown", id="an id that never went out"),
        pytest.param(lambda sheet: sheet.__setitem__("B7", sheet["B6"].value), 7, "problem", "id_twice", id="an id twice"),
        pytest.param(put("F40", "区财政局"), 40, "problem", "no_id", id="a unit without a task"),
        pytest.param(put("F6", "=A1"), 6, "problem", "formula_unknown", id="a formula that nobody has worked out"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_says_so_in_its_row(
    plan: Plan, edit: Edit, line: int, state: str, kind: str | None
) -> None:
    found = seen(plan, sent_back(plan, edit))
    row = next(row for row in found.rows if row.line == line and row.state == state)
    assert [problem.kind for problem in row.problems] == ([kind] if kind else [])
    assert list(found.changes()) == []
    for language in ("zh", "en"):
        for problem in row.problems:
            told = problem_line(problem, labels(language))
            assert str(line) in told
            assert "\n" not in told


def test_a_new_row_comes_with_what_was_written(plan: Plan) -> None:
    found = seen(plan, sent_back(plan, put("C40", "新建南渡桥"), put("F40", "区交通局")))
    (row,) = [row for row in found.rows if row.state == "new"]
    assert dict(row.cells)["task"] == "新建南渡桥"
    assert dict(row.cells)["lead"] == "区交通局"


def test_a_row_that_the_plan_dropped_is_told(plan: Plan) -> None:
    smaller = make_plan(qinghe().build())
    smaller = replace(smaller, groups=smaller.groups[1:])
    found = seen(smaller, plan_to_xlsx(plan))
    assert {row.state for row in found.rows[:5]} == {"gone"}
    assert list(found.changes()) == []


def test_a_column_that_was_deleted_counts_as_unchanged(plan: Plan) -> None:
    found = seen(plan, sent_back(plan, lambda sheet: sheet.delete_cols(6)))
    assert [problem_line(one, labels("zh")) for one in found.problems] == []
    assert [(row.line, one.kind, one.what) for row in found.rows for one in row.problems] == [
        (3, "column_missing", "牵头单位")
    ]
    assert list(found.changes()) == []


def test_a_sheet_of_another_text_is_told(plan: Plan) -> None:
    found = seen(plan, plan_to_xlsx(plan_with("新建北渡桥")))
    assert [one.kind for one in found.problems] == ["other_text"]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        ("007", "General", "007"),
        ("1-2", "General", "1-2"),
        (7, "000", "007"),
        (12, "General", "12"),
        (12.50, "0.00", "12.50"),
        (0.05, "0%", "5%"),
        (0.055, "0.0%", "5.5%"),
        (0.055, "0%", "5.5%"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "100000000000000000000"),
        (True, "General", "TRUE"),
        ("5%", "General", "5%"),
        (datetime.combine(date(2026, 6, 30), time()), "yyyy-mm-dd", "2026-06-30"),
        (date(2026, 6, 30), "m/d/yy", "2026-06-30"),
        ("=1+1", "@", "=1+1"),
    ],
)  # fmt: skip
def test_numbers_days_and_texts_stay_what_they_were(plan: Plan, value: object, form: str, shown: str) -> None:
    def write(sheet: Worksheet) -> None:
        sheet["D6"].value = value
        sheet["D6"].number_format = form
        if isinstance(value, str):
            sheet["D6"].data_type = "s"

    found = seen(plan, sent_back(plan, write))
    assert [(one.column, one.theirs) for one in found.changes()] == [("measures", shown)]


def test_a_day_is_a_day_however_it_is_written(plan: Plan) -> None:
    for value in (date(2026, 6, 30), "2026-6-30", "2026年6月30日", "2026/06/30"):
        found = seen(plan, sent_back(plan, put("I6", value)))
        item = item_at(take(plan, found.changes()), 6)
        assert (item.due.words, item.due.day) == (None, date(2026, 6, 30))
    found = seen(plan, sent_back(plan, put("I6", "汛期前\n2026-6-1")))
    item = item_at(take(plan, found.changes()), 6)
    assert (item.due.words, item.due.day) == ("汛期前", date(2026, 6, 1))
    found = seen(plan, sent_back(plan, put("I6", "2026年13月1日")))
    assert item_at(take(plan, found.changes()), 6).due.words == "2026年13月1日"


def test_a_blank_that_is_half_filled_still_shows_its_gap(plan: Plan) -> None:
    rows = open_rows(plan)
    row_id = next(row_id for row_id, row in rows.items() if "＿" in row["indicators"])
    text = rows[row_id]["indicators"]
    taken = take(plan, [CellChange(row_id, "indicators", text, f"{text}；税收占比 ＿%（待填）")])
    assert open_rows(taken)[row_id]["indicators"] == f"{text}；税收占比 ＿%（待填）"
    item = next(item for item in taken.items() if item.id == row_id)
    assert item.indicators.status == "to_fill"


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_stays_text_both_ways(text: str) -> None:
    plan = plan_with("新建北渡桥")

    def write(sheet: Worksheet) -> None:
        sheet["F5"] = text
        sheet["F5"].data_type = "s"

    found = seen(plan, sent_back(plan, write))
    assert [one.theirs.strip() for one in found.changes()] == [text.strip()]
    assert [problem for row in found.rows for problem in row.problems] == []
    again = load_workbook(io.BytesIO(plan_to_xlsx(take(plan, found.changes())))).worksheets[0]["F5"]
    assert (str(again.value).strip(), again.data_type) == (text.strip(), "s")


def test_another_workbook_is_refused_in_one_line() -> None:
    book = Workbook()
    with pytest.raises(UnreadableSource, match="its hidden sheet is missing"):
        read_plan_sheet(saved(book), "b.xlsx")


@pytest.mark.parametrize(
    ("edit", "cause"),
    [
        pytest.param(lambda book: book[SHEET].delete_rows(1, 100), "hidden sheet that was altered", id="emptied"),
        pytest.param(lambda book: book[SHEET].__setitem__("B1", "luoshi.plan-sheet/9"), "another version", id="newer"),
        pytest.param(lambda book: book.worksheets[0].delete_rows(3), "row of headings is gone", id="no headings"),
    ],
)  # fmt: skip
def test_a_workbook_that_was_taken_apart_is_refused_in_one_line(
    plan: Plan, edit: Callable[[Workbook], object], cause: str
) -> None:
    book = load_workbook(io.BytesIO(plan_to_xlsx(plan)))
    edit(book)
    with pytest.raises(UnreadableSource, match=cause) as error:
        read_plan_sheet(saved(book), "b.xlsx")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_problem_has_its_words_and_no_words_are_left_over(language: Language) -> None:
    kinds: set[ProblemKind | RowProblemKind] = {*get_args(ProblemKind), *get_args(RowProblemKind)}
    assert labels(language).problems.keys() == kinds
    told = problem_line(RowProblem("note_row", 7, "注：本表"), labels(language))
    assert "7" in told
    assert "注：本表" in told


def test_every_open_column_of_a_row_comes_back(plan: Plan) -> None:
    sheet = read_plan_sheet(plan_to_xlsx(plan), "b.xlsx")
    assert all(tuple(row) == OPEN_COLUMNS for row in sheet.rows.values())
    assert sheet.rows == open_rows(plan)


@pytest.mark.libreoffice
def test_an_office_program_changes_nothing_by_opening_and_saving(
    plan: Plan, tmp_path: Path, convert_office: Callable[[Path, str], Path]
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(plan_to_xlsx(plan))
    found = seen(plan, convert_office(path, "xlsx:Calc MS Excel 2007 XML").read_bytes())
    assert {row.state for row in found.rows} == {"unchanged"}
