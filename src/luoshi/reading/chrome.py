"""Page chrome: the lines of a web page or a printed page around the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lines import Line
from luoshi.reading.page_foot import find_foot, find_licence, find_site_blocks
from luoshi.reading.page_head import find_head, head_length
from luoshi.reading.page_lines import is_button, is_copier, is_foot
from luoshi.reading.text import Span

_PAGE = re.compile(
    r"[—－–―-]{1,2}\s{0,3}\d{1,4}\s{0,3}[—－–―-]{1,2}$|第\s{0,2}\d{1,4}\s{0,2}页(?:[ ，,/]{0,3}共\s{0,2}\d{1,4}\s{0,2}页)?$"
)
_PAGE_OPENS = frozenset("—－–―-第")
# 【字体：大 中 小】, its parts often on lines of their own, with the page's date before it.
_FONT = lazy_pattern(
    r"(?:(?:19|20)\d\d[-/年]\d{1,2}[-/月]\d{1,2}日?\s{1,80})?[【\[（(]?\s{0,30}字\s?[体号]\s?[：:]?\s{0,30}"
    r"(?:[【\[（(]?(?:加大|减小|还原|默认|特大|超大|大|中|小|[|｜/])[】\]）)]?\s{0,30}){2,8}[】\]）)]?"
)
_FONT_SIGN = re.compile(r"字\s?[体号]")
# No more than this can stand before 字体 (a date and blanks) and behind it (eight sizes with blanks between).
_FONT_BEFORE, _FONT_BEHIND = 124, 400
_CAPTION = lazy_pattern(
    r"(?:记者|通讯员|摄影|新华社)[^。，；]{0,24}摄(?:影)?[)）]?$|(?:日报|新华社|本报)[^。，；]{0,8}记者[ \u3000·][一-龥 \u3000]{2,9}$|图为[^。]{2,60}[。]?$|这是会议现场。$"
)
_CAPTION_LENGTH = 140
_PICTURED = ("摄", "图为", "现场", "记者")
_SHORT = 40
_LONGEST = 300


def find_chrome(text: str, lines: Sequence[Line]) -> tuple[Span, ...]:
    """The chrome of `text`, given its lines: in no order, spans may overlap."""
    end = find_licence(text)
    kept = [line for line in lines if line.start < end] if end < len(text) else lines
    licence = (Span(end, len(text.rstrip())),) if end < len(text) else ()
    head = head_length(kept)
    around = (*find_head(kept[:head]), *find_site_blocks(kept, head), *find_foot(kept, head))
    return (*licence, *around, *_anywhere(text, kept))


def _anywhere(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    for line in lines:
        if line.end - line.start <= _LONGEST and _is_chrome(line.words):
            yield Span(line.start, line.end)
    yield from _font_buttons(text)


def _font_buttons(text: str) -> Iterator[Span]:
    """Looked for around each 字体 only: what may stand before it is too common to begin a search with."""
    if "字体" not in text and "字号" not in text:
        return
    at = 0
    for sign in _FONT_SIGN.finditer(text):
        start = max(at, sign.start() - _FONT_BEFORE)
        found = _FONT.search(text, start, sign.end() + _FONT_BEHIND) if at <= sign.start() else None
        if found is not None and found.start() <= sign.start():
            yield Span(*found.span())
            at = found.end()


def _is_chrome(line: str) -> bool:
    length = len(line)
    if length > _SHORT:
        return (length <= _CAPTION_LENGTH and _is_caption(line)) or is_copier(line)
    if is_button(line) or is_foot(line) or is_copier(line):
        return True
    return (line[0] in _PAGE_OPENS and _PAGE.match(line) is not None) or _is_caption(line)


def _is_caption(line: str) -> bool:
    return any(word in line for word in _PICTURED) and _CAPTION.search(line) is not None
