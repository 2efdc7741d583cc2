"""Opening a PDF: its pages, one after the other, followed within limits; what is wrong with it in one line."""

from __future__ import annotations

import io
import logging
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect, PDFXRefFallback
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import list_value, resolve1, stream_value
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from luoshi.reading.errors import DamagedSource, EncryptedSource, OversizedSource, UnreadableSource
from luoshi.reading.formats.limits import PDF_CALL_BYTES, PDF_CODE_RANGE, PDF_PAGE_LETTERS, PDF_PAGES
from luoshi.reading.formats.pdf_streams import BeyondLimits, BoundedParser, BrokenPart, Budget

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pdfminer.layout import LTPage
    from pdfminer.pdffont import PDFFont

_AGAIN: Final = "get the file again, or print it into a new PDF"
_END: Final = b"%%EOF"
_END_WITHIN: Final = 4096

# They would tell standard error of every oddity; what matters is said in our one line.
for _library in ("pdfminer", "pdfplumber"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


class _Fonts(PDFResourceManager):
    """Makes fonts, but none whose table of widths claims more letters than there are."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """The font of a description; raises `BeyondLimits`."""
        for table in ("W", "W2"):
            _refuse_wide_widths(resolve1(spec.get(table)))
        return super().get_font(objid, spec)


class _Device(PDFPageAggregator):
    """Takes what is drawn on one page, up to as many letters as a page can hold."""

    def __init__(self, fonts: PDFResourceManager, number: int, budget: Budget) -> None:
        super().__init__(fonts, pageno=number)
        self.budget = budget
        self._left = PDF_PAGE_LETTERS

    def render_char(self, *args: Any, **more: Any) -> float:  # noqa: ANN401
        """Take a letter; raises `BeyondLimits`."""
        self._left -= 1
        if self._left < 0:
            raise BeyondLimits
        return super().render_char(*args, **more)


class _Interpreter(PDFPageInterpreter):
    """Follows the drawing of a page within the budget, also where one drawing calls others over and over."""

    def execute(self, streams: Sequence[object]) -> None:
        """Follow these pieces of drawing."""
        budget = cast("_Device", self.device).budget
        budget.draw(sum(len(stream_value(stream).get_data()) + PDF_CALL_BYTES for stream in streams))
        super().execute(streams)


class BoundedPage(Page):
    """A page whose drawing is followed within the budget of its document."""

    @property
    def layout(self) -> LTPage:
        """What is drawn on the page."""
        if not hasattr(self, "_layout"):
            device = _Device(self.pdf.rsrcmgr, self.page_number, cast("_Document", self.pdf).budget)
            _Interpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout: LTPage = device.get_result()
        return self._layout


class _Document(PDF):
    """A PDF in memory, as far as its pages need one."""

    def __init__(self, data: bytes) -> None:
        self.stream, self.stream_is_external = io.BytesIO(data), True
        self._ends = _END in data[-_END_WITHIN:]
        self.path, self.pages_to_parse, self.laparams, self.unicode_norm = None, None, None, None
        self.budget = Budget()
        self.doc = PDFDocument(BoundedParser(self.stream, self.budget))
        self.rsrcmgr = _Fonts()

    @property
    def is_cut_short(self) -> bool:
        """Did its table of contents have to be guessed, because its end is missing?"""
        guessed = any(isinstance(table, PDFXRefFallback) for table in self.doc.xrefs)
        return guessed and not self._ends


def read_pages(data: bytes, name: str) -> Iterator[BoundedPage]:
    """The pages of a PDF in order, each forgotten when the next is asked for. Raises `UnreadableSource` and nothing else."""
    try:
        document = _Document(data)
        for number, drawn in enumerate(_drawn(document, name), start=1):
            page = BoundedPage(document, drawn, number)
            # Drawn here, so that what goes wrong with it is told as what is wrong with the file.
            _ = page.layout
            yield page
            page.close()
    except UnreadableSource:
        raise
    except Exception as error:
        # The library raises whatever a wrong value leads to: KeyError, TypeError, struct.error, RecursionError …
        raise _told(error, name) from error


def _drawn(document: _Document, name: str) -> list[PDFPage]:
    """The pages as the file has them."""
    if document.is_cut_short:
        raise DamagedSource(name, "is a PDF whose end is missing", _AGAIN)
    pages = list(islice(PDFPage.create_pages(document.doc), PDF_PAGES + 1))
    if len(pages) > PDF_PAGES:
        raise OversizedSource(name, f"has more than {PDF_PAGES} pages", "split it")
    if not pages:
        raise DamagedSource(name, "is a PDF without pages", _AGAIN)
    return pages


def _told(error: Exception, name: str) -> UnreadableSource:
    """What went wrong, as a line for a person."""
    match error:
        case PDFPasswordIncorrect():
            return EncryptedSource(name, "is locked with a password", "remove the password and save it again")
        case PDFEncryptionError():
            return EncryptedSource(name, "is encrypted in a way that is not known", "print it into a new PDF")
        case BeyondLimits():
            cure = "split it, or save its text as .docx or .txt"
            return OversizedSource(name, "unpacks to more than a document holds", cure)
        case BrokenPart():
            return DamagedSource(name, "is damaged inside", _AGAIN)
        case _:
            return DamagedSource(name, "is damaged, or no PDF", _AGAIN)


def _refuse_wide_widths(widths: Any) -> None:  # noqa: ANN401
    numbers: list[int] = []
    for one in list_value(widths) if isinstance(widths, list) else ():
        value = resolve1(one)
        numbers = [*numbers[-1:], value] if isinstance(value, int) else []
        if len(numbers) == 2 and numbers[1] - numbers[0] > PDF_CODE_RANGE:
            raise BeyondLimits
