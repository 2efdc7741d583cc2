"""The page of GB/T 9704-2012: paper, margins, line pitch, fonts and page numbers of an official document.

The clauses stand beside the values. Fonts keep their own names; no font comes along, and a program without them takes others.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from luoshi.exchange.word_page import set_in_chinese

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

# 5.2.1: A4, 37 mm above and 28 mm at the binding; the type area of 156 × 225 mm leaves 35 and 26.
_WIDTH, _HEIGHT = 210, 297
_TOP, _BOTTOM, _LEFT, _RIGHT = 37, 35, 28, 26
_FOOTER = 25.5
# 5.2.3: 22 lines of 28 characters. The standard gives no pitch: 579 twentieths of a point make 22 lines, 580 only 21; 16 pt
# makes 27 characters, a twentieth of a quarter point less between them makes 28.
PITCH = 579
_SPACING = -5
# The width of the type area in twentieths of a point.
TYPE_AREA = 28 * (320 + _SPACING)
# A character of body text with what is taken off it, in twentieths of a point.
CHARACTER = 320 + _SPACING

TITLE_FONT, HEADING_FONT, SUBHEADING_FONT, BODY_FONT = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
TITLE_SIZE, BODY_SIZE, NUMBER_SIZE = 22, 16, 14
_EPOCH = (1980, 1, 1, 0, 0, 0)


def official_document(*, title: str, made: datetime) -> Document:
    """An empty document with that page; `made` is written into it as the time of its making."""
    import docx
    from docx.shared import Mm

    document = docx.Document()
    set_in_chinese(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title[:255], "", ""
    properties.created = properties.modified = made
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.footer_distance = Mm(_FOOTER)
    # A character grid breaks lines at fourteen characters in LibreOffice.
    for grid in section._sectPr.findall(_w("docGrid")):
        section._sectPr.remove(grid)
    document.settings.odd_and_even_pages_header_footer = True
    _page_numbers(section)
    return document


def line(paragraph: Paragraph, *, indent: int = 0, left: int = 0, right: int = 0) -> None:
    """Give a paragraph the pitch of the page, a first line `indent` characters in, and sides so many twentieths of a point from the edges."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt, Twips

    form = paragraph.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Twips(PITCH)
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False
    if indent:
        form.first_line_indent = Twips(indent * CHARACTER)
    if left:
        form.left_indent = Twips(left)
    if right:
        form.right_indent = Twips(right)


def letters(run: Run, font: str, size: int) -> None:
    """Set a run in a Chinese font, also for its Latin letters and digits; sizes in points."""
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    run.font.name, run.font.size = font, Pt(size)
    properties: Any = run._element.get_or_add_rPr()
    properties.rFonts.set(_w("eastAsia"), font)
    spacing = OxmlElement("w:spacing")
    spacing.set(_w("val"), str(_SPACING))
    # The schema wants it before the size.
    properties.sz.addprevious(spacing)


def whole_bytes(document: Document) -> bytes:
    """The file; the same document gives the same bytes, whenever it is written."""
    loose, fixed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(zipfile.ZipInfo(member.filename, _EPOCH), old.read(member), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _page_numbers(section: Section) -> None:
    """7.5: size 4, 宋体, a dash on either side; odd pages on the right, even ones on the left, one character in."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Twips

    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        form = paragraph.paragraph_format
        form.left_indent = form.right_indent = Twips(NUMBER_SIZE * 20)
        for text in ("— ", None, " —"):
            run = paragraph.add_run(text or "")
            letters(run, "宋体", NUMBER_SIZE)
            if text is None:
                _field(run, "PAGE")


def _field(run: Run, instruction: str) -> None:
    from docx.oxml import OxmlElement

    for kind in ("begin", None, "end"):
        element: Any = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(_w("fldCharType"), kind)
        else:
            element.text = instruction
        run._element.append(element)


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")
