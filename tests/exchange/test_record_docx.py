"""Minutes and resolutions as Word documents: the page of GB/T 9704, and the words of the record."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips

from congress.sample_meeting import MEETING, REPORT
from luoshi.congress.record import minutes_of, resolution_of
from luoshi.congress.record.blocks import Block, Paper
from luoshi.exchange.record_docx import paper_to_docx
from luoshi.reading.reading import read

DAY = date(2026, 11, 25)
MINUTES = minutes_of(MEETING)
DATA = paper_to_docx(MINUTES, day=DAY)


@pytest.fixture(scope="module")
def document() -> Document:
    return docx.Document(io.BytesIO(DATA))


def test_the_words_are_those_of_the_record(document: Document) -> None:
    written = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert written == [block.text for block in MINUTES.blocks]


def test_luoshi_reads_its_own_minutes() -> None:
    reading = read(DATA, name="纪要.docx", today=DAY)
    assert reading.facts.kind == "minutes"
    assert "会议通过了《关于上届委员会工作报告的决议》。" in reading.text


def test_the_page_is_that_of_the_standard(document: Document) -> None:
    (section,) = document.sections
    millimetres = [
        round(length.mm, 1)
        for length in (section.page_width, section.page_height, section.top_margin, section.left_margin)
        if length
    ]
    assert millimetres == [210, 297, 37, 28]
    assert section.right_margin is not None
    assert section.bottom_margin is not None
    assert abs((section.right_margin) - Mm(26)) < Mm(0.1)
    assert abs(297 - 37 - 225 - section.bottom_margin.mm) < 0.1
    assert section._sectPr.findall("{*}docGrid") == []


def test_fonts_and_sizes_are_those_of_the_standard(document: Document) -> None:
    title, body = (
        document.paragraphs[0].runs[0],
        next(one for one in document.paragraphs if one.text.startswith("应到")),
    )
    assert (title.font.name, title.font.size) == ("方正小标宋简体", Pt(22))
    assert (body.runs[0].font.name, body.runs[0].font.size) == ("仿宋_GB2312", Pt(16))
    assert {one.paragraph_format.line_spacing for one in document.paragraphs} == {Twips(579)}
    east_asian = [fonts.get(qn("w:eastAsia")) for run in body.runs for fonts in run._element.iter(qn("w:rFonts"))]
    assert east_asian == ["仿宋_GB2312"]


def test_page_numbers_stand_outside_on_both_sides(document: Document) -> None:
    (section,) = document.sections
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert [str(one.alignment).partition(" ")[0] for one in (odd, even)] == ["RIGHT", "LEFT"]
    assert "PAGE" in odd._element.xml
    assert document.settings.odd_and_even_pages_header_footer


@pytest.mark.parametrize(
    ("signer", "dated"),
    [("青禾区第二届代表大会主席团", "2026年11月25日"), ("区委", "2026年11月25日")],
)
def test_the_date_begins_two_characters_behind_the_signer(signer: str, dated: str) -> None:
    paper = Paper("纪要", (Block("title", "纪要"), Block("signature", signer), Block("signature", dated)))
    found = docx.Document(io.BytesIO(paper_to_docx(paper, day=DAY))).paragraphs[-2:]
    ends = [one.paragraph_format.right_indent.twips for one in found if one.paragraph_format.right_indent]
    widths = [len(signer) * 315, (len(dated) - 8) * 315 + 8 * 157]
    starts = [-end - width for end, width in zip(ends, widths, strict=True)]
    assert abs((starts[1] - starts[0]) - 2 * 315) < 20
    assert min(ends) == 2 * 315


def test_the_same_record_gives_the_same_bytes() -> None:
    assert paper_to_docx(minutes_of(MEETING), day=DAY) == DATA


def test_a_resolution_stands_on_the_same_page() -> None:
    made = docx.Document(io.BytesIO(paper_to_docx(resolution_of(MEETING, REPORT), day=DAY)))
    assert [one.text for one in made.paragraphs if one.text][
        1
    ] == "（2026年11月25日青禾区第二届代表大会第一次会议通过）"


def test_a_long_title_is_parted_where_the_meeting_ends() -> None:
    """By its sides, not by a break: Luoshi reads its own title as one."""
    data = paper_to_docx(resolution_of(MEETING, REPORT), day=DAY)
    title = docx.Document(io.BytesIO(data)).paragraphs[0]
    left, right = title.paragraph_format.left_indent, title.paragraph_format.right_indent
    assert left is not None
    assert left == right
    # Between the sides stand the fifteen letters of the meeting, and not one more.
    room, letter = Twips(28 * 315) - 2 * left, Pt(22) - Twips(5)
    assert 15 * letter <= room < 16 * letter
    reading = read(data, name="决议.docx", today=DAY)
    assert reading.facts.title is not None
    assert (
        reading.facts.title.quote(reading.text)
        == title.text
        == "青禾区第二届代表大会第一次会议关于上届委员会工作报告的决议"
    )


def test_a_title_that_fits_keeps_its_sides() -> None:
    made = docx.Document(io.BytesIO(paper_to_docx(Paper("关于工作的决议", (Block("title", "关于工作的决议", 2),)))))
    assert made.paragraphs[0].paragraph_format.left_indent is None


def test_what_xml_cannot_hold_is_shown_and_breaks_nothing() -> None:
    paper = Paper("纪\x00要", (Block("title", "纪\x00要"), Block("body", "坏\x07\ufffe字")))
    made = docx.Document(io.BytesIO(paper_to_docx(paper, day=DAY)))
    assert [one.text for one in made.paragraphs if one.text] == ["纪␀要", "坏␇\ufffd字"]
