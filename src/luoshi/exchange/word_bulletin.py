"""A bulletin as a Word document after GB/T 9704, with an annex that leads from every number to its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from luoshi.delivery.bulletin import Bulletin, Language, Section, bulletin_words, plain_sentence
from luoshi.delivery.numbering import chinese_number
from luoshi.exchange import sheet_layout as layout
from luoshi.exchange.labels import labels
from luoshi.exchange.title_lines import broken_title
from luoshi.exchange.word_elements import paragraph, run
from luoshi.exchange.word_file import finished, new_document
from luoshi.exchange.word_page import PORTRAIT
from luoshi.exchange.word_table import simple_table

if TYPE_CHECKING:
    from lxml.etree import _Element

# Size 3 on 22 lines a page (5.2.3): 28.95 points a line.
_SIZE, _PITCH = 16.0, 28.95
_ANNEX: Final = (28.0, 50.0, 78.0)


def bulletin_to_docx(bulletin: Bulletin, *, language: Language = "zh", footer: str = "") -> bytes:
    """The bulletin as a .docx: title of size 2, body of size 3, page numbers outside, ``footer`` under them.

    The same bulletin gives the same bytes.
    """
    document = new_document(PORTRAIT, bulletin.title, None, footer)
    last = document.element.body[-1]
    for piece in _pieces(bulletin, language):
        last.addprevious(piece)
    return finished(document)


def _pieces(bulletin: Bulletin, language: Language) -> Iterator[_Element]:
    words = bulletin_words(language)
    title = run(broken_title(bulletin.title), layout.TITLE_FACE, layout.TITLE_SIZE)
    yield paragraph(title, side="center", after=_PITCH, keep=True, pitch=32)
    for number, section in enumerate(bulletin.sections, 1):
        yield from _section(section, number, language)
    yield _line(bulletin.day, layout.BODY_FACE, side="right", first=0)
    yield _line(words["table_title"], layout.HEADING_FACE, first=0, keep=True, new_page=True)
    head = tuple(words[name] for name in ("table_about", "table_number", "table_rows"))
    joint = labels(language).words["joint"]
    # A nought has no rows to lead to.
    found = ((figure, clause) for figure, clause in bulletin.figures() if figure.ids)
    rows = ((figure.about, clause, joint.join(figure.ids)) for figure, clause in found)
    yield simple_table(_ANNEX, head, rows)
    yield paragraph(run("", layout.BODY_FACE, 1))


def _section(section: Section, number: int, language: Language) -> Iterator[_Element]:
    pattern = labels(language).words["top_number"]
    yield _line(
        pattern.format(number=number, chinese=chinese_number(number)) + section.heading, layout.HEADING_FACE, keep=True
    )
    for sentence in section.sentences:
        yield _line(plain_sentence(sentence), layout.BODY_FACE)
    for at, row in enumerate(section.rows, 1):
        yield _line(f"{at}. {plain_sentence(row)}", layout.BODY_FACE)


def _line(
    text: str, face: str, *, side: str = "both", first: float = 2 * _SIZE, keep: bool = False, new_page: bool = False
) -> _Element:
    return paragraph(run(text, face, _SIZE), side=side, first=first, keep=keep, pitch=_PITCH, new_page=new_page)
