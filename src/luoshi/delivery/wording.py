"""The words of a row: what the text says at a place, without the line breaks and links that aren't the author's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from luoshi.reading.reading import Reading
from luoshi.reading.text import Span


class Wordings:
    """Quotes stretches of one reading's text as a person would copy them."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        strange = {"injected_link", "page_chrome"}
        cuts = [Span(one.start, one.end) for one in reading.defects if one.kind in strange]
        cuts += [Span(one.start, one.end) for one in reading.segments if one.kind == "furniture"]
        # A break that became characters is no word either: 全面启\\r\\n动 is 全面启动.
        self._cuts = _joined([*cuts, *reading.breaks])
        self._ends = [cut.end for cut in self._cuts]

    def of(self, start: int, end: int) -> str:
        """The words at ``text[start:end]``; the stretch as it stands if nothing of it is the author's."""
        pieces, at = [], start
        for cut in self._cuts[bisect_left(self._ends, start + 1) :]:
            if cut.start >= end:
                break
            pieces.append(self._text[at : max(at, cut.start)])
            at = cut.end
        pieces.append(self._text[at:end])
        return one_line("".join(pieces)) or one_line(self._text[start:end])


def one_line(text: str) -> str:
    """The text with its lines joined: without a space between Chinese characters, with one between Latin words."""
    joined = ""
    for line in text.splitlines():
        piece = line.strip()
        joined += " " + piece if joined and piece and _latin(joined[-1]) and _latin(piece[0]) else piece
    return joined


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that overlap made one, empty ones left out."""
    joined: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
