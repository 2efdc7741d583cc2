"""Paragraph and Paragraphs: like sentences, the paragraphs of a long text are kept as columns of numbers, not one by one."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from luoshi.reading.columns import Columns


class Paragraph(NamedTuple):
    """A paragraph: sentences[first:last] of the outline."""

    start: int
    end: int
    first: int
    last: int


class Paragraphs(Columns[Paragraph]):
    """Paragraphs in order."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(Paragraph, [array("I") for _ in Paragraph._fields])
