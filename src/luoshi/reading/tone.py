"""Is a sentence a plan at all? Guiding thought, ceremony, judgements and headings inside a paragraph are not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from luoshi.reading.entries import Horizon
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.outline import Outline, Paragraph, Sentence
from luoshi.reading.text import Span

Tone = Literal["plain", "principle", "ceremony", "explanation", "heading"]

_PRINCIPLE = re.compile(alternation(words("tone", "principles")))
_CEREMONY = re.compile(alternation(words("tone", "ceremonies")))
_PRINCIPLE_LEAD = re.compile(alternation(words("tone", "principle_leads")))
_EXPLAINING = re.compile(alternation(words("tone", "explaining_leads")))
_COPULA = re.compile(alternation(words("tone", "copula")))
_SPECIFIC = re.compile(r"[\d“\"《０-９]|行动|工程|计划|制度|办法|条例")
_ORDER = re.compile(r"(?:切实|抓紧|继续|进一步|认真|及时|严格)")

# A heading inside a paragraph: at most this long, in a document where most paragraphs of the plan open with one.
_RUN_IN_LENGTH = 30
_RUN_IN_INNER = 14
_SPELT_OUT = 24
_RUN_IN_SHARE = 0.5
_RUN_IN_LEAST = 3


def read_tones(
    text: str, outline: Outline, horizons: Sequence[Horizon], footnotes: Sequence[Span] = ()
) -> tuple[Tone, ...]:
    """One tone for each sentence of the outline; sentences that look back are all `plain`, footnotes explain."""
    notes = {index for index, sentence in enumerate(outline.sentences) if _inside(sentence, footnotes)}
    run_in = _headed_by_run_ins(outline, horizons)
    tones: list[Tone] = []
    led, led_by = -1, -1
    for index, sentence in enumerate(outline.sentences):
        if _PRINCIPLE_LEAD.search(text, sentence.start, sentence.end) and horizons[index] != "back":
            led, led_by = sentence.paragraph, index
        if index in notes:
            tones.append("explanation")
        elif sentence.heading:
            tones.append("heading")
        elif _CEREMONY.search(text, sentence.start, sentence.end):
            tones.append("ceremony")
        elif horizons[index] == "back":
            tones.append("plain")
        elif (led == sentence.paragraph and index >= led_by) or _PRINCIPLE.search(text, sentence.start, sentence.end):
            tones.append("principle")
        elif _EXPLAINING.search(text, sentence.start, sentence.end):
            tones.append("explanation")
        elif run_in and _is_run_in(text, outline, index):
            tones.append("heading")
        else:
            tones.append("plain")
    return tuple(tones)


def _inside(sentence: Sentence, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, (sentence.start, sentence.start)) - 1
    if at >= 0 and sentence.start < spans[at].end:
        return True
    return at + 1 < len(spans) and spans[at + 1].start == sentence.start


def copula_at(text: str, start: int, end: int) -> int:
    """Where 是 makes a judgement of the clause, or -1."""
    if text.find("是", start, end) < 0:
        return -1
    found = _COPULA.search(text, start, end)
    return found.start() if found else -1


def _headed_by_run_ins(outline: Outline, horizons: Sequence[Horizon]) -> bool:
    """Do most paragraphs of the plan open with a short sentence that names them?"""
    short = seen = 0
    for paragraph in outline.paragraphs:
        if paragraph.last - paragraph.first < _RUN_IN_LEAST or horizons[paragraph.first] != "forward":
            continue
        if outline.sentences[paragraph.first].heading:
            continue
        seen += 1
        short += _is_short(outline, paragraph)
    return seen >= _RUN_IN_LEAST and short >= _RUN_IN_SHARE * seen


def _is_short(outline: Outline, paragraph: Paragraph) -> bool:
    first = outline.sentences[paragraph.first]
    return first.end - first.start <= _RUN_IN_LENGTH and first.last - first.first <= 2


def _is_run_in(text: str, outline: Outline, index: int) -> bool:
    """A short sentence that opens a paragraph, or stands in it before a longer one that spells it out."""
    sentence = outline.sentences[index]
    paragraph = outline.paragraphs[sentence.paragraph]
    length, clauses = sentence.end - sentence.start, sentence.last - sentence.first
    if index + 1 >= paragraph.last or _ORDER.match(text, sentence.start):
        return False
    if _SPECIFIC.search(text, sentence.start, sentence.end):
        return index == paragraph.first and clauses == 1 and length <= _RUN_IN_INNER
    if index == paragraph.first:
        return length <= _RUN_IN_LENGTH and clauses <= 2
    before, after = outline.sentences[index - 1], outline.sentences[index + 1]
    if clauses > 1 or length > _RUN_IN_INNER or "、" in text[sentence.start : sentence.end]:
        return False
    if before.last - before.first == 1 and index - 1 != paragraph.first:
        return False
    return after.last - after.first > 1 and after.end - after.start >= _SPELT_OUT
