"""Minutes and resolutions as Word documents on the page of GB/T 9704."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from luoshi.congress.record.blocks import Block, BlockKind, Paper
from luoshi.exchange import official_page as page
from luoshi.exchange.cell_text import cell_text
from luoshi.exchange.title_lines import halves

if TYPE_CHECKING:
    from docx.document import Document

_FONTS: dict[BlockKind, tuple[str, int]] = {
    "title": (page.TITLE_FONT, page.TITLE_SIZE),
    "note": (page.SUBHEADING_FONT, page.BODY_SIZE),
    "heading": (page.HEADING_FONT, page.BODY_SIZE),
    "subheading": (page.HEADING_FONT, page.BODY_SIZE),
    "body": (page.BODY_FONT, page.BODY_SIZE),
    "signature": (page.BODY_FONT, page.BODY_SIZE),
}
_CENTRED = {"title", "note", "heading"}
_INDENTED = {"subheading", "body"}
# 7.3.5.2: without a seal the signer stands two characters from the edge.
_FROM_EDGE = 2
# The same paper gives the same bytes: one without a day gets this one.
_UNDATED = date(2000, 1, 1)


def paper_to_docx(paper: Paper, *, day: date | None = None) -> bytes:
    """The document as .docx; `day` is written into it as the day of its making. The same paper gives the same bytes."""
    document = page.official_document(title=cell_text(paper.title), made=datetime.combine(day or _UNDATED, time()))
    blocks = list(paper.blocks)
    signing = [block for block in blocks if block.kind == "signature"]
    rights = dict(zip(map(id, signing), _rights([block.text for block in signing]), strict=True))
    for before, block in zip([None, *blocks], blocks, strict=False):
        if before is not None and _apart(before, block):
            page.line(document.add_paragraph())
        _add(document, block, rights.get(id(block), 0))
    return page.whole_bytes(document)


def _apart(before: Block, block: Block) -> bool:
    """Does an empty line stand between these? Under the head of the document, and above who signs."""
    head = {"title", "note"}
    return (before.kind in head and block.kind not in head) or (
        block.kind == "signature" and before.kind != "signature"
    )


def _add(document: Document, block: Block, right: int) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = document.add_paragraph()
    if block.kind in _CENTRED:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif block.kind == "signature":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    side = _side(block)
    page.line(paragraph, indent=2 if block.kind in _INDENTED else 0, left=side, right=right or side)
    page.letters(paragraph.add_run(cell_text(block.text)), *_FONTS[block.kind])


def _side(block: Block) -> int:
    """How far a head that needs two lines moves in on either side, in twentieths of a point, so that it parts where it says.

    No break is put into it: whoever reads the document again would take its title for two. Where the second line is the longer one,
    it parts elsewhere, and no last word stands alone.
    """
    size = _FONTS[block.kind][1]
    letter = size * 20 + page.CHARACTER - page.BODY_SIZE * 20
    # A line that is nearly full is parted as well: other fonts make it longer.
    if not block.breaks or 10 * halves(block.text) * letter <= 9 * 2 * page.TYPE_AREA:
        return 0
    longer = max(halves(block.text[: block.breaks]), halves(block.text[block.breaks :]))
    # Half a letter more, for one that turns out wider; another one does not fit.
    return max(0, (2 * page.TYPE_AREA - (longer + 1) * letter) // 4)


def _rights(lines: list[str]) -> list[int]:
    """How far from the edge signer and date end, in twentieths of a point: the date begins two characters behind the signer.

    Where the date is the longer one, it stands two from the edge and the signer moves in.
    """
    if len(lines) != 2:
        return [_FROM_EDGE * page.CHARACTER] * len(lines)
    signer, dated = (_width(text) for text in lines)
    edge, step = _FROM_EDGE * page.CHARACTER, 2 * page.CHARACTER
    of_date = edge + signer - step - dated
    return [edge, of_date] if of_date >= edge else [edge + dated + step - signer, edge]


def _width(text: str) -> int:
    """As wide as it is in body text: digits take half a character."""
    return sum(page.CHARACTER // 2 if letter.isascii() else page.CHARACTER for letter in text)
