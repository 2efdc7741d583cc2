"""Two versions of a text side by side: by sentences, and inside a sentence that was changed by characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from luoshi.reading.text import Span

Kind = Literal["same", "dropped", "added", "changed"]

# A sentence with its stop and the closing marks behind it, or a line; what is left over has no stop.
_SENTENCE = re.compile(r"[^。！？；\n]*(?:[。！？；]+[”’」』）]*\n*|\n+)|[^。！？；\n]+")
# Sentences of so large a block are not held against each other one by one: that many were rewritten as a whole.
_BLOCK = 60


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


class _Sides:
    """Both texts with their sentences; the edges of sentence n are `bounds[n]` and `bounds[n + 1]`."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.old_spans, self.new_spans = sentences(old), sentences(new)
        self.old_said = [span.quote(old) for span in self.old_spans]
        self.new_said = [span.quote(new) for span in self.new_spans]
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
        if not olds or not news or len(olds) * len(news) > _BLOCK * _BLOCK:
            return []
        best: dict[tuple[int, int], tuple[int, tuple[tuple[int, int], ...]]] = {}
        nothing: tuple[int, tuple[tuple[int, int], ...]] = (0, ())
        for one in reversed(olds):
            for other in reversed(news):
                choices = [best.get((one + 1, other), nothing), best.get((one, other + 1), nothing)]
                kept = _kept(self.old_said[one], self.new_said[other])
                if 2 * kept >= min(len(self.old_said[one]), len(self.new_said[other])):
                    score, pairs = best.get((one + 1, other + 1), nothing)
                    choices.append((score + kept, ((one, other), *pairs)))
                best[one, other] = max(choices, key=lambda choice: choice[0])
        return list(best[olds[0], news[0]][1])

    def _piece(self, kind: Kind, old: tuple[int, int], new: tuple[int, int]) -> Piece:
        return Piece(
            kind,
            Span(self.old_bounds[old[0]], self.old_bounds[old[1]]),
            Span(self.new_bounds[new[0]], self.new_bounds[new[1]]),
        )


def _kept(old: str, new: str) -> int:
    """How many characters of one are left in the other, in order; stops and breaks don't count."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    blocks = (old[block.a : block.a + block.size] for block in matcher.get_matching_blocks())
    return sum(len(block.strip("。！？；\n")) for block in blocks)


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
