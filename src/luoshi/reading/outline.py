"""Headings and numbering, paragraphs, sentences, clauses: the skeleton every other room works on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from luoshi.reading.clauses import Clause, Clauses
from luoshi.reading.headings import Marker, read_marker
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.paragraph_columns import Paragraph, Paragraphs
from luoshi.reading.paragraphs import read_paragraphs
from luoshi.reading.sentence_columns import Sentence, Sentences
from luoshi.reading.text import Span

__all__ = ["Clause", "Head", "Outline", "Paragraph", "Sentence", "read_outline"]

# Stops outside of quotation marks, brackets and titles, which are passed over whole.
# It begins with a class of characters: a search passes over all others at once.
_STOP = lazy_pattern(
    r"[“\"《（(［〔。！？…!?，；：;\t,:](?:(?<=“)[^“”\"。]{0,60}[”\"]|(?<=\")[^\"。]{1,40}\"|(?<=《)[^《》。]{0,80}》"
    r"|(?<=（)[^（）]{0,240}）|(?<=\()[^()]{0,240}\)|(?<=［)[^［］]{0,40}］|(?<=〔)[^〔〕]{0,40}〕"
    r"|(?P<full>(?<=[。！？…!?])[。！？…!?]*[”’」』]?(?:\s?[（(][^（）()。]{2,200}(?:牵头|负责|配合|参[加与]|实施|落实|单位|分工)[^（）()。]{0,120}[）)])?)"
    r"|(?P<part>(?<=[，；：;\t])|(?<=,)(?!\d)|(?<=:)(?![\d/])))"
)
_SPACE = " \t\u3000\xa0\u200b\ufeff\r\n"
_FIELD = re.compile(r"(?:在)?([一-龥、]{2,14}?)(?:工作)?方面$")
_HEADING_LENGTH = 46
_FIELD_LEVEL = 8
_INLINE_LEVEL = 3
_PART_LEVEL = 2
_PART_LENGTH = 24
STATE_HEADING = lazy_pattern(alternation(words("horizon", "state_headings")))
BACK_HEADING = lazy_pattern(alternation(words("horizon", "back_headings"), words("horizon", "state_headings")))
FORWARD_HEADING = re.compile(alternation(words("horizon", "forward_headings")))


class Head(NamedTuple):
    """A heading: its number as written, the span of number and words, the words alone, and its first sentence."""

    level: int
    marker: str
    start: int
    end: int
    words: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The skeleton of a text; every part points to the parts it holds by index."""

    heads: tuple[Head, ...]
    paragraphs: Sequence[Paragraph]
    sentences: Sequence[Sentence]
    clauses: Sequence[Clause]


def read_outline(text: str, furniture: Sequence[Span] = (), headings: Sequence[tuple[int, int, int]] = ()) -> Outline:
    """Split `text` into headings, paragraphs, sentences and clauses; `furniture` stays out.

    `headings` are (start, end, level) of paragraphs that the file format itself calls headings.
    """
    builder = _Builder(text, furniture, {start: level for start, _, level in headings})
    for span in read_paragraphs(text, furniture):
        builder.add(span)
    return Outline(tuple(builder.heads), builder.paragraphs, builder.sentences, builder.clauses)


