"""Lines → paragraphs: lines that were broken in the middle of a sentence are taken together, the text itself stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luoshi.reading.headings import opens_heading
from luoshi.reading.text import Span

# One or more line breaks, real ones or the literal "\r\n", "????" and "&emsp;" that a careless export leaves behind.
BREAK = re.compile(r"(?:[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]|\\r\\n|\\n|[?\ufffd]{2,}|&emsp;|&nbsp;)+")
_SPACE = " \t\u3000\xa0\u200b\ufeff"
_CLOSED = frozenset('。！？!?；;：:…”’"』」）)')
_CONTINUES = frozenset("，。、；：！？）》”’,.;:)的了")
_RUNNING = re.compile(r"[，。、；]")


def read_paragraphs(text: str, furniture: Sequence[Span]) -> Iterator[Span]:
    """Give every paragraph of the author's, in order; lines that are wholly furniture are left out."""
    start = end = -1
    for line in _author_lines(text, furniture):
        if start >= 0 and _goes_on(text, start, end, line):
            end = line.end
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = line
    if start >= 0:
        yield Span(start, end)


def _author_lines(text: str, furniture: Sequence[Span]) -> Iterator[Span]:
    at = mark = 0
    for found in _breaks(text):
        start, end = _trim(text, at, found[0])
        at = found[1]
        if start == end:
            continue
        while mark < len(furniture) and furniture[mark].end <= start:
            mark += 1
        if mark < len(furniture) and furniture[mark].start <= start and end <= furniture[mark].end:
            continue
        yield Span(start, end)


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    for found in BREAK.finditer(text):
        yield found.span()
    yield len(text), len(text)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _SPACE:
        start += 1
    while start < end and text[end - 1] in _SPACE:
        end -= 1
    return start, end


def _goes_on(text: str, start: int, end: int, line: Span) -> bool:
    """Does `line` go on with the sentence that the paragraph so far left open?"""
    if text[end - 1] in _CLOSED:
        return False
    if text[line.start] in _CONTINUES:
        return True
    # A full-width indent opens a paragraph; so does a heading's number, an em dash, and the end of a line of a list.
    if opens_heading(text, line.start) or text.startswith("——", line.start) or opens_heading(text, start):
        return False
    if text[line.start - 1] == "\u3000" and text[line.start - 2 : line.start] == "\u3000\u3000":
        return False
    return _RUNNING.search(text, start, end) is not None
