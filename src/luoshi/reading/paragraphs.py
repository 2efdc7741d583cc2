"""Lines → paragraphs: lines that were broken in the middle of a sentence are taken together, the text itself stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luoshi.reading.headings import opens_heading
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.line_width import LineWidth
from luoshi.reading.text import Span

# One or more line breaks, real ones or the literal "\r\n", "????", "<br>" and "&emsp;" that a careless export leaves behind.
BREAK = lazy_pattern(
    # The first character is named once more in front: a search passes over all others at once.
    r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029\\?\ufffd&<](?:(?<=[\r\n\v\f\x1c-\x1e\x85\u2028\u2029])|(?<=\\)(?:r\\)?n|(?<=[?\ufffd])[?\ufffd]+"
    r"|(?<=&)(?:em|nb)sp;|(?<=<)/?(?:br|p|div)(?: [^<>]{0,80})?/?>)"
    r"(?:[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]|\\r\\n|\\n|[?\ufffd]{2,}|&emsp;|&nbsp;|</?(?:br|p|div)(?: [^<>]{0,80})?/?>)*"
)
_SPACE = " \t\u3000\xa0\u200b\ufeff"
_CLOSED = frozenset('。！？!?；;：:…”’"』」）)')
_ENDED = frozenset("。！？!?…")
_CONTINUES = frozenset("，。、；：！？）》”’,.;:)的了")
# A text of this many characters in one paragraph, with a 一、 and a 二、 in it, has lost its line breaks. Where it is all
# there is, 一要 and 第三， and wide gaps stood at the beginning of a line too.
_WHOLE_TEXT = 600
_NUMBER = "[一二三四五六七八九十]{1,3}"
_BEHIND = r"(?<=[。！？；：!?;…”）])(?P<before>[ \t\u3000\xa0]*)"
_INNER_HEAD = re.compile(rf"{_BEHIND}(?=(?P<first>{_NUMBER}、)|（{_NUMBER}）|第{_NUMBER}[章条])")
_INNER_SPOKEN = re.compile(rf"{_BEHIND}(?=(?:{_NUMBER}[要是]|第{_NUMBER}[，,]|同志们[，！]|各位代表[：！，]))")
_GAP = re.compile(r"(?P<before>\u3000{2,}| {2,}|(?<=[。！？：])[ \u3000])")
_HEADING_GAP = lazy_pattern(rf"(?:{_NUMBER}、|（{_NUMBER}）)[^\s。；！？]{{2,40}}(?P<before>[ \u3000]+)(?=[一-龥])")
_BLANKS = ("&nbsp;", "&emsp;")
_RUNNING = re.compile(r"[，。、；]")


def read_paragraphs(text: str, furniture: Sequence[Span]) -> Iterator[Span]:
    """Give every paragraph of the author's, in order; lines that are wholly furniture are left out."""
    whole = list(_joined(text, furniture))
    alone = len(whole) == 1
    for paragraph in whole:
        yield from (
            _parts(text, paragraph, alone=alone) if paragraph.end - paragraph.start >= _WHOLE_TEXT else [paragraph]
        )


def _parts(text: str, paragraph: Span, *, alone: bool) -> Iterator[Span]:
    """One paragraph as it is; one that is a whole text without its line breaks begins anew where these must have been."""
    start, end = paragraph
    heads = list(_INNER_HEAD.finditer(text, start, end))
    if alone:
        heads += [
            found for pattern in (_INNER_SPOKEN, _GAP, _HEADING_GAP) for found in pattern.finditer(text, start, end)
        ]
    elif sum(found["first"] is not None for found in heads) < 2:
        heads = []
    for before, after in sorted({found.span("before") for found in heads}):
        if start < before:
            yield Span(start, before)
            start = after
    yield Span(start, end)


def _joined(text: str, furniture: Sequence[Span]) -> Iterator[Span]:
    lines = list(_author_lines(text, furniture))
    width = LineWidth(text, lines)
    start, last = -1, None
    for line in lines:
        if last is not None and (_goes_on(text, start, last.end, line) or _was_broken(text, last, line, width)):
            last = line
            continue
        if last is not None:
            yield Span(start, last.end)
        start, last = line.start, line
    if last is not None:
        yield Span(start, last.end)


def _was_broken(text: str, last: Span, line: Span, width: LineWidth) -> bool:
    """Was the line before broken off because it was full? Not where a sentence ended, or an indent opens a paragraph."""
    return width.is_full(last) and text[last.end - 1] not in _ENDED and text[line.start - 1] not in _SPACE


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
    # One escaped blank is a blank: it stands between two words of a line.
    if text[end : line.start].strip(_SPACE) in _BLANKS:
        return True
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
