"""Files to be saved: documents made from the record, and bundles that anybody can check."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from django.http import HttpResponse

from luoshi.congress.record.blocks import Paper
from luoshi.exchange.record_docx import paper_to_docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""The media type of Word documents."""


def docx_of(paper: Paper, day: date) -> HttpResponse:
    """A paper as a Word document, called after its title."""
    return as_file(paper_to_docx(paper, day=day), f"{paper.title}.docx", DOCX)


def as_file(data: bytes, name: str, media_type: str) -> HttpResponse:
    """Bytes to be saved under a name."""
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
