"""PDFs as offices print them: the author's paragraphs come back whole, and what the page set around them is marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Spacer

from documents.print_file import FONT, drawn, header_and_number, page_number, paragraphs, printed, table
from documents.word_file import level, numbering, paragraph, word_file
from luoshi.reading.entries import Remark
from luoshi.reading.formats import Loaded, load
from luoshi.reading.source import identify

PARAGRAPHS = (
    "一、今年工作安排",
    "全面启动青禾大道、北门桥、滨河公园等项目建设，改造老旧小区50个，新增城镇就业3000人以上，完成投资62亿元，建成区中医院新院区，打通滨河路、学府街、东关巷三条断头路。",
    "（一）加快城市建设",
    "年底前，建设高标准农田3.5万亩，新建设施大棚400栋，做优区域品牌，新改建农村公路46公里，粮食产量稳定在18.6万吨以上（区农业农村局牵头，区水利局、各乡镇配合）。",
    "各级各部门要深入困难群众家中走访慰问，切实解决好生产生活困难，加强安全生产和消防工作。",
)
HEAD = ["序号", "重点任务", "牵头单位", "完成时限"]


def read(data: bytes) -> Loaded:
    """A PDF as text."""
    return load(identify(data, name="report.pdf"))


def furniture(loaded: Loaded) -> list[str]:
    """What is marked as the page's."""
    return [span.quote(loaded.text) for span in loaded.furniture]


def author(loaded: Loaded) -> list[str]:
    """The lines that are the author's."""
    text = loaded.text
    for span in reversed(loaded.furniture):
        text = text[: span.start] + text[span.end :]
    return [line for line in text.split("\n") if line]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("around", [None, page_number, header_and_number])
def test_paragraphs_come_back_whole(columns: int, around: Callable[[Canvas, int], None] | None) -> None:
    loaded = read(printed(paragraphs(*PARAGRAPHS * 5, title="青禾区工作报告"), columns=columns, around=around))
    assert author(loaded) == ["青禾区工作报告", *PARAGRAPHS * 5]


def test_what_stands_around_the_text_is_furniture_behind_the_paragraph_that_it_interrupts() -> None:
    loaded = read(printed(paragraphs(*PARAGRAPHS * 5), around=header_and_number))
    assert furniture(loaded)[:2] == ["青禾区政府工作报告", "1"]
    assert furniture(read(printed(paragraphs(*PARAGRAPHS * 5), around=page_number)))[:2] == ["— 1 —", "— 2 —"]


def test_the_authors_own_lines_are_not_taken_for_headers() -> None:
    story = [part for number in (1, 2, 3) for part in (*paragraphs(f"附件{number}", PARAGRAPHS[number]), PageBreak())]
    loaded = read(printed(story, around=page_number))
    assert [line for line in author(loaded) if line.startswith("附件")] == ["附件1", "附件2", "附件3"]


def test_a_number_that_ends_a_page_is_the_authors_unless_it_counts_pages() -> None:
    def around(canvas: Canvas, page: int) -> None:
        canvas.setFont(FONT, 10)
        canvas.drawString(100, 60, str(2000 + 7 * page))

    assert furniture(read(printed([*paragraphs("甲"), PageBreak(), *paragraphs("乙")], around=around))) == []


def test_a_title_of_two_lines_is_one_paragraph_and_its_text_another() -> None:
    title = "青禾区人民政府办公室关于印发2026年重点任务分解方案的通知"
    assert author(read(printed(paragraphs(*PARAGRAPHS, title=title))))[:2] == [title, PARAGRAPHS[0]]


def test_a_table_of_contents_is_furniture() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 14)
        for number, words in enumerate(["一、回顾…………………………1", "二、安排…………………………5", "请审议。"]):
            canvas.drawString(80, 700 - 30 * number, words)

    loaded = read(drawn(draw))
    assert furniture(loaded) == ["一、回顾…………………………1", "二、安排…………………………5"]


def test_a_table_runs_over_pages_with_its_head_once_and_merged_cells_in_every_place() -> None:
    rows = [
        [str(number), f"建设高标准农田{number}万亩，新改建农村公路", "区农业农村局", "年底前"]
        for number in range(1, 60)
    ]
    data = printed([table([HEAD, *rows], [40, 180, 120, 90], ("SPAN", (3, 1), (3, 2)))], around=page_number)
    loaded = read(data)
    (mark,) = loaded.tables
    cells = [[span.quote(loaded.text) for span in row] for row in mark.rows]
    assert cells == [HEAD, *rows]
    assert "\t".join(HEAD) in "\n".join(furniture(loaded))


