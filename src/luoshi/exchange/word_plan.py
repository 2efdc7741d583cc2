"""A plan as a Word document that an office can print, sign and bind: 任务分解表 after GB/T 9704."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from luoshi.delivery.plan import Plan
from luoshi.exchange import sheet_layout as layout
from luoshi.exchange.cell_text import cell_text
from luoshi.exchange.labels import Language, labels
from luoshi.exchange.table import note_of, table_rows, title_of
from luoshi.exchange.word_elements import paragraph, run
from luoshi.exchange.word_page import lay_page, name_faces
from luoshi.exchange.word_table import plan_table

if TYPE_CHECKING:
    from docx.document import Document

_TITLE_PITCH, _AFTER_TITLE, _AFTER_NOTE = 32.0, 6.0, 6.0
# The same plan gives the same bytes: no clock gets into the file.
_UNDATED = date(2000, 1, 1)
_PACKED = (1980, 1, 1, 0, 0, 0)


def plan_to_docx(plan: Plan, *, language: Language = "zh") -> bytes:
    """The plan as a .docx: A4 landscape, title of size 2, the table, page numbers. The same plan gives the same bytes."""
    import docx

    words = labels(language)
    document = docx.Document()
    lay_page(document)
    name_faces(document)
    _describe(document, plan, title_of(plan, words))
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    title = run(title_of(plan, words), layout.TITLE_FACE, layout.TITLE_SIZE)
    note = run(note_of(plan, words), layout.BODY_FACE, layout.NOTE_SIZE, colour=layout.QUIET)
    last = body[-1]
    last.addprevious(paragraph(title, side="center", after=_AFTER_TITLE, keep=True, pitch=_TITLE_PITCH))
    last.addprevious(paragraph(note, side="center", after=_AFTER_NOTE, keep=True))
    last.addprevious(plan_table(table_rows(plan, words), words))
    # Word wants a paragraph behind a table; this one takes no room.
    last.addprevious(paragraph(run("", layout.BODY_FACE, 1)))
    out = io.BytesIO()
    document.save(out)
    return _repacked(out.getvalue())


def _describe(document: Document, plan: Plan, title: str) -> None:
    about = document.core_properties
    about.title = cell_text(title)[:255]
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = datetime.combine(plan.dated[0] or _UNDATED, time(), UTC)
    about.language = "zh-CN"


def _repacked(data: bytes) -> bytes:
    """The same parts without the time at which they were packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _PACKED), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
