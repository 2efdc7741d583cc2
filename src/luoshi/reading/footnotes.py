"""Explanations of terms under the text: the author's, but nothing in them is promised or decided."""

from __future__ import annotations

import re

from luoshi.reading.chrome import find_chrome
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lines import Line, read_lines
from luoshi.reading.text import Span, joined

_HEADING = lazy_pattern(
    r"[※＊*【\[（(]{0,3}(?:附件?\d?[：:]?|附录[：:]?)?\s?(?:《?政府工作报告》?|报告|有关|相关|部分|中|的){0,4}"
    r"(?:名词|用语|术语|词语|词条|概念){1,2}(?:解释|注释|说明|释义|浅释)[※＊*】\]）)：:]{0,3}$|注\s?释?[：:]?$"
)
_NUMBERED = re.compile(r"[\[［〔【]\s?[0-9０-９]{1,3}\s?[\]］〕】]|[①-⑳㉑-㉟]|↑")
_TERM = lazy_pattern(
    r"[（(]?[0-9０-９]{1,3}[）)]?[.．、:： ]{0,2}\s?(?:[“\"《「](?!.{0,40}电话)[^”\"》」\n]{1,40}[”\"》」][^：:，。]{0,24}(?:[：:]|是?指|即)|[^，。：:]{1,24}(?:[：:]|——)?(?:是?指|即))"
)
_NUMBER = re.compile(r"[（(\[［〔【]?\s?([0-9０-９]{1,3})")
# Without any of these there is nothing to look for.
_HINT = re.compile(
    r"(?:\n|\\n)[ \t\u3000※＊*【\[（(〔［附：件]{0,8}(?:\d{1,3}\s?[\]］〕】]|[①-⑳]|\d{1,3}[.．、：:）)][^\n]{0,60}(?:指|即|[”\"][：:])|名词|注|术语|用语|《?政府工作报告|有关|相关|↑)"
)
_SLACK = 2
_LEAST = 2


def find_footnotes(text: str) -> tuple[Span, ...]:
    """Where the explanations at the end stand, as one span, or nothing."""
    if _HINT.search(text, len(text) // 4) is None:
        return ()
    lines = _author_lines(text)
    first = _first(lines)
    return () if first is None else (Span(lines[first].start, lines[-1].end),)


def _author_lines(text: str) -> list[Line]:
    lines = read_lines(text)
    chrome = joined(find_chrome(text, lines))
    kept, at = [], 0
    for line in lines:
        while at < len(chrome) and chrome[at].end <= line.start:
            at += 1
        if at == len(chrome) or line.start < chrome[at].start:
            kept.append(line)
    return kept


def _first(lines: list[Line]) -> int | None:
    """The index of the line where the explanations begin, reading up from the end."""
    first, seen, slack, due = None, 0, 0, ""
    for index in range(len(lines) - 1, max(-1, len(lines) // 3), -1):
        words = lines[index].words
        if len(words) <= 30 and _HEADING.match(words):
            return index if seen or index < len(lines) - 1 else None
        number = _NUMBER.match(words)
        if _NUMBERED.match(words) or _TERM.match(words) or (number and number[1] == due):
            first, seen, slack = index, seen + 1, 0
            due = str(int(number[1]) - 1) if number else ""
            continue
        slack += 1
        if slack > _SLACK:
            break
    return first if seen >= _LEAST else None
