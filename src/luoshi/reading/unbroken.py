"""The text without the line breaks inside its sentences, and the way back: words that a break cut apart are words again.

The text itself stays as it is. The rules read this view of it, and whatever they find is moved back to where it stands.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from luoshi.reading.formats import Loaded
from luoshi.reading.paragraphs import BREAK, read_paragraphs
from luoshi.reading.text import Span, joined

_AROUND = " \t\u3000\xa0\u200b\ufeff"
# Question marks alone are lost characters: what stood there is missing, not only broken.
_ONLY_LOST = re.compile("[?\ufffd]+")
_WORD = re.compile("[A-Za-z]")


class Unbroken:
    """A view of a text: ``text`` is what is read, ``cuts`` are the breaks in ``source`` that are not in it."""

    def __init__(self, source: str, cuts: Sequence[Span]) -> None:
        self.source, self.cuts = source, tuple(cuts)
        ends = [0, *(cut.end for cut in cuts)]
        starts = [*(cut.start for cut in cuts), len(source)]
        kept = [source[start:end] for start, end in zip(ends, starts, strict=True)]
        self.text = "".join(kept)
        self._at = list(accumulate(map(len, kept)))[:-1]
        self._gone = [0, *accumulate(cut.end - cut.start for cut in cuts)]
        self._ends = [cut.end for cut in cuts]
        # Between which cuts the last stretch stood, and how much is gone before it: the next one mostly stands there too.
        self._near = (0, 0, 0)

    def start(self, place: int) -> int:
        """Where the character at this place of the view stands in the source."""
        return place + self._gone[bisect_right(self._at, place)]

    def end(self, place: int) -> int:
        """Where a stretch that ends at this place of the view ends in the source."""
        return place + self._gone[bisect_left(self._at, place)]

    def place(self, position: int) -> int:
        """Where a position of the source is in the view; one inside a break is where the break was."""
        number = bisect_right(self._ends, position)
        if number < len(self.cuts) and self.cuts[number].start < position:
            position = self.cuts[number].start
        return position - self._gone[number]

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the view begins and ends in the source; an empty one stands before a break."""
        if not self.cuts:
            return start, end
        after, before, gone = self._near
        if after < start and end < before:
            return start + gone, end + gone
        # This is asked of every stretch of a long text, so it doesn't ask the methods above.
        at = self._at
        number = bisect_right(at, start) if start < end else bisect_left(at, start)
        gone = self._gone[number]
        self._near = (at[number - 1] if number else -1, at[number] if number < len(at) else sys.maxsize, gone)
        return start + gone, end + self._gone[bisect_left(at, end)]

    def span(self, one: tuple[int, int]) -> Span:
        """A stretch of the view as it stands in the source; an empty one stands before a break."""
        return Span(*self.bounds(*one))

    def places(self, spans: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
        """Where stretches of the source are in the view."""
        return ((self.place(start), self.place(end)) for start, end in spans) if self.cuts else spans


def unbroken(loaded: Loaded, furniture: Sequence[Span]) -> Unbroken:
    """The view of a text; ``furniture`` is what is not the author's."""
    text = loaded.text
    if BREAK.search(text) is None:
        return Unbroken(text, ())
    # Where only blanks are between two breaks, both are one.
    cuts = joined(cut for one in read_paragraphs(text, furniture) for cut in _cuts(text, one))
    return Unbroken(text, _outside_of_cells(cuts, loaded))


def loaded_view(loaded: Loaded, view: Unbroken) -> Loaded:
    """What the format knew, with every stretch where it is in the view."""

    def there(one: Span) -> Span:
        return Span(view.place(one.start), view.place(one.end))

    return replace(
        loaded,
        text=view.text,
        furniture=tuple(span for one in loaded.furniture if (span := there(one)).start < span.end),
        headings=tuple(replace(one, start=view.place(one.start), end=view.place(one.end)) for one in loaded.headings),
        tables=tuple(
            replace(table, rows=tuple(tuple(there(cell) for cell in row) for row in table.rows))
            for table in loaded.tables
        ),
        labels=tuple(there(one) for one in loaded.labels),
        defects=tuple(replace(one, start=view.place(one.start), end=view.place(one.end)) for one in loaded.defects),
    )


def _outside_of_cells(cuts: Sequence[Span], loaded: Loaded) -> list[Span]:
    """Those that are not inside a cell of a table: there a line is a thing of its own, one body below the other."""
    cells = sorted({cell for table in loaded.tables for row in table.rows for cell in row})
    starts = [cell.start for cell in cells]

    def is_in_cell(cut: Span) -> bool:
        before = bisect_right(starts, cut.start) - 1
        return before >= 0 and cut.start < cells[before].end

    return [cut for cut in cuts if not is_in_cell(cut)]


def _cuts(text: str, paragraph: Span) -> Iterator[Span]:
    for found in BREAK.finditer(text, *paragraph):
        if _ONLY_LOST.fullmatch(found.group()):
            continue
        start, end = found.span()
        while start > paragraph.start and text[start - 1] in _AROUND:
            start -= 1
        while end < paragraph.end and text[end] in _AROUND:
            end += 1
        # Between Latin words the break is their space.
        if start == paragraph.start or not (_WORD.match(text[start - 1]) and _WORD.match(text[end : end + 1])):
            yield Span(start, end)
