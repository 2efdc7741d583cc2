"""Verbs of producing in a row, where they open a stretch or close it: 新建改扩建|学校, 布局建设|5条."""

from __future__ import annotations

from luoshi.reading.lexicon import words
from luoshi.reading.lexicon.wordset import WordSet
from luoshi.reading.text import Span

# Any verb of action can be counted in what it acts on, but for those that only aim at it.
_ACTS = WordSet(
    {*words("verbs", "act"), *words("indicators", "output"), *words("indicators", "light")}
    - {*words("indicators", "aiming")}
)
_LONGEST_VERBS = 10


def verbs_from(text: str, start: int, end: int) -> Span:
    """The verbs of producing that open a stretch (新建改扩建, 遴选打造, 建设和改造); empty where there is none."""
    at = _ACTS.end_of(text, start, end)
    if at < 0:
        return Span(start, start)
    while True:
        skip = 1 if text[at : at + 1] in tuple("和并、及再") else 0
        after = _ACTS.end_of(text, at + skip, end)
        if after < 0:
            return Span(start, at)
        at = after


def verbs_until(text: str, start: int, end: int) -> Span:
    """The verbs of producing that close a stretch (布局建设|5条); empty where there is none."""
    for begin in range(max(start, end - _LONGEST_VERBS), end - 1):
        found = verbs_from(text, begin, end)
        if found.end == end and found.start < end:
            return found
    return Span(start, start)
