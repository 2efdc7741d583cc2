"""What a page puts under the text: who edited it, other documents, licences, the site's own lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lines import Line
from luoshi.reading.page_head import chain_end, is_position
from luoshi.reading.page_lines import is_body, is_button, is_copier, is_foot
from luoshi.reading.text import Span

_OPENS = lazy_pattern(alternation(words("furniture", "tails")))
# The box that Wikisource sets under every work.
_LICENCE = re.compile(
    r"^[ \t\u3000]{0,4}(?:本作品|这部作品|這部作品|此作品)(?:是|来自|來自|在|的|原)(?=[^。]{0,120})|^[^\n]{0,200}(?:维基文库|維基文庫)",
    re.MULTILINE,
)
_FREE = re.compile(r"公有领域|公有領域|著作权法|Public domain")
_LICENCE_REACH = 6000
_LONG = 45
_BLOCK = 3
_STOPS = "。！!；？?"


def find_licence(text: str) -> int:
    """Where the licence box of a library begins, the length of the text where there is none."""
    found = _LICENCE.search(text, max(0, len(text) - _LICENCE_REACH))
    if found is None or _FREE.search(text, found.end(), found.end() + 400) is None:
        return len(text)
    return found.start()


def find_foot(lines: Sequence[Line], head: int) -> Iterator[Span]:
    """One span from the first line of the page's foot to the end; `lines[:head]` are above the text."""
    last = len(lines) - 1
    while last >= head and not _is_author(lines[last].words):
        last -= 1
    if last < head:
        return
    for line in lines[last + 1 :]:
        if _is_foot(line.words):
            yield Span(line.start, lines[-1].end)
            return


def find_site_blocks(lines: Sequence[Line], head: int) -> Iterator[Span]:
    """Where a page was saved twice in one: the foot of the first copy and the head of the second, between the texts."""
    start, strong, last = head, 0, -1
    for index in range(head, len(lines)):
        words_of = lines[index].words
        if words_of[-1] in _STOPS or is_body(words_of):
            if strong >= _BLOCK:
                yield Span(lines[start].start, lines[last].end)
            start, strong = index + 1, 0
        elif is_position(words_of) or is_foot(words_of):
            strong += 1
            last = chain_end(lines, index) if is_position(words_of) else index


def _is_author(line: str) -> bool:
    return is_body(line) and not (_OPENS.match(line) and len(line) <= _LONG)


def _is_foot(line: str) -> bool:
    return _OPENS.match(line) is not None or is_foot(line) or is_button(line) or is_copier(line)