def test_a_row_that_runs_over_a_page_is_one_row() -> None:
    def draw(canvas: Canvas) -> None:
        _grid(canvas, [("1", "建设高标准农田"), ("2", "改造老旧小区五")])
        canvas.showPage()
        _grid(canvas, [("", "十个"), ("3", "新建公园")])

    loaded = read(drawn(draw))
    cells = [[span.quote(loaded.text) for span in row] for row in loaded.tables[0].rows]
    assert cells == [["1", "建设高标准农田"], ["2", "改造老旧小区五十个"], ["3", "新建公园"]]


def _grid(canvas: Canvas, rows: list[tuple[str, str]]) -> None:
    canvas.setFont(FONT, 12)
    canvas.grid([80, 130, 226], [700 - 30 * number for number in range(len(rows) + 1)])
    for number, (left, right) in enumerate(rows):
        canvas.drawString(90, 680 - 30 * number, left)
        canvas.drawString(136, 680 - 30 * number, right)


@pytest.mark.parametrize("turned", [90, 180, 270])
@pytest.mark.parametrize("by_page", [True, False], ids=["the page", "the writing"])
def test_turned_pages_read_as_they_are_meant(turned: int, *, by_page: bool) -> None:
    def draw(canvas: Canvas) -> None:
        if by_page:
            canvas.setPageRotation(turned)
        canvas.translate(A4[0] / 2, A4[1] / 2)
        canvas.rotate(turned)
        canvas.setFont(FONT, 14)
        for number, words in enumerate(["一、回顾过去的一年工作", "二、明年的工作安排如下"]):
            canvas.drawString(-120, 60 - 40 * number, words)

    assert author(read(drawn(draw))) == ["一、回顾过去的一年工作", "二、明年的工作安排如下"]


def test_writing_across_the_page_is_furniture() -> None:
    def around(canvas: Canvas, page: int) -> None:
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(45)
        canvas.setFont(FONT, 40)
        canvas.drawCentredString(0, 0, f"内部资料{page}")
        canvas.restoreState()

    loaded = read(printed(paragraphs(*PARAGRAPHS), around=around))
    assert (author(loaded), furniture(loaded)) == (list(PARAGRAPHS), ["内部资料1"])


def test_letters_drawn_twice_are_read_once_and_raised_ones_stay_in_their_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 16)
        for shift in (0, 0.4):
            canvas.drawString(80 + shift, 700, "青青河畔抓落实")
        canvas.drawString(80, 600, "增长5%")
        canvas.setFont(FONT, 8)
        canvas.drawString(80 + 16 * 3.5, 609, "①")

    assert read(drawn(draw)).text == "青青河畔抓落实\n增长5%①"


def test_radicals_are_the_characters_that_they_look_like() -> None:
    from luoshi.reading.formats.pdf_letters import plain_characters

    assert plain_characters("⼯作⺠生⾦融ﬁ") == "工作民生金融fi"
    assert plain_characters("工作①％") == "工作①％"


def test_pages_without_text_between_pages_with_text_are_told() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("RGB", (60, 80), "grey"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 16)
        canvas.drawString(80, 700, "建设高标准农田，新改建农村公路。")
        canvas.showPage()
        canvas.drawImage(picture, 0, 0, *A4)

    assert read(drawn(draw)).remarks == (Remark("pictures", 1, "2"),)


def test_white_space_between_blocks_ends_a_paragraph() -> None:
    loaded = read(printed([*paragraphs("甲" * 26), Spacer(1, 60), *paragraphs("乙" * 5)]))
    assert loaded.text == "甲" * 26 + "\n" + "乙" * 5


@pytest.mark.libreoffice
def test_what_an_office_program_prints(convert_office: Callable[[Path, str], Path], tmp_path: Path) -> None:
    lists = numbering({0: level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>')}, {1: (0, "")})
    indented = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    body = "".join(paragraph(words, more=indented) for words in PARAGRAPHS[1::2] * 8) + paragraph("青禾区发展", num=1)
    path = tmp_path / "report.docx"
    path.write_bytes(word_file(body, numbering=lists))
    loaded = read(convert_office(path, "pdf").read_bytes())
    assert author(loaded) == [*PARAGRAPHS[1::2] * 8, "一、青禾区发展"]
