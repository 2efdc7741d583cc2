"""What a page puts above the text: navigation, the way to the page, metadata with labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lines import Line
from luoshi.reading.page_lines import is_body, is_greeting, is_symbols, label_end, stamp_end
from luoshi.reading.text import Span

_POSITION = re.compile(r"(?:您|你)?(?:当前|现在|目前)?的?(?:所在|当前)?(?:的)?位置\s{0,2}[：:]")
# The whole way on one line: 首页 > 政务公开 > 政府工作报告.
_WAY = re.compile(r"(?:网站)?首页\s{0,3}[>»≫＞/]")
_STEP = re.compile(r"[>»≫＞/-]{1,3}$")
_WORK = re.compile(alternation(words("furniture", "works")) + r"$")
_SUMMARY = re.compile(alternation(words("furniture", "summaries")))
_SUMMARISES = lazy_pattern(alternation(words("furniture", "summaries")) + "[：:]")
_WIDE = re.compile(r"[ \u3000\xa0]{4,}|\t")
_MINUTES = re.compile(r"(?:会议)?地\s?点\s?[：:]|主\s?持\s?人?\s?[：:]")
_TIME = re.compile(r"时间|日期")
_MARKDOWN = re.compile(r"#{1,3} ")
_FIELD = re.compile(r"[-*] [a-z]")
_GAP = re.compile(r"[ \t\u3000\xa0]{1,8}")
_HOME = frozenset(("首页", "网站首页"))
_SITE = frozenset(("长者模式", "长者助手", "无障碍", "无障碍浏览", "繁體中文", "繁体中文"))
_LONGEST = 120
_LONGEST_WAY = 120
_LEAD_UP = 3
_LINK = 8
_NAVIGATION = 16
_VALUE = 40
_SUMMARISED = 700
# No line of metadata is longer; what is has lost its line breaks, and holds the text as well.
_METADATA = 800
_FIELD_LINE = 200
_FIELDS = 1200


def head_length(lines: Sequence[Line]) -> int:
    """How many lines stand before the author's running text begins."""
    value_of = 0
    position = _position(lines)
    for index, line in enumerate(lines):
        if (index == value_of and index) or index < position:
            continue
        if _SUMMARY.match(line.words) and label_end(line.words) == len(line.words):
            value_of = index + 1
        elif is_body(line.words) or index == _LONGEST:
            return index
    return len(lines)


def find_head(lines: Sequence[Line]) -> Iterator[Span]:
    """The furniture above the text; `lines` are those before its running text."""
    yield from _navigation(lines)
    minutes = any(_MINUTES.match(line.words) for line in lines)
    value = 0
    for index, line in enumerate(lines):
        end = label_end(line.words)
        if value and end == 0:
            limit, value = value, 0
            if len(line.words) <= limit and not (limit == _VALUE and is_body(line.words)):
                yield Span(line.start, line.end)
                continue
        value = 0
        if end and not (minutes and _TIME.match(line.words)):
            value = _awaited(line.words, end)
            yield Span(line.start, line.start + _labelled(line.words))
        elif stamp_end(line.words) or is_symbols(line.words) or _opens_fields(lines, index):
            yield Span(line.start, line.end)


def _opens_fields(lines: Sequence[Line], index: int) -> bool:
    """Is this the heading of a list of machine-made fields (- source_url: …)?"""
    following = lines[index + 1 : index + 3]
    return _MARKDOWN.match(lines[index].words) is not None and any(_FIELD.match(line.words) for line in following)


def _awaited(line: str, end: int) -> int:
    """How long the value on the next line may be where a line ends in a label; 0 where it has its value."""
    if not line.endswith(("：", ":")) or (end < len(line) and "\t" not in line and "  " not in line):
        return 0
    if line.startswith("正文"):
        return 0
    return _SUMMARISED if _SUMMARY.match(line) else _VALUE


def _labelled(line: str) -> int:
    """How far the metadata reaches; a title behind a wide gap is the author's again."""
    if len(line) > _METADATA or (len(line) > _FIELD_LINE and line.count("。") > 1 and not _SUMMARISES.search(line)):
        return _fields_end(line)
    gaps = list(_WIDE.finditer(line))
    return gaps[-1].start() if gaps and _WORK.search(line, gaps[-1].end()) else len(line)


def _fields_end(line: str) -> int:
    """Where the metadata ends that opens a text without line breaks: behind the value of its last label."""
    last = 0
    for gap in _GAP.finditer(line, 0, _FIELDS):
        last = gap.end() if label_end(line[gap.end() : gap.end() + _VALUE]) else last
    value = last + label_end(line[last : last + _VALUE])
    if line[last:value].startswith("正文"):
        return value
    while value < len(line) and line[value].isspace():
        value += 1
    behind = _GAP.search(line, value, value + _LONGEST)
    return behind.start() if behind else value


def _position(lines: Sequence[Line]) -> int:
    """The index of the line that says where on the site the page stands (当前位置：, 首页 >), -1 where none does."""
    for index, line in enumerate(lines[:_LONGEST]):
        if is_greeting(line.words):
            break
        if is_position(line.words) or (line.words in _HOME and _is_step(lines, index + 1)):
            return index
    return -1


def _is_step(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and _STEP.match(lines[index].words) is not None


def _navigation(lines: Sequence[Line]) -> Iterator[Span]:
    """当前位置：首页 >> 政务公开 with the rows of links above it; a row of links that ends in a button of the site."""
    position = _position(lines)
    last = position if position >= 0 else _last_of_site(lines)
    for line in lines[: last + 1]:
        if len(line.words) <= _NAVIGATION and not _WORK.search(line.words):
            yield Span(line.start, line.end)
    for step in lines[position : chain_end(lines, position) + 1] if position >= 0 else ():
        yield Span(step.start, step.end)


def _last_of_site(lines: Sequence[Line]) -> int:
    """The last button that only the head of a site has (长者模式), where short lines without stops lead up to it."""
    for index in range(min(len(lines), _LONGEST) - 1, 2, -1):
        if lines[index].words in _SITE:
            above = lines[max(0, index - _LEAD_UP) : index]
            return index if all(len(line.words) <= _LINK and line.words[-1] not in "：:。" for line in above) else -1
    return -1


def chain_end(lines: Sequence[Line], index: int) -> int:
    """The index of the last step of the way that begins at `index` (当前位置：, 首页, >>, 政务公开)."""
    last = index
    if lines[index].words.endswith(("：", ":")) and index + 1 < len(lines):
        last = index + 1
    while last + 1 < len(lines) and _is_step(lines, last + 1):
        last += 1 if _is_step(lines, last + 2) else 2
    return min(last, len(lines) - 1)


def is_position(line: str) -> bool:
    """Does this line say where on the site the page stands? A text that lost its line breaks may open with it."""
    return len(line) <= _LONGEST_WAY and (_POSITION.match(line) is not None or _WAY.match(line) is not None)
