"""A plan as a Word document: what an office prints, signs and binds."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings

from builders import ReadingBuilder, qinghe
from exchange.nasty import NASTY, plan_with, texts
from luoshi.delivery import Plan, make_plan
from luoshi.delivery.mapping import propose_mapping
from luoshi.delivery.office_rows import rows_by
from luoshi.exchange import sheet_layout as layout
from luoshi.exchange.cell_text import cell_text
from luoshi.exchange.office_tables import read_office_tables
from luoshi.exchange.word_page import LANDSCAPE
from luoshi.exchange.word_plan import plan_to_docx
from luoshi.exchange.word_table import WIDTHS


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(qinghe().build())


@pytest.fixture(scope="module")
def data(plan: Plan) -> bytes:
    return plan_to_docx(plan)


def rows_of(data: bytes) -> list[list[str]]:
    (table,) = Document(io.BytesIO(data)).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_table_has_the_columns_that_are_printed_and_signed(plan: Plan, data: bytes) -> None:
    rows = rows_of(data)
    assert rows[0] == ["序号", "重点任务", "具体举措", "量化指标", "牵头单位", "责任单位", "责任人", "完成时限"]
    assert rows[1] == ["一、主要预期目标"] * len(WIDTHS)
    items = [row for row in rows[1:] if row[0] != row[1]]
    assert [row[1] for row in items] == [item.wording for item in plan.items()]
    assert [row[0] for row in items] == [item.number for item in plan.items()]
    assert items[0][7] == "今年\n2026年12月31日"


def test_title_and_note_stand_above_it(data: bytes) -> None:
    title, note, last = Document(io.BytesIO(data)).paragraphs
    assert title.text == "青禾区2026年政府工作报告任务分解表"
    (face,) = title.runs[0]._r.iter(qn("w:rFonts"))
    assert (face.get(qn("w:eastAsia")), title.runs[0].font.size) == (layout.TITLE_FACE, Pt(22))
    assert note.text.startswith("青禾.txt　|　目标6项")
    assert last.text == ""


def test_the_page_is_that_of_the_standard(data: bytes) -> None:
    section = Document(io.BytesIO(data)).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    sides = (section.page_width, section.page_height, section.left_margin, section.top_margin)
    assert all(abs(is_ - Mm(wanted)) < Mm(0.1) for is_, wanted in zip(sides, (297, 210, 36, 28), strict=True) if is_)
    assert sum(WIDTHS.values()) == LANDSCAPE.type_area == 225


def test_page_numbers_stand_outside_between_dashes(data: bytes) -> None:
    document = Document(io.BytesIO(data))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        xml = paragraph._p.xml
        assert re.sub(r"\s+", " ", paragraph.text) in ("— 1 —", "— —")
        assert "PAGE" in xml
        assert f'<w:jc w:val="{side}"/>' in xml
        assert {run.font.size for run in paragraph.runs} == {Pt(14)}


def test_headings_come_again_on_every_page_and_no_row_is_torn(data: bytes) -> None:
    (table,) = Document(io.BytesIO(data)).tables
    looks = [row._tr.trPr for row in table.rows]
    assert [look.find(qn("w:tblHeader")) is not None for look in looks] == [True] + [False] * (len(looks) - 1)
    assert all(look.find(qn("w:cantSplit")) is not None for look in looks)


def test_a_groups_heading_is_one_merged_cell_and_stays_with_its_rows(data: bytes) -> None:
    (table,) = Document(io.BytesIO(data)).tables
    bands = [row for row in table.rows if len(row._tr.tc_lst) == 1]
    assert [row.cells[0].text for row in bands] == [
        "一、主要预期目标", "二、2026年重点工作", "（一）加快城市建设", "（二）办好民生实事", "三、会议决定事项",
    ]  # fmt: skip
    assert all("<w:keepNext/>" in row._tr.xml for row in bands)


def test_blanks_are_tinted_and_nothing_else_is(data: bytes) -> None:
    (table,) = Document(io.BytesIO(data)).tables
    for row in table.rows:
        for cell in row.cells:
            assert (layout.PLUM_TINT[1:] in cell._tc.xml) == ("待填" in cell.text)


def test_what_stands_in_for_a_face_is_named(data: bytes) -> None:
    fonts = zipfile.ZipFile(io.BytesIO(data)).read("word/fontTable.xml").decode()
    for face in (layout.TITLE_FACE, layout.HEADING_FACE, layout.BODY_FACE):
        assert re.search(f'<w:font [^>]*w:name="{face}"[^>]*><w:altName', fonts)


def test_the_same_in_english(plan: Plan) -> None:
    rows = rows_of(plan_to_docx(plan, language="en"))
    assert rows[0][1:5] == ["Task", "Measures", "Indicators", "Lead unit"]


def test_no_clock_gets_into_the_file(data: bytes) -> None:
    assert plan_to_docx(make_plan(qinghe().build())) == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(re.findall(r"\d{4}-\d\d-\d\d", package.read("docProps/core.xml").decode())) == {"2026-01-05"}
    undated = plan_to_docx(make_plan(ReadingBuilder("新建北渡桥。", dated=(None, date(2026, 1, 1))).build()))
    assert "2000-01-01" in zipfile.ZipFile(io.BytesIO(undated)).read("docProps/core.xml").decode()


def test_an_empty_plan_is_a_table_that_says_so() -> None:
    data = plan_to_docx(plan_with(""))
    assert len(rows_of(data)) == 1
    assert "原文中没有找到目标、任务或决定。" in Document(io.BytesIO(data)).paragraphs[1].text


def test_it_can_be_read_again_as_a_table_of_an_office(plan: Plan, data: bytes) -> None:
    (table,) = read_office_tables(data, "任务分解表.docx").tables
    mapping = propose_mapping(table)
    assert [one.role for one in mapping.columns] == list(WIDTHS)
    rows, problems = rows_by(mapping, table)
    assert problems == ()
    assert [row.cells["task"] for row in rows] == [item.wording for item in plan.items()]


@settings(max_examples=30)
@given(texts, texts)
def test_no_text_breaks_a_document(wording: str, owner: str) -> None:
    plan = plan_with(wording, owners=(owner,), deadline=owner)
    # A band is one cell across: all of its row says the same, which a wording of "1" in row 1 doesn't make of an item.
    rows = [row for row in rows_of(plan_to_docx(plan))[1:] if len(set(row)) > 1]
    assert [row[1] for row in rows] == [cell_text(item.wording) for item in plan.items()]


@pytest.mark.libreoffice
def test_it_prints_on_landscape_pages(tmp_path: Path, convert_office: Callable[[Path, str], Path]) -> None:
    import pdfplumber

    path = tmp_path / "plan.docx"
    path.write_bytes(plan_to_docx(plan_with(*(f"新建第{at}号桥" for at in range(40)), *NASTY)))
    with pdfplumber.open(convert_office(path, "pdf")) as pages:
        sizes = {(round(page.width), round(page.height)) for page in pages.pages}
        shown = [page.extract_text() for page in pages.pages]
    assert sizes == {(842, 595)}
    assert len(shown) > 2
    for number, text in enumerate(shown, 1):
        assert "重点任务" in text
        assert re.sub(r"\s", "", text.splitlines()[-1]) == f"—{number}—"
