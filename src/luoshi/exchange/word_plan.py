"""A plan as a Word document that an office can print, sign and bind: 任务分解表 after GB/T 9704."""

from __future__ import annotations

from luoshi.delivery.plan import Plan
from luoshi.exchange import sheet_layout as layout
from luoshi.exchange.labels import Language, labels
from luoshi.exchange.table import note_of, table_rows, title_of
from luoshi.exchange.word_elements import paragraph, run
from luoshi.exchange.word_file import finished, new_document
from luoshi.exchange.word_page import LANDSCAPE
from luoshi.exchange.word_table import plan_table

_TITLE_PITCH, _AFTER_TITLE, _AFTER_NOTE = 32.0, 6.0, 6.0


def plan_to_docx(plan: Plan, *, language: Language = "zh", footer: str = "") -> bytes:
    """The plan as a .docx: A4 landscape, title of size 2, the table, page numbers, ``footer`` under them.

    The same plan gives the same bytes.
    """
    words = labels(language)
    document = new_document(LANDSCAPE, title_of(plan, words), plan.dated[0], footer)
    title = run(title_of(plan, words), layout.TITLE_FACE, layout.TITLE_SIZE)
    note = run(note_of(plan, words), layout.BODY_FACE, layout.NOTE_SIZE, colour=layout.QUIET)
    last = document.element.body[-1]
    last.addprevious(paragraph(title, side="center", after=_AFTER_TITLE, keep=True, pitch=_TITLE_PITCH))
    last.addprevious(paragraph(note, side="center", after=_AFTER_NOTE, keep=True))
    last.addprevious(plan_table(table_rows(plan, words), words))
    # Word wants a paragraph behind a table; this one takes no room.
    last.addprevious(paragraph(run("", layout.BODY_FACE, 1)))
    return finished(document)
