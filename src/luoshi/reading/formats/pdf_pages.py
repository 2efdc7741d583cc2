"""A PDF page as it is read: its columns in order, each with lines and tables from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pdfminer.layout import LTFigure, LTImage

from luoshi.reading.formats.pdf_columns import read_columns
from luoshi.reading.formats.pdf_letters import Letter, Writing, read_writing
from luoshi.reading.formats.pdf_lines import Line, read_lines_of
from luoshi.reading.formats.pdf_tables import Table, read_tables

if TYPE_CHECKING:
    from luoshi.reading.formats.pdf_document import BoundedPage

# Stands among the letters for a table while columns are looked for.
_TABLE: Final = "\x00"
_PICTURED: Final = 0.4


@dataclass(frozen=True, slots=True)
class Column:
    """Lines and tables that are read from top to bottom, by which right angles they are turned, and the page's height."""

    blocks: tuple[Line | Table, ...]
    turns: int
    height: float

    @property
    def lines(self) -> list[Line]:
        """The lines alone."""
        return [block for block in self.blocks if isinstance(block, Line)]


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page: columns in reading order, words written askew across it, whether a picture covers it."""

    number: int
    columns: tuple[Column, ...]
    askew: str
    pictured: bool


def read_page(page: BoundedPage) -> PageText:
    """The words of a page in the order in which they are read."""
    writings, askew = read_writing(page.layout)
    columns = tuple(column for writing in writings for column in _columns(page, writing))
    return PageText(page.page_number, columns, askew, _is_pictured(page))


def _columns(page: BoundedPage, writing: Writing) -> Iterator[Column]:
    tables, letters = read_tables(page, writing.letters, writing.turns)
    size = letters[0].size if letters else 12.0
    places = [Letter(f"{_TABLE}{number}", table.box, size) for number, table in enumerate(tables)]
    for group in read_columns([*letters, *places]):
        blocks: list[Line | Table] = [*_lines_between(group)]
        blocks += [tables[int(one.text[1:])] for one in group if one.text.startswith(_TABLE)]
        blocks.sort(key=lambda block: block.box.top)
        if blocks:
            yield Column(tuple(blocks), writing.turns, writing.height)


def _lines_between(group: Sequence[Letter]) -> list[Line]:
    return read_lines_of([one for one in group if not one.text.startswith(_TABLE)])


def _is_pictured(page: BoundedPage) -> bool:
    """Does one picture cover much of the page, as a scan does?"""
    waiting, largest = list(page.layout), 0.0
    while waiting:
        one = waiting.pop()
        if isinstance(one, LTImage):
            largest = max(largest, one.width * one.height)
        elif isinstance(one, LTFigure):
            waiting.extend(one)
    return largest > _PICTURED * page.layout.width * page.layout.height
