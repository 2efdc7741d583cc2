"""PDFs printed by the tests: official pages with headers, page numbers, columns and tables, and pages that go wrong."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

FONT: Final = "STSong-Light"
SIZE: Final = 16
_MARGIN: Final = 79
_GAP: Final = 24

pdfmetrics.registerFont(UnicodeCIDFont(FONT))

TITLE: Final = ParagraphStyle("title", fontName=FONT, fontSize=22, leading=30, alignment=1, wordWrap="CJK")
BODY: Final = ParagraphStyle(
    "body", fontName=FONT, fontSize=SIZE, leading=29, firstLineIndent=2 * SIZE, wordWrap="CJK", alignment=0
)
CELL: Final = ParagraphStyle("cell", fontName=FONT, fontSize=10.5, leading=14, wordWrap="CJK")

Drawing = Callable[[Canvas, int], None]


def paragraphs(*texts: str, title: str = "") -> list[Flowable]:
    """A title and indented paragraphs."""
    return [*([Paragraph(title, TITLE)] if title else []), *(Paragraph(text, BODY) for text in texts)]


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], *merged: Any) -> Flowable:  # noqa: ANN401
    """A ruled table, its first row again on every page; ``merged`` are SPAN commands."""
    cells = [[Paragraph(words, CELL) for words in row] for row in rows]
    made = Table(cells, colWidths=list(widths), repeatRows=1)
    made.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *merged])
    return made


def printed(story: Sequence[Flowable], *, columns: int = 1, around: Drawing | None = None, **more: Any) -> bytes:  # noqa: ANN401
    """A PDF of these on A4; ``around(canvas, page)`` draws what stands around the text of every page."""
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, **more)
    width = (A4[0] - 2 * _MARGIN - (columns - 1) * _GAP) / columns
    frames = [
        Frame(_MARGIN + number * (width + _GAP), 100, width, A4[1] - 205, 0, 0, 0, 0) for number in range(columns)
    ]

    def draw(canvas: Canvas, of: BaseDocTemplate) -> None:
        if around is not None:
            around(canvas, of.page)

    document.addPageTemplates(PageTemplate(frames=frames, onPage=draw))
    document.build(list(story))
    return out.getvalue()


def page_number(canvas: Canvas, page: int) -> None:
    """— 3 — at the foot, odd pages right and even pages left, as official documents have it."""
    canvas.setFont(FONT, 14)
    words = f"— {page} —"
    if page % 2:
        canvas.drawRightString(A4[0] - _MARGIN - 14, 72, words)
    else:
        canvas.drawString(_MARGIN + 14, 72, words)


def header_and_number(canvas: Canvas, page: int) -> None:
    """The title at the head and a bare number at the foot of every page."""
    canvas.setFont(FONT, 10)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 60, "青禾区政府工作报告")
    canvas.drawCentredString(A4[0] / 2, 60, str(page))


def drawn(draw: Callable[[Canvas], None], **more: Any) -> bytes:  # noqa: ANN401
    """A PDF drawn by hand: ``draw`` gets the canvas and ends every page but the last with showPage."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **more)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
