"""What stands in the text and is not the author's: page chrome, scraped metadata, page numbers, injected links."""

from __future__ import annotations

from luoshi.reading.chrome import find_chrome
from luoshi.reading.footnotes import find_footnotes
from luoshi.reading.injections import find_injections
from luoshi.reading.lines import read_lines
from luoshi.reading.text import Span, joined

__all__ = ["find_footnotes", "find_furniture"]


def find_furniture(text: str) -> tuple[Span, ...]:
    """The spans that are not the author's, in order and apart; the sentence around an injected link stays whole."""
    return joined((*find_chrome(text, read_lines(text)), *find_injections(text)))
