"""The ballot and the tally sheet as Word documents, on the page of GB/T 9704: to be printed, sealed, handed out, kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from luoshi.exchange import official_page as page
from luoshi.exchange.cell_text import cell_text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

# Millimetres; 156 is the width of the type area.
_MARK, _NAME = 30, 126
_WHO, _FIVE, _SUM = 30, 6.5, 20
FIVES: Final = 10
"""Squares for strokes on a tally sheet, five strokes (正) each."""
_ROW, _ROW_OF_STROKES = 13, 11
_TABLE_SIZE, _SMALL_SIZE = 16, 12
# The same paper gives the same bytes.
_UNDATED = datetime.combine(date(2000, 1, 1), time())


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """What stands on either paper, in the words of its language. `others` is how many lines there are for names written in."""

    meeting: str
    office: str
    what: str
    round: str
    heads: tuple[str, ...]
    candidates: tuple[str, ...]
    others: int = 0
    other: str = ""
    notes: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()


def ballot_to_docx(paper: BallotPaper) -> bytes:
    """The ballot: a square for the mark before each name, lines for others, how it is filled in, the place of the seal."""
    document = _headed(paper)
    rows = [*paper.candidates, *[paper.other] * paper.others]
    table = _table(document, paper.heads, (_MARK, _NAME), len(rows), _ROW)
    for at, name in enumerate(rows, 1):
        _write(table, at, 1, name, page.BODY_FONT, _TABLE_SIZE, centred=at <= len(paper.candidates))
    _lines(document, (f"{at}. {note}" for at, note in enumerate(paper.notes, 1)))
    _lines(document, paper.foot, right=True)
    return page.whole_bytes(document)


def tally_to_docx(paper: BallotPaper) -> bytes:
    """The tally sheet: squares for strokes beside each name, the sums, and who counted; `heads` are name, for, against, abstaining, sum."""
    document = _headed(paper)
    who, support, *sums = paper.heads
    rows = [*paper.candidates, *[""] * paper.others]
    widths = (_WHO, *[_FIVE] * FIVES, *[_SUM] * len(sums))
    table = _table(document, (who, support, *[""] * (FIVES - 1), *sums), widths, len(rows), _ROW_OF_STROKES)
    table.cell(0, 1).merge(table.cell(0, FIVES))
    for at, name in enumerate(rows, 1):
        _write(table, at, 0, name, page.BODY_FONT, _TABLE_SIZE, centred=False)
    _lines(document, paper.foot)
    return page.whole_bytes(document)


def _headed(paper: BallotPaper) -> Document:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = page.official_document(title=cell_text(f"{paper.office}{paper.what}"), made=_UNDATED)
    for text, font, size in (
        (paper.meeting, page.BODY_FONT, page.BODY_SIZE),
        (f"{paper.office}　{paper.what}", page.TITLE_FONT, page.TITLE_SIZE),
        (paper.round, page.SUBHEADING_FONT, page.BODY_SIZE),
    ):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        page.line(paragraph)
        page.letters(paragraph.add_run(cell_text(text)), font, size)
    return document


def _table(document: Document, heads: Sequence[str], widths: Sequence[float], rows: int, height: float) -> Table:
    """An empty table under its headings, which come again on every page; no row is torn apart."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
    from docx.shared import Mm

    table: Table = document.add_table(rows=rows + 1, cols=len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for at, row in enumerate(table.rows):
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        _never_torn(row, repeated=at == 0)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for at, head in enumerate(heads):
        if head:
            _write(table, 0, at, head, page.HEADING_FONT, _SMALL_SIZE, centred=True)
    return table


def _never_torn(row: Any, *, repeated: bool) -> None:  # noqa: ANN401 - a row of python-docx
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeated:
        properties.append(OxmlElement("w:tblHeader"))


def _write(table: Table, row: int, column: int, text: str, font: str, size: int, *, centred: bool) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    cell = table.cell(row, column)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    page.letters(paragraph.add_run(cell_text(text)), font, size)


def _lines(document: Document, texts: Iterable[str], *, right: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for text in texts:
        paragraph = document.add_paragraph()
        page.line(paragraph)
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        page.letters(paragraph.add_run(cell_text(text)), page.BODY_FONT, _SMALL_SIZE)
