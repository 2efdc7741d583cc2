"""The pages of a Word document after GB/T 9704: A4 upright, or on its side for tables; page numbers of size 4 between dashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from luoshi.exchange.word_elements import element, run

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

NUMBER_FACE, NUMBER_SIZE = "宋体", 14.0
# A line under the page number takes no room from it: the number stays where the standard has it.
_FOOT_SIZE, _FOOT_LINE = 8.0, 4.0


class Page(NamedTuple):
    """Size and margins in millimetres; ``footer`` is how far the page number stands from the lower edge."""

    wide: float
    high: float
    left: float
    right: float
    top: float
    bottom: float
    footer: float

    @property
    def type_area(self) -> float:
        """The width of the type area."""
        return self.wide - self.left - self.right


# 5.2.1, and 7.5: the number stands 7 mm under the type area.
PORTRAIT: Final = Page(210, 297, 28, 26, 37, 35, 25.5)
# The same type area laid on its side and centred.
LANDSCAPE: Final = Page(297, 210, 36, 36, 28, 26, 14)
_TWIPS = 1440 / 25.4
# What Word takes where a face is not installed; LibreOffice goes by the family.
_FACES: Final = (
    ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "roman"),
    ("仿宋_GB2312", "FangSong", "roman"),
    ("楷体_GB2312", "KaiTi", "script"),
    ("黑体", "SimHei", "swiss"),
    ("宋体", "SimSun", "roman"),
)


def twips(millimetres: float) -> int:
    """A length in twentieths of a point."""
    return round(millimetres * _TWIPS)


def lay_page(document: Document, page: Page, foot: str = "") -> None:
    """Size and margins of the page, and numbers that stand outside: right on odd pages, left on even ones, one character in.

    `foot` is a small line under the number.
    """
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if page.wide > page.high else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(page.wide), Mm(page.high)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.header_distance, section.footer_distance = Mm(15), Mm(page.footer - (_FOOT_LINE if foot else 0))
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]._p
        for child in list(paragraph):
            paragraph.remove(child)
        paragraph.append(_page_look(side))
        paragraph.append(run("— ", NUMBER_FACE, NUMBER_SIZE))
        paragraph.extend(_page_field())
        paragraph.append(run(" —", NUMBER_FACE, NUMBER_SIZE))
        if foot:
            line: Any = footer.add_paragraph()._p
            line.insert(0, _page_look(side))
            line.append(run(foot, NUMBER_FACE, _FOOT_SIZE))


def set_in_chinese(document: Document) -> None:
    """Say that the text is Chinese, so that commas stand and lines break as they do there, and what may stand in for which face."""
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    _name_faces(document)


def _name_faces(document: Document) -> None:
    """Tell in the table of fonts what may stand in for a face that is not there."""
    from lxml import etree

    part = next(one.target_part for one in document.part.rels.values() if one.reltype.endswith("/fontTable"))
    root = etree.fromstring(part.blob)
    for name, other, family in _FACES:
        font = element("w:font", name=name)
        font.append(element("w:altName", val=other))
        font.append(element("w:charset", val="86"))
        font.append(element("w:family", val=family))
        root.append(font)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _page_look(side: str) -> _Element:
    look = element("w:pPr")
    look.append(element("w:ind", **{side: str(round(NUMBER_SIZE * 20))}))
    look.append(element("w:jc", val=side))
    return look


def _page_field() -> list[_Element]:
    """The number of the page, as a field; its shown result is filled in by the program that opens the file."""
    pieces: list[tuple[str, dict[str, Any]]] = [
        ("w:fldChar", {"fldCharType": "begin"}),
        ("w:instrText", {}),
        ("w:fldChar", {"fldCharType": "separate"}),
        ("w:t", {}),
        ("w:fldChar", {"fldCharType": "end"}),
    ]
    runs = []
    for name, attributes in pieces:
        one = run("", NUMBER_FACE, NUMBER_SIZE)
        piece = element(name, **attributes)
        piece.text = {"w:instrText": "PAGE", "w:t": "1"}.get(name)
        one.append(piece)
        runs.append(one)
    return runs
