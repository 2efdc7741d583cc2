"""PDF with a text layer: paragraphs as they were written, with headers, footers and page numbers marked as furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from luoshi.reading.entries import Remark
from luoshi.reading.errors import EmptySource, UndecodableSource
from luoshi.reading.formats.common_characters import COMMON_CHARACTERS
from luoshi.reading.formats.loaded import Loaded

if TYPE_CHECKING:
    from luoshi.reading.formats.pdf_pages import PageText
    from luoshi.reading.source import Source

_RECOGNISE: Final = "run a text recognition (OCR) on it and give the result as .docx, .txt or PDF"
# Letters without a known character: beyond this share the rest is no text to work with.
_UNKNOWN_SHARE: Final = 0.1
_UNKNOWN: Final = re.compile("[\ufffd\ue000-\uf8ff]")
# Whatever a Chinese text is about, most of its characters are common; where fonts name wrong ones, few are.
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_HAN_ENOUGH: Final = 60
_COMMON_SHARE: Final = 0.3
# A scanner writes its own name on every page: fewer letters than this on a picture of a page are no text layer.
_STAMP: Final = 20
_NAMED: Final = 20


def load_pdf(source: Source) -> Loaded:
    """The text of a PDF: one paragraph a line, cells parted by tabs.

    What the page set around the text stands behind the paragraph that it interrupts, as furniture. Raises where the file
    is locked, damaged, too large, or holds pictures instead of text.
    """
    from luoshi.reading.formats.pdf_document import read_pages
    from luoshi.reading.formats.pdf_pages import read_page

    pages = [read_page(page) for page in read_pages(source.data, source.name)]
    _refuse_scans(pages, source.name)
    loaded = _flow(pages)
    _refuse_garble(loaded.text, source.name)
    return loaded


def _flow(pages: Sequence[PageText]) -> Loaded:
    """Put the columns of all pages one behind the other."""
    from luoshi.reading.formats.pdf_edges import find_edges
    from luoshi.reading.formats.pdf_flow import Flow
    from luoshi.reading.formats.pdf_measures import measure
    from luoshi.reading.formats.pdf_paragraphs import Step
    from luoshi.reading.formats.pdf_tables import Table

    edges = find_edges(pages)
    measures = iter(measure([column for page in pages for column in page.columns], edges))
    flow = Flow()
    for page in pages:
        for number, column in enumerate(page.columns):
            here = next(measures)
            flow.move(Step.COLUMN if number else Step.PAGE)
            for block in column.blocks:
                if isinstance(block, Table):
                    flow.add_table(block)
                elif id(block) in edges:
                    flow.put_aside(block.words)
                else:
                    flow.add_line(block, here)
        if page.askew.strip():
            flow.put_aside(page.askew.strip())
    flow.end()
    return Loaded(
        flow.composer.text,
        furniture=flow.furniture_spans,
        tables=tuple(flow.tables),
        remarks=tuple(_remarks(pages)),
    )


def _remarks(pages: Sequence[PageText]) -> Iterator[Remark]:
    """What is in the file and not in the text."""
    scanned = [str(page.number) for page in pages if page.pictured and _letters(page) <= _STAMP]
    if scanned:
        more = ["…"] if len(scanned) > _NAMED else []
        yield Remark("pictures", len(scanned), ", ".join(scanned[:_NAMED] + more))


def _letters(page: PageText) -> int:
    return (
        sum(len(line.words) for column in page.columns for line in column.lines)
        + sum(len(column.blocks) - len(column.lines) for column in page.columns) * _STAMP
    )


def _refuse_scans(pages: Sequence[PageText], name: str) -> None:
    """Raise where no page holds text of its own."""
    if not any(page.columns or page.askew.strip() for page in pages):
        raise EmptySource(name, "is a PDF without text: its pages are pictures or empty", _RECOGNISE)
    if all(_letters(page) <= _STAMP and page.pictured for page in pages):
        raise EmptySource(name, "is a PDF of pictures of pages, without a text layer", _RECOGNISE)


def _refuse_garble(text: str, name: str) -> None:
    """Raise where the fonts do not say which characters they show, or name wrong ones."""
    shown = sum(not letter.isspace() for letter in text)
    unknown = len(_UNKNOWN.findall(text))
    if unknown > _UNKNOWN_SHARE * shown:
        cause = f"is a PDF whose fonts do not say which characters they show ({unknown} of {shown} letters unknown)"
        raise UndecodableSource(name, cause, f"save the document it was made from as .docx, or {_RECOGNISE}")
    han = _HAN.findall(text)
    if len(han) >= _HAN_ENOUGH and sum(letter in COMMON_CHARACTERS for letter in han) < _COMMON_SHARE * len(han):
        cause = "is a PDF whose fonts name wrong characters: the text in it is not what it shows"
        raise UndecodableSource(name, cause, f"save the document it was made from as .docx, or {_RECOGNISE}")
