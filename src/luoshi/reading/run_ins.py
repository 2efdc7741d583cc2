"""Headings that stand inside the text: a short sentence that names what the longer ones after it spell out.

做强特色农业。新建高标准大棚二百栋，培育龙头企业。A paragraph may open with one, hold several, or be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from luoshi.reading.entries import Horizon
from luoshi.reading.outline import Outline, Paragraph, Sentence

_SPECIFIC = re.compile(r"[\d“\"《０-９]|行动|工程|计划|制度|办法|条例")
_ORDER = re.compile(r"(?:切实|抓紧|继续|进一步|认真|及时|严格)")
_TOLD = re.compile(r"(?<![重主需纪必摘首险概])要(?![素点求])|必须")

_BATTLE = re.compile(
    r"(?:坚决|全力|努力|持续|深入){0,6}打(?:赢|好|胜)[^，]{2,12}(?:保卫战|攻坚战|歼灭战|阻击战|持久战)[。；]?$"
)

# At most this long, where it opens a paragraph, is one by itself, or stands inside one.
_OPENING_LENGTH = 30
_ALONE_LENGTH = 18
_INNER_LENGTH = 14
_SPELT_OUT = 24
# A document is headed so where at least this share of the paragraphs of its plan open with a short sentence ...
_SHARE = 0.5
_LEAST = 3
# ... or where one paragraph holds so many that a longer one follows each time, or several hold some. One alone inside a headed paragraph is none.
_MANY_INSIDE = 3
_FEW_INSIDE = 2
_BETWEEN_TWO = 3


def find_run_ins(text: str, outline: Outline, horizons: Sequence[Horizon]) -> frozenset[int]:
    """The indexes of the sentences that head what follows them, though no line and no number sets them off."""
    opened = _headed_by_openings(outline, horizons)
    inner = {index: tuple(_inside(text, outline, one)) for index, one in enumerate(outline.paragraphs)}
    filled = any(len(found) >= _MANY_INSIDE for found in inner.values()) or _spread(inner.values())
    found = set(_alone(text, outline))
    for index, paragraph in enumerate(outline.paragraphs):
        if (opened or (filled and len(inner[index]) >= _FEW_INSIDE)) and _opens(text, outline, paragraph):
            found.add(paragraph.first)
        if (opened or filled) and len(inner[index]) >= _FEW_INSIDE:
            found.update(inner[index])
        if (opened or filled) and paragraph.last - paragraph.first > 1:
            found.update(_twofold(text, outline, paragraph))
    return frozenset(found)


def _spread(inner: Iterable[tuple[int, ...]]) -> bool:
    """Do several paragraphs hold more than one each?"""
    return sum(len(found) for found in inner if len(found) >= _FEW_INSIDE) > _MANY_INSIDE


def _headed_by_openings(outline: Outline, horizons: Sequence[Horizon]) -> bool:
    """Do most paragraphs of the plan open with a short sentence that names them?"""
    short = seen = 0
    for paragraph in outline.paragraphs:
        if paragraph.last - paragraph.first < _LEAST or horizons[paragraph.first] != "forward":
            continue
        first = outline.sentences[paragraph.first]
        if first.heading:
            continue
        seen += 1
        short += first.end - first.start <= _OPENING_LENGTH and first.last - first.first <= _FEW_INSIDE
    return seen >= _LEAST and short >= _SHARE * seen


def _opens(text: str, outline: Outline, paragraph: Paragraph) -> bool:
    first = outline.sentences[paragraph.first]
    length, clauses = first.end - first.start, first.last - first.first
    if paragraph.last - paragraph.first == 1 or _ORDER.match(text, first.start):
        return False
    if _SPECIFIC.search(text, first.start, first.end):
        return clauses == 1 and length <= _INNER_LENGTH
    return length <= _OPENING_LENGTH and clauses <= _FEW_INSIDE


def _alone(text: str, outline: Outline) -> Iterator[int]:
    """Short sentences that are a paragraph each, before one that spells them out."""
    for paragraph, after in pairwise(outline.paragraphs):
        index = paragraph.first
        if paragraph.last - index == 1 and after.last > after.first:
            sentence, following = outline.sentences[index : index + 2]
            if _is_short(text, sentence, following, _ALONE_LENGTH):
                yield index


def _twofold(text: str, outline: Outline, paragraph: Paragraph) -> Iterator[int]:
    """持续治理大气，坚决打赢蓝天保卫战。 Two short clauses, the second a battle to be won, before longer sentences."""
    for index, sentence in enumerate(outline.sentences[paragraph.first : paragraph.last - 1], paragraph.first):
        if sentence.last - sentence.first != _FEW_INSIDE or sentence.end - sentence.start > _OPENING_LENGTH:
            continue
        second = outline.clauses[sentence.last - 1]
        if _BATTLE.match(text, second.start, second.end) and not _SPECIFIC.search(text, sentence.start, sentence.end):
            yield index


def _inside(text: str, outline: Outline, paragraph: Paragraph) -> Iterator[int]:
    """Short sentences in the middle of a paragraph, each between two longer ones."""
    if paragraph.last - paragraph.first < _BETWEEN_TWO:
        return
    sentences = outline.sentences[paragraph.first : paragraph.last]
    for index, (before, sentence, after) in enumerate(zip(sentences, sentences[1:], sentences[2:], strict=False), 1):
        if before.last - before.first == 1 and index > 1:
            continue
        if _is_short(text, sentence, after, _INNER_LENGTH):
            yield paragraph.first + index


def _is_short(text: str, sentence: Sentence, after: Sentence, length: int) -> bool:
    """One plain clause that tells nobody in particular to do it, before a sentence of several clauses."""
    start, end = sentence.start, sentence.end
    if (
        sentence.heading
        or sentence.last - sentence.first > 1
        or end - start > length
        or text.find("、", start, end) >= 0
    ):
        return False
    if _SPECIFIC.search(text, start, end) or _ORDER.match(text, start) or _TOLD.search(text, start, end):
        return False
    return after.last - after.first > 1 and after.end - after.start >= _SPELT_OUT
