"""Tables out of whatever file an office sends: CSV in any encoding, Word, pages, workbooks with more than one sheet."""

from __future__ import annotations

import io

import pytest
from docx import Document
from openpyxl import Workbook

from builders import qinghe
from exchange.nasty import FORMULAS
from luoshi.delivery import make_plan
from luoshi.delivery.mapping import propose_mapping
from luoshi.delivery.office_rows import rows_by
from luoshi.exchange.csv_people import people_csv, plan_to_csv
from luoshi.exchange.office_tables import read_office_tables
from luoshi.reading.errors import UnreadableSource

LINES = [
    ["序号", "重点任务", "责任单位", "完成时限"],
    ["1", "修通北渡大道，含绿化", "区交通局", "6月底前"],
    ["2", "改造\n小区", "区住建局", ""],
]


def csv_of(mark: str) -> str:
    return "\r\n".join(
        mark.join(f'"{cell}"' if mark in cell or "\n" in cell else cell for cell in line) for line in LINES
    )


@pytest.mark.parametrize("mark", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_in_any_encoding_and_with_any_mark(encoding: str, mark: str) -> None:
    (table,) = read_office_tables(csv_of(mark).encode(encoding), "表.csv").tables
    assert [list(row) for row in table.rows] == LINES
    assert [table.line(row) for row in range(3)] == [1, 2, 4]


@pytest.mark.parametrize("text", [*FORMULAS, "007", "1.10"])
def test_what_was_guarded_against_spreadsheets_comes_back_as_it_was(text: str) -> None:
    (table,) = read_office_tables(people_csv([["任务", "单位"], ["修路", text]]), "表.csv").tables
    assert table.rows[1][1] == text.strip()


def test_a_plan_as_csv_is_a_table_of_an_office_too() -> None:
    plan = make_plan(qinghe().build())
    (table,) = read_office_tables(plan_to_csv(plan), "plan.csv").tables
    found, problems = rows_by(propose_mapping(table), table)
    assert problems == ()
    assert [row.cells["id"] for row in found] == [item.id for item in plan.items()]
    assert found[-1].groups == ("三、会议决定事项",)


def test_merged_cells_of_a_word_table_are_inherited_and_blanks_are_not() -> None:
    document = Document()
    table = document.add_table(4, 3)
    for row, line in enumerate(
        (["任务", "举措", "单位"], ["修路", "立项", "区交通局"], ["", "开工", "区住建局"], ["", "验收", "区城管局"])
    ):
        for column, text in enumerate(line):
            table.cell(row, column).text = text
    merged = table.cell(1, 0).merge(table.cell(2, 0))
    merged.text = "修路"
    out = io.BytesIO()
    document.save(out)
    (found,) = read_office_tables(out.getvalue(), "表.docx").tables
    rows, problems = rows_by(propose_mapping(found), found)
    assert [(row.cells["task"], row.cells["measures"]) for row in rows] == [("修路", "立项"), ("修路", "开工")]
    assert [one.kind for one in problems] == ["no_task"]


def test_a_page_with_a_table() -> None:
    page = (
        "<html><body><table><tr><th>任务<th colspan=2>责任分工<tr><th><th>牵头单位<th>配合单位"
        "<tr><td rowspan=2>修路<td>区交通局<td>北渡镇<tr><td>区住建局<td></table></body></html>"
    )
    (table,) = read_office_tables(page.encode(), "表.html").tables
    rows, _ = rows_by(propose_mapping(table), table)
    assert [(row.cells["task"], row.cells["lead"], row.cells.get("support")) for row in rows] == [
        ("修路", "区交通局", "北渡镇"),
        ("修路", "区住建局", None),
    ]


def test_hidden_sheets_are_left_aside_and_told() -> None:
    book, out = Workbook(), io.BytesIO()
    for line in LINES:
        book.worksheets[0].append(line)
    hidden = book.create_sheet("旧表")
    hidden.append(["任务", "单位"])
    hidden.append(["修路", "区交通局"])
    hidden.sheet_state = "hidden"
    book.save(out)
    found = read_office_tables(out.getvalue(), "表.xlsx")
    assert (len(found.tables), found.notes) == (1, ("hidden_sheets",))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param("没有表格的一段话。".encode(), "a.txt", id="prose"),
        pytest.param(b"a,b", "a.csv", id="one row"),
        pytest.param(b"", "a.csv", id="empty"),
        pytest.param(b"a\0b,c\r\nd,e", "a.csv", id="binary"),
        pytest.param(b"%PDF-1.4", "a.pdf", id="broken PDF"),
    ],
)
def test_a_file_without_a_table_is_refused_in_one_line(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableSource) as error:
        read_office_tables(data, name)
    assert "\n" not in str(error.value)
