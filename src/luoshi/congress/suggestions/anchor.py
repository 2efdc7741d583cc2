"""The passage that a suggestion is about, and what became of it in a later version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from luoshi.congress.suggestions.difference import Piece, difference, steps
from luoshi.congress.suggestions.draft import Draft
from luoshi.reading.text import Span

# 新建北渡桥 is found again by its words; 加强 stands everywhere.
_LONG_ENOUGH = 5

State = Literal["kept", "changed", "gone"]
"""The passage reads as before, wherever it stands now; it was rewritten; nothing of it is left."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of one version: where it stands and what it says."""

    version: int
    span: Span
    quote: str

    def fits(self, draft: Draft) -> bool:
        """Does that version say this at this place?"""
        return draft.number == self.version and bool(self.quote) and self.span.quote(draft.text) == self.quote


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a passage. `anchor` is where it is now; None where it is gone, then `elsewhere` are places that say the same."""

    state: State
    anchor: Anchor | None
    elsewhere: tuple[Span, ...] = ()


def anchor_at(draft: Draft, start: int, end: int) -> Anchor:
    """The passage of a version from `start` up to `end`."""
    span = Span(start, end)
    return Anchor(draft.number, span, span.quote(draft.text))


def places_of(draft: Draft, quote: str) -> tuple[Span, ...]:
    """Every place where a version says these words; a person chooses where there are several."""
    found, at = [], draft.text.find(quote) if quote else -1
    while at >= 0:
        found.append(Span(at, at + len(quote)))
        at = draft.text.find(quote, at + 1)
    return tuple(found)


def carry(anchor: Anchor, old: Draft, new: Draft) -> Carried:
    """The passage in a later version. It goes where its sentence went; a sentence that moved is found by its words."""
    return carry_over(anchor, new, difference(old.text, new.text))


def carry_over(anchor: Anchor, new: Draft, pieces: Sequence[Piece]) -> Carried:
    """As `carry`, with the difference at hand."""
    span = _new_span(anchor.span, pieces)
    if span is not None and span.start < span.end:
        now = Anchor(new.number, span, span.quote(new.text))
        return Carried("kept" if now.quote == anchor.quote else "changed", now)
    places = places_of(new, anchor.quote)
    # Words that stand in one place only have moved there; one of several would be a guess, and so would a short one.
    if len(places) == 1 and len(anchor.quote) >= _LONG_ENOUGH and _is_new(places[0], pieces):
        return Carried("kept", Anchor(new.number, places[0], anchor.quote))
    return Carried("gone", None, places)


def _new_span(span: Span, pieces: Sequence[Piece]) -> Span | None:
    """Where the characters of the span are now: from the first of them that is left or replaced to the last."""
    ends: list[Span] = []
    for part in steps(pieces):
        inside = Span(max(span.start, part.old.start), min(span.end, part.old.end))
        if part.kind == "same" and inside.start < inside.end:
            shift = part.new.start - part.old.start
            ends.append(Span(inside.start + shift, inside.end + shift))
        elif part.kind == "changed" and inside.start < inside.end:
            ends.append(part.new)
    return Span(ends[0].start, ends[-1].end) if ends else None


def _is_new(place: Span, pieces: Sequence[Piece]) -> bool:
    """Was this passage written into the new version? What stood there all along is another passage."""
    return any(piece.kind in {"added", "changed"} and piece.new.overlaps(place) for piece in pieces)
