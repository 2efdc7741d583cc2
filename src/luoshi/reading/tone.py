"""Is a sentence a plan at all? Guiding thought, ceremony, judgements and headings inside a paragraph are not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from luoshi.reading.entries import Horizon
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import lazy_sought
from luoshi.reading.numbered_lines import find_numbered
from luoshi.reading.outline import Outline, Sentence
from luoshi.reading.owners import OWNER_LINE
from luoshi.reading.run_ins import find_run_ins
from luoshi.reading.text import Span

Tone = Literal["plain", "principle", "ceremony", "explanation", "heading"]

_PRINCIPLE = lazy_sought(alternation(words("tone", "principles")))
_CEREMONY = lazy_sought(alternation(words("tone", "ceremonies")))
_PRINCIPLE_LEAD = lazy_sought(alternation(words("tone", "principle_leads")))
_EXPLAINING = lazy_sought(alternation(words("tone", "explaining_leads")))
_UPHOLDS = re.compile(
    r"(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])\s*坚持(?!和|并)[^。]{2,30}，"
)
_WEIGHTY = frozenset(("重大", "深远", "艰巨", "重要", "繁重"))
_UPHELD_LEAST = 3
# 为推进…，提升…，根据…等文件要求，制定以下政策措施: the sentence that opens a plan says what for, at whatever length.
_PURPOSE = re.compile(r"[ \u3000]{0,8}为(?!了?期)")
_DRAWN_UP = re.compile(
    r"[，,](?:特|现|结合实际|结合[^，。]{1,16}实际){0,2}，?制[定订](?:了?本|此|以下|如下|出台)[^，。；]{0,16}$"
)
_COPULA = lazy_pattern(alternation(words("tone", "copula")))


def read_tones(
    text: str, outline: Outline, horizons: Sequence[Horizon], footnotes: Sequence[Span] = ()
) -> tuple[Tone, ...]:
    """One tone for each sentence of the outline; sentences that look back are all `plain`, footnotes explain."""
    notes = {index for index, one in enumerate(outline.sentences) if _inside(one, footnotes)} if footnotes else set()
    run_ins = find_run_ins(text, outline, horizons)
    upheld = _upheld(text, outline)
    listed = find_numbered(text, outline)
    tones: list[Tone] = []
    led, led_by = -1, -1
    for index, sentence in enumerate(outline.sentences):
        if _PRINCIPLE_LEAD.search(text, sentence.start, sentence.end) and horizons[index] != "back":
            led, led_by = sentence.paragraph, index
        held = sentence.paragraph in upheld or (led == sentence.paragraph and index >= led_by)
        if index in notes:
            tones.append("explanation")
        elif sentence.heading and index not in listed and not _is_charged(text, outline, index):
            tones.append("heading")
        elif _CEREMONY.search(text, sentence.start, sentence.end):
            tones.append("ceremony")
        elif horizons[index] == "back":
            tones.append("plain")
        else:
            tones.append("principle" if held else _of_words(text, sentence, run_in=index in run_ins))
    return tuple(tones)


def _of_words(text: str, sentence: Sentence, *, run_in: bool) -> Tone:
    """What its own words make of a sentence that may tell something."""
    if _opens_plan(text, sentence):
        return "explanation"
    if _PRINCIPLE.search(text, sentence.start, sentence.end):
        return "principle"
    if _EXPLAINING.search(text, sentence.start, sentence.end):
        return "explanation"
    return "heading" if run_in else "plain"


def _opens_plan(text: str, sentence: Sentence) -> bool:
    """Does it say what for a plan was drawn up?"""
    if _PURPOSE.match(text, sentence.start, sentence.end) is None:
        return False
    end = sentence.end - (text[sentence.end - 1] in "。；：:")
    return _DRAWN_UP.search(text, max(sentence.start, end - 60), end) is not None


def _upheld(text: str, outline: Outline) -> frozenset[int]:
    """Numbered paragraphs that each open with 坚持…，list what is held to, not what is to be done."""
    found = []
    for index, paragraph in enumerate(outline.paragraphs):
        first = outline.sentences[paragraph.first]
        if paragraph.last - paragraph.first > 1 and _UPHOLDS.match(text, first.start, first.end):
            found.append(index)
    return frozenset(found) if len(found) >= _UPHELD_LEAST else frozenset()


def _is_charged(text: str, outline: Outline, index: int) -> bool:
    """A numbered line with a line below it that says who leads is a task, though it looks like a heading."""
    after = outline.sentences[index + 1 : index + 2]
    return bool(after) and OWNER_LINE.match(text, after[0].start) is not None


def _inside(sentence: Sentence, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, (sentence.start, sentence.start)) - 1
    if at >= 0 and sentence.start < spans[at].end:
        return True
    return at + 1 < len(spans) and spans[at + 1].start == sentence.start


def copula_at(text: str, start: int, end: int) -> int:
    """Where 是 makes a judgement of the clause, or -1."""
    if text.find("是", start, end) < 0 and text[end - 2 : end] not in _WEIGHTY:
        return -1
    found = _COPULA.search(text, start, end)
    return found.start() if found else -1
