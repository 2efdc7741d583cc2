"""Two versions of a text side by side: by sentences, and inside a sentence that was changed by characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from luoshi.reading.text import Span

Kind = Literal["same", "dropped", "added", "changed"]

# A sentence with its stop and the closing marks behind it, or a line; what is left over has no stop.
_SENTENCE = re.compile(r"[^。！？；\n]*(?:[。！？；]+[”’」』）]*\n*|\n+)|[^。！？；\n]+")
# In a block larger than this a sentence is held against those about its own place only.
_BLOCK, _BAND = 60, 150
_STOPS = "。！？；\n"


@dataclass(frozen=True, slots=True)
class Part:
    """Characters inside a changed sentence: kept, dropped, added, or written anew (changed)."""

    kind: Kind
    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Sentences in a row of which the same holds. Empty spans stand where one version has nothing.

    All pieces together cover both texts once and in order; a `changed` piece is one sentence and has `parts`.
    """

    kind: Kind
    old: Span
    new: Span
    parts: tuple[Part, ...] = ()


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """What became of the old text in the new one, in the order of the new one."""
    return tuple(_Sides(old, new).pieces())


def sentences(text: str) -> list[Span]:
    """The sentences of a text with their stops; together they are the whole text."""
    return [Span(*found.span()) for found in _SENTENCE.finditer(text) if found.group()]


class _Chain(NamedTuple):
    """The best pairs from a place on: the first of them, and the chain of the others."""

    score: int
    one: int
    other: int
    rest: _Chain | None


_END = _Chain(0, -1, -1, None)


class _Sides:
    """Both texts with their sentences; the edges of sentence n are `bounds[n]` and `bounds[n + 1]`."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.old_spans, self.new_spans = sentences(old), sentences(new)
        self.old_said = [span.quote(old) for span in self.old_spans]
        self.new_said = [span.quote(new) for span in self.new_spans]
        self.old_letters = [Counter(said.strip(_STOPS)) for said in self.old_said]
        self.new_letters = [Counter(said.strip(_STOPS)) for said in self.new_said]
        self.old_bounds = [0, *(span.end for span in self.old_spans)]
        self.new_bounds = [0, *(span.end for span in self.new_spans)]

    def pieces(self) -> Iterator[Piece]:
        matcher = SequenceMatcher(None, self.old_said, self.new_said, autojunk=False)
        for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            if tag == "equal":
                yield self._piece("same", (old_from, old_to), (new_from, new_to))
            else:
                yield from self._block(old_from, old_to, new_from, new_to)

    def _block(self, old_from: int, old_to: int, new_from: int, new_to: int) -> Iterator[Piece]:
        """Sentences that differ: those that are versions of each other as changed, the others as dropped and added."""
        at_old, at_new = old_from, new_from
        for one, other in (*self._pairs(range(old_from, old_to), range(new_from, new_to)), (old_to, new_to)):
            if at_old < one:
                yield self._piece("dropped", (at_old, one), (at_new, at_new))
            if at_new < other:
                yield self._piece("added", (one, one), (at_new, other))
            if one < old_to:
                old, new = self.old_spans[one], self.new_spans[other]
                yield Piece("changed", old, new, tuple(_parts(self.old, self.new, old, new)))
            at_old, at_new = one + 1, other + 1

    def _pairs(self, olds: range, news: range) -> list[tuple[int, int]]:
        """Which old sentence became which new one: as many characters as can be kept, in order."""
        best: dict[tuple[int, int], _Chain] = {}

        def chain_from(one: int, other: int) -> _Chain:
            """The best one from here on; where the band begins further on, from there."""
            place = max(other, _near(one, olds, news).start) if one in olds else other
            return best.get((one, place), _END)

        for one in reversed(olds):
            for other in reversed(_near(one, olds, news)):
                chain = max(chain_from(one + 1, other), chain_from(one, other + 1), key=_score)
                kept = self._kept(one, other)
                if kept:
                    rest = chain_from(one + 1, other + 1)
                    chain = max(chain, _Chain(rest.score + kept, one, other, rest), key=_score)
                best[one, other] = chain
        link: _Chain | None = chain_from(olds.start, news.start)
        found = []
        while link is not None:
            if link.score:
                found.append((link.one, link.other))
            link = link.rest
        return found

    def _kept(self, one: int, other: int) -> int:
        """How many characters of a sentence are left in the other, in order; 0 where that is less than half of the shorter."""
        old, new = self.old_said[one], self.new_said[other]
        half = (min(len(old), len(new)) + 1) // 2
        # What they have in common in any order can't be less: most pairs are done with here.
        if (self.old_letters[one] & self.new_letters[other]).total() < half:
            return 0
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        blocks = (old[block.a : block.a + block.size] for block in matcher.get_matching_blocks())
        kept = sum(len(block.strip(_STOPS)) for block in blocks)
        return kept if kept >= half else 0

    def _piece(self, kind: Kind, old: tuple[int, int], new: tuple[int, int]) -> Piece:
        return Piece(
            kind,
            Span(self.old_bounds[old[0]], self.old_bounds[old[1]]),
            Span(self.new_bounds[new[0]], self.new_bounds[new[1]]),
        )


def _near(one: int, olds: range, news: range) -> range:
    """The new sentences that an old one of a block may have become: all of a small block, those about its place of a large one."""
    if len(olds) * len(news) <= _BLOCK * _BLOCK:
        return news
    middle = news.start + (one - olds.start) * len(news) // len(olds)
    return range(max(news.start, middle - _BAND), min(news.stop, middle + _BAND))


def _score(chain: _Chain) -> int:
    return chain.score


def _parts(old_text: str, new_text: str, old: Span, new: Span) -> Iterator[Part]:
    kinds: dict[str, Kind] = {"equal": "same", "delete": "dropped", "insert": "added", "replace": "changed"}
    matcher = SequenceMatcher(None, old.quote(old_text), new.quote(new_text), autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield Part(
            kinds[tag],
            Span(old.start + old_from, old.start + old_to),
            Span(new.start + new_from, new.start + new_to),
        )


def steps(pieces: Sequence[Piece]) -> Iterator[Part]:
    """The same difference as one row of parts, those of changed sentences in their places."""
    for piece in pieces:
        if piece.parts:
            yield from piece.parts
        else:
            yield Part(piece.kind, piece.old, piece.new)
