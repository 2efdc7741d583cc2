"""The table of a plan in Word: the row of headings on every page, groups as one merged cell, no row torn apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from luoshi.exchange import sheet_layout as layout
from luoshi.exchange.labels import Labels
from luoshi.exchange.table import COLUMNS, Shown, TableRow
from luoshi.exchange.word_elements import element, paragraph, run
from luoshi.exchange.word_page import LANDSCAPE, twips

if TYPE_CHECKING:
    from lxml.etree import _Element

# What is printed and signed: ids, progress and sources are for the workbook. Millimetres, 225 in all.
WIDTHS: Final[Mapping[str, float]] = {
    "number": 13, "task": 54, "measures": 27, "indicators": 35, "lead": 22, "support": 24, "sponsor": 16, "due": 34,
}  # fmt: skip
HEADING_SIZE, BODY_SIZE, DAY_SIZE = 12.0, 10.5, 9.0
SECOND_FACE = "楷体_GB2312"
_PITCH = 15.0
_EIGHTHS: Final = {"outer": "8", "inner": "4"}
_INDENT = 10.5


def plan_table(rows: Iterable[TableRow], words: Labels) -> _Element:
    """The table of these rows."""
    table = _table(tuple(WIDTHS.values()))
    table.append(_head({words.columns[name]: width for name, width in WIDTHS.items()}))
    for row in rows:
        table.append(_band(row) if row.kind == "group" else _item(row))
    return table


def simple_table(widths: Sequence[float], head: Sequence[str], rows: Iterable[Sequence[str]]) -> _Element:
    """A table of texts under headings that come again on every page; widths in millimetres."""
    table = _table(widths)
    table.append(_head(dict(zip(head, widths, strict=True))))
    for texts in rows:
        row = _row()
        for text, width in zip(texts, widths, strict=True):
            row.append(_cell(width, [paragraph(run(text, layout.BODY_FACE, BODY_SIZE), side="left", pitch=_PITCH)]))
        table.append(row)
    return table


def _table(widths: Sequence[float]) -> _Element:
    table = element("w:tbl")
    table.append(_look(sum(widths)))
    grid = element("w:tblGrid")
    for width in widths:
        grid.append(element("w:gridCol", w=str(twips(width))))
    table.append(grid)
    return table


def _look(width: float) -> _Element:
    """Fixed widths: else every program would weigh the columns anew, and slowly."""
    look = element("w:tblPr")
    look.append(element("w:tblW", w=str(twips(width)), type="dxa"))
    look.append(element("w:jc", val="center"))
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        weight = _EIGHTHS["inner" if side.startswith("inside") else "outer"]
        borders.append(element(f"w:{side}", val="single", sz=weight, space="0", color="000000"))
    look.append(borders)
    look.append(element("w:tblLayout", type="fixed"))
    margins = element("w:tblCellMar")
    for side, air in (("top", 40), ("left", 70), ("bottom", 40), ("right", 70)):
        margins.append(element(f"w:{side}", w=str(air), type="dxa"))
    look.append(margins)
    return look


def _head(widths: Mapping[str, float]) -> _Element:
    row = _row(repeated=True)
    for title, width in widths.items():
        # A Latin word is wider than the two or four characters that the column was made for.
        text = run(title, layout.HEADING_FACE, DAY_SIZE if title.isascii() else HEADING_SIZE)
        row.append(_cell(width, [paragraph(text, side="center")], tint=layout.BAND))
    return row


def _band(group: TableRow) -> _Element:
    """A group's heading over the whole width; it stays on the page of the row below."""
    face = layout.HEADING_FACE if group.depth == 0 else SECOND_FACE
    text = paragraph(run(group.heading, face, HEADING_SIZE), side="left", indent=group.depth * HEADING_SIZE, keep=True)
    row = _row()
    row.append(_cell(LANDSCAPE.type_area, [text], across=len(WIDTHS), tint=layout.BAND if group.depth == 0 else None))
    return row


def _item(item: TableRow) -> _Element:
    row = _row()
    for name, cell in zip(COLUMNS, item.cells, strict=True):
        if name in WIDTHS:
            row.append(_cell(WIDTHS[name], _paragraphs(name, cell, part=item.kind == "part"), tint=_tint(cell)))
    return row


def _paragraphs(name: str, cell: Shown, *, part: bool) -> list[_Element]:
    """The text of a cell, each line a paragraph of its own, so that no line is stretched to the width."""
    blank = cell.status == "to_fill"
    colour = layout.PLUM if blank else layout.QUIET if cell.status == "with_parent" else None
    side = "center" if blank or name in ("number", "sponsor") else "left"
    indent = _INDENT if part and name == "task" else 0
    made = []
    for at, line in enumerate(cell.text.split("\n")):
        # The day that the words above it mean: small, so that it keeps to its line where digits are wide.
        size = DAY_SIZE if at and name == "due" else BODY_SIZE
        made.append(paragraph(run(line, layout.BODY_FACE, size, colour=colour), side=side, indent=indent, pitch=_PITCH))
    return made


def _tint(cell: Shown) -> str | None:
    return layout.PLUM_TINT if cell.status == "to_fill" else None


def _row(*, repeated: bool = False) -> _Element:
    row, look = element("w:tr"), element("w:trPr")
    look.append(element("w:cantSplit"))
    if repeated:
        look.append(element("w:tblHeader"))
    row.append(look)
    return row


def _cell(width: float, paragraphs: list[_Element], *, across: int = 1, tint: str | None = None) -> _Element:
    cell, look = element("w:tc"), element("w:tcPr")
    look.append(element("w:tcW", w=str(twips(width)), type="dxa"))
    if across > 1:
        look.append(element("w:gridSpan", val=str(across)))
    if tint:
        look.append(element("w:shd", val="clear", color="auto", fill=tint.lstrip("#")))
    look.append(element("w:vAlign", val="center"))
    cell.append(look)
    cell.extend(paragraphs)
    return cell
