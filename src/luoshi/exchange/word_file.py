"""A Word file from its beginning to its bytes: an empty document on a page, and the package without a clock in it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from luoshi.exchange.cell_text import cell_text
from luoshi.exchange.word_page import Page, lay_page, set_in_chinese

if TYPE_CHECKING:
    from docx.document import Document

# The same content gives the same bytes: what has no date gets this one.
_UNDATED = date(2000, 1, 1)
_PACKED = (1980, 1, 1, 0, 0, 0)


def new_document(page: Page, title: str, dated: date | None, foot: str = "") -> Document:
    """An empty document on this page, with its title among its properties and `foot` at the foot of each page."""
    import docx

    document = docx.Document()
    lay_page(document, page, foot)
    set_in_chinese(document)
    about = document.core_properties
    about.title = cell_text(title)[:255]
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = datetime.combine(dated or _UNDATED, time(), UTC)
    about.language = "zh-CN"
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    return document


def finished(document: Document) -> bytes:
    """The document as the bytes of a .docx, without the time at which it was packed."""
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _PACKED), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
