"""Is a sentence a plan at all? Guiding thought, ceremony, judgements and headings inside a paragraph are not."""

from __future__ import annotations

import re
from typing import Literal

from luoshi.reading.entries import Horizon
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.outline import Outline, Paragraph, Sentence

Tone = Literal["plain", "principle", "ceremony", "judgement", "heading"]

_PRINCIPLE = re.compile(alternation(words("tone", "principles")))
_CEREMONY = re.compile(alternation(words("tone", "ceremonies")))
_JUDGEMENT = re.compile(alternation(tuple(word.lstrip("^") for word in words("tone", "judgements"))))
_COPULA = re.compile(alternation(words("tone", "copula")))
_SPECIFIC = re.compile(r"[\d“\"《０-９]")

# A heading inside a paragraph: at most this long, in a document where most paragraphs of the plan open with one.
_RUN_IN_LENGTH = 30
_RUN_IN_INNER = 15
_RUN_IN_SHARE = 0.6
_RUN_IN_LEAST = 3


def read_tones(text: str, outline: Outline, horizons: tuple[Horizon, ...]) -> tuple[Tone, ...]:
    """One tone for each sentence of the outline; sentences that look back are all `plain`."""
    run_in = _headed_by_run_ins(outline, horizons)
    tones: list[Tone] = []
    for index, sentence in enumerate(outline.sentences):
        if sentence.heading:
            tones.append("heading")
        elif _CEREMONY.search(text, sentence.start, sentence.end):
            tones.append("ceremony")
        elif horizons[index] == "back":
            tones.append("plain")
        elif _PRINCIPLE.search(text, sentence.start, sentence.end):
            tones.append("principle")
        elif run_in and _is_run_in(text, outline, index):
            tones.append("heading")
        else:
            tones.append("judgement" if _judges(text, outline, sentence) else "plain")
    return tuple(tones)


def copula_at(text: str, start: int, end: int) -> int:
    """Where 是 makes a judgement of the clause, or -1."""
    if text.find("是", start, end) < 0:
        return -1
    found = _COPULA.search(text, start, end)
    return found.start() if found else -1


def _judges(text: str, outline: Outline, sentence: Sentence) -> bool:
    """Does a later clause say what the first ones *are*? Then they are its subject."""
    for clause in outline.clauses[sentence.first + 1 : sentence.last]:
        if _JUDGEMENT.match(text, clause.start, clause.end):
            return True
    return False


def _headed_by_run_ins(outline: Outline, horizons: tuple[Horizon, ...]) -> bool:
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
    sentence = outline.sentences[index]
    paragraph = outline.paragraphs[sentence.paragraph]
    length, clauses = sentence.end - sentence.start, sentence.last - sentence.first
    if index + 1 >= paragraph.last or _SPECIFIC.search(text, sentence.start, sentence.end):
        return index == paragraph.first and index + 1 < paragraph.last and clauses == 1 and length <= _RUN_IN_INNER
    if index == paragraph.first:
        return length <= _RUN_IN_LENGTH and clauses <= 2
    following = outline.sentences[index + 1]
    return clauses == 1 and length <= _RUN_IN_INNER and following.last - following.first > 1 and "、" not in text[sentence.start : sentence.end]