class _Builder:
    """Collects the parts in reading order; `head` is the heading in force.

    A long text has a hundred thousand parts. What they have in common (a stop, the index one ends and the next begins
    with) is one object, not one for each.
    """

    def __init__(self, text: str, furniture: Sequence[Span], styled: dict[int, int]) -> None:
        self.text, self.styled = text, styled
        self.cuts = [span for span in furniture if _cuts(text, span)]
        self.cut = 0
        self.heads: list[Head] = []
        self.paragraphs = Paragraphs()
        self.sentences = Sentences()
        self.clauses = Clauses()
        self.head: int | None = None
        self.stops: dict[str, str] = {}
        self.paragraph = 0
        self.last = 0

    def add(self, span: Span) -> None:
        """Take one paragraph in."""
        first = len(self.sentences)
        for piece in self._pieces(span):
            self._split(piece, first)
        if len(self.sentences) > first:
            self.paragraphs.add(Paragraph(span.start, span.end, first, len(self.sentences)))
            self.paragraph = len(self.paragraphs)

    def _pieces(self, span: Span) -> list[Span]:
        """Cut a paragraph at the furniture that stands between its sentences."""
        pieces, at = [], span.start
        while self.cut < len(self.cuts) and self.cuts[self.cut].end <= span.start:
            self.cut += 1
        k = self.cut
        while k < len(self.cuts) and self.cuts[k].start < span.end:
            if self.cuts[k].start > at:
                pieces.append(Span(at, self.cuts[k].start))
            at = max(at, self.cuts[k].end)
            k += 1
        if at < span.end:
            pieces.append(Span(at, span.end))
        return pieces

    def _split(self, piece: Span, first_of_paragraph: int) -> None:
        """Cut a piece into sentences and those into clauses."""
        at, end = piece
        clauses: list[tuple[int, int, str]] = []
        for found in _STOP.finditer(self.text, at, end):
            kind = found.lastgroup
            if kind is None:
                continue
            stop = found.group()
            clauses.append((at, found.start(), self.stops.setdefault(stop, stop)))
            at = found.end()
            if kind == "full":
                self._sentence(clauses, at, first_of_paragraph)
                clauses = []
        clauses.append((at, end, ""))
        self._sentence(clauses, end, first_of_paragraph)

    def _sentence(self, clauses: list[tuple[int, int, str]], end: int, first_of_paragraph: int) -> None:
        index, first, text = len(self.sentences), self.last, self.text
        kept = []
        for start, stop_at, stop in clauses:
            while start < stop_at and text[start] in _SPACE:
                start += 1
            while start < stop_at and text[stop_at - 1] in _SPACE:
                stop_at -= 1
            if start < stop_at:
                kept.append(Clause(start, stop_at, index, stop))
        if not kept:
            return
        opening = index == first_of_paragraph
        heading = self._heading(kept, index, end, opening)
        self.clauses.extend(kept)
        self.last = len(self.clauses)
        self.sentences.add(Sentence(kept[0].start, end, self.paragraph, first, self.last, self.head, heading))

    def _heading(self, clauses: list[Clause], index: int, end: int, opening: bool) -> bool:
        """Note the heading this sentence opens; True where the sentence is nothing but the heading."""
        start, text = clauses[0].start, self.text
        marker = read_marker(text, start, end)
        styled = self.styled.get(start) if opening else None
        if marker is None:
            return self._plain_heading(clauses, index, opening, styled)
        # 一、 in the middle of a paragraph is a heading only in a text that lost its line breaks.
        if not marker.spoken and not opening and (marker.level > _INLINE_LEVEL or end - start > _HEADING_LENGTH):
            return False
        if marker.spoken and styled is None and not self._spoken_heads(marker, clauses, end):
            return False
        length = clauses[-1].end - start
        whole = length <= _HEADING_LENGTH
        words_end = clauses[-1].end if whole else clauses[0].end
        if not whole and clauses[0].end - start > _HEADING_LENGTH:
            words_end = marker.end
        self._open(marker.level if styled is None else styled, marker, words_end, index)
        return whole and not marker.spoken

    def _spoken_heads(self, marker: Marker, clauses: list[Clause], end: int) -> bool:
        """Is 一要 / 第三， here the head of a part, not a word of the sentence?"""
        return end - marker.end >= 4 and clauses[-1].end > marker.end

    def _plain_heading(self, clauses: list[Clause], index: int, opening: bool, styled: int | None) -> bool:
        first, text = clauses[0], self.text
        if styled is not None:
            self._open(styled, Marker(first.start, first.start, styled, False), clauses[-1].end, index)
            return True
        if opening and len(clauses) == 1 and not first.stop and self._names_part(first):
            self._open(_PART_LEVEL, Marker(first.start, first.start, _PART_LEVEL, False), first.end, index)
            return True
        # "明年的工作重点是：城市建设方面，…" names its field behind the colon.
        named = clauses[1] if len(clauses) > 2 and first.stop in "：:" else first
        if named.stop in "，：,:" and len(clauses) > 1 and _FIELD.match(text, named.start, named.end):
            self._open(_FIELD_LEVEL, Marker(named.start, named.start, _FIELD_LEVEL, True), named.end, index)
        return False

    def _names_part(self, line: Clause) -> bool:
        """Is a short line without a full stop the heading of a part (2026年工作安排)? A title that names both parts is none."""
        if line.end - line.start > _PART_LENGTH:
            return False
        back = BACK_HEADING.search(self.text, line.start, line.end)
        forward = FORWARD_HEADING.search(self.text, line.start, line.end)
        return (back is None) != (forward is None)

    def _open(self, level: int, marker: Marker, words_end: int, index: int) -> None:
        words = Span(min(marker.end, words_end), words_end)
        label = self.text[marker.start : marker.end].strip()
        self.heads.append(Head(level, label, marker.start, words_end, words, index))
        self.head = len(self.heads) - 1


def _cuts(text: str, span: Span) -> bool:
    """Does this furniture stand between two sentences, so that it must not be read as part of one?"""
    before = text[max(0, span.start - 3) : span.start].rstrip(_SPACE)
    after = text[span.end : span.end + 1]
    return not before or before[-1] in "。！？!?；：:”）" or after in ("\n", "\r", "") or text[span.start - 1] in "\r\n"
