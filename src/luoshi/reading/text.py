"""Text and Span: the text never changes after loading; everything else points into it.

All positions are Unicode code points, half-open, as Python counts them in a ``str``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: ``text[start:end]``. Empty spans are allowed where something is missing."""

    start: int
    end: int

    def quote(self, text: str) -> str:
        """The stretch itself, character for character."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Do the two share at least one character?"""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Does ``other`` lie inside this span, edges included?"""
        return self.start <= other.start and other.end <= self.end


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same spans in order, those that overlap or touch taken together."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
