"""A plan as a Word document: the same table as the workbook's, for those who circulate paper."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from luoshi.delivery.plan import Plan
from luoshi.exchange.cell_text import cell_text
from luoshi.exchange.labels import Labels, Language, labels
from luoshi.exchange.sheet_layout import BODY_FACE, HEADING_FACE, TITLE_FACE
from luoshi.exchange.table import COLUMNS, TableRow, note_of, table_rows, title_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

# On paper nobody looks a row up by its id, and the source stands in the text that is circulated with it.
_SHOWN = tuple(name for name in COLUMNS if name not in {"id", "source"})
_WIDTHS = {
    "number": 12, "task": 66, "measures": 34, "indicators": 38, "lead": 28, "support": 30, "sponsor": 16, "due": 26, "progress": 20,
}  # fmt: skip
_UNDATED = datetime(2000, 1, 1)  # noqa: DTZ001 - as python-docx takes it


def plan_to_docx(plan: Plan, *, language: Language = "zh", footer: str = "") -> bytes:
    """The plan as a docx document: A4 landscape, the row of headings repeated on every page, ``footer`` at its foot."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    words = labels(language)
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(13)
    section.top_margin = section.bottom_margin = Mm(14)
    _faces(document)
    document.core_properties.title = cell_text(title_of(plan, words))[:255]
    document.core_properties.created = document.core_properties.modified = _UNDATED
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(heading.add_run(), cell_text(title_of(plan, words)), 20, TITLE_FACE)
    _write(document.add_paragraph().add_run(), cell_text(note_of(plan, words)), 9, BODY_FACE)
    _table(document, plan, words)
    if footer:
        _write(section.footer.paragraphs[0].add_run(), cell_text(footer), 8, BODY_FACE)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _faces(document: Document) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = BODY_FACE, 133350


def _table(document: Document, plan: Plan, words: Labels) -> None:
    rows = list(table_rows(plan, words))
    table = document.add_table(rows=1, cols=len(_SHOWN), style="Table Grid")
    table.autofit = False
    for cell, name in zip(table.rows[0].cells, _SHOWN, strict=True):
        _fill(cell, words.columns[name], name, 10, HEADING_FACE)
    _repeat(table.rows[0]._tr)
    for row in rows:
        cells = table.add_row().cells
        if row.kind == "group":
            merged = cells[0].merge(cells[-1])
            _write(merged.paragraphs[0].add_run(), cell_text(row.heading), 10, HEADING_FACE)
            continue
        for cell, (name, text) in zip(cells, _texts(row), strict=True):
            _fill(cell, text, name, 9, BODY_FACE)


def _texts(row: TableRow) -> list[tuple[str, str]]:
    pairs = zip(COLUMNS, row.cells, strict=True)
    return [(name, cell_text(cell.text)) for name, cell in pairs if name in _SHOWN]


def _fill(cell: _Cell, text: str, name: str, size: float, face: str) -> None:
    from docx.shared import Mm

    cell.width = Mm(_WIDTHS[name])
    _write(cell.paragraphs[0].add_run(), text, size, face)


def _write(run: Any, text: str, size: float, face: str) -> None:  # noqa: ANN401 - python-docx's types are its own
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run.text = text
    run.font.size, run.font.name = Pt(size), face
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)


def _repeat(row: Any) -> None:  # noqa: ANN401 - as above
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row.get_or_add_trPr().append(mark)
