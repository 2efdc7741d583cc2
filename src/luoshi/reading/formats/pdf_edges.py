"""Headers, footers and page numbers of a PDF: what stands at the same place on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from luoshi.reading.formats.pdf_lines import Line
from luoshi.reading.formats.pdf_pages import PageText

_NEAR: Final = 4.0
"""In points: how far apart lines may stand and still be at the same place."""

_BAND: Final = 0.15
_OUTERMOST: Final = 3
_OFTEN: Final = 3
_SHORT_DOCUMENT: Final = 5
_APART: Final = 1.25
_OTHER_SIZE: Final = 0.1
_ANYWHERE: Final = 0.5
_NUMBER: Final = re.compile(r"\d{1,4}")
_STROKES: Final = r"[\s—－–―─·•~～|-]{0,6}"
_PAGE_NUMBER: Final = re.compile(
    rf"{_STROKES}第?\s{{0,2}}\d{{1,4}}\s{{0,2}}页?(?:\s{{0,2}}[/／，,（(]?\s{{0,2}}共?\s{{0,2}}\d{{1,4}}\s{{0,2}}页?[）)]?)?{_STROKES}$"
)
_BARE: Final = re.compile(r"\d{1,4}$")
# 附件1, 附件2 may open page after page at the same height: they are the author's.
_ATTACHED: Final = re.compile(r"附[件表录图]")


class _Place(NamedTuple):
    """A line and where it was found: on which page, from which edge of it and how far, and whether among the outermost lines."""

    page: int
    line: Line
    below: bool
    away: float
    outermost: bool


def find_edges(pages: Sequence[PageText]) -> set[int]:
    """The identities (`id`) of the lines that the page set around the text."""
    places = [place for page in pages for place in _places(page)]
    found = {id(place.line) for place in places if place.outermost and _is_numbered(place)}
    by_words: dict[tuple[bool, str], list[_Place]] = defaultdict(list)
    by_form: dict[tuple[bool, str], list[_Place]] = defaultdict(list)
    for place in places:
        words = "".join(place.line.words.split())
        by_words[place.below, words].append(place)
        if place.outermost and _NUMBER.search(words) and not _ATTACHED.match(words):
            by_form[place.below, _NUMBER.sub("#", words)].append(place)
    for same in by_words.values():
        found |= {id(place.line) for place in _repeated(same, len(pages))}
    for same in by_form.values():
        found |= {id(place.line) for place in _counting(same)}
    return found


def _places(page: PageText) -> Iterator[_Place]:
    """Every line of a page with its distance from the nearer edge."""
    lines = [(line, column.height) for column in page.columns for line in column.lines]
    lines.sort(key=lambda one: one[0].box.top)
    rows = [line for line, _ in lines]
    above, below = _set_off(rows), _set_off(rows[::-1])
    for number, (line, height) in enumerate(lines):
        is_below = line.box.middle > height / 2
        away = height - line.box.bottom if is_below else line.box.top
        outermost = (number >= len(lines) - below if is_below else number < above) and away < _BAND * height
        yield _Place(page.number, line, is_below, away, outermost)


def _set_off(rows: Sequence[Line]) -> int:
    """How many of the outermost lines, which come first, stand apart from the text: further off, or in another size."""
    if len(rows) <= _OUTERMOST:
        return len(rows)
    size = median(row.size for row in rows)
    steps = [abs(inner.box.middle - outer.box.middle) for outer, inner in pairwise(rows)]
    usual = median([step for step in steps if step > size / 2] or [size])
    apart = [
        number
        for number in range(1, _OUTERMOST + 1)
        if steps[number - 1] > _APART * usual or abs(rows[number - 1].size - size) > _OTHER_SIZE * size
    ]
    return max(apart, default=0)


def _is_numbered(place: _Place) -> bool:
    """Is this a page number that shows itself as one (— 3 —, 第3页 共10页, or the number of this very page)?"""
    words = place.line.words
    if _PAGE_NUMBER.match(words) is None:
        return False
    return _BARE.match(words) is None or int(words) == place.page


def _repeated(same: list[_Place], pages: int) -> list[_Place]:
    """Those of lines with the same words that stand at the same place on several pages."""
    for height in sorted({round(place.away) for place in same}):
        near = [place for place in same if abs(place.away - height) <= _NEAR]
        often = len({place.page for place in near})
        at_edge = all(place.outermost for place in near)
        if at_edge and (often >= _OFTEN or (often == 2 and pages <= _SHORT_DOCUMENT)):
            return near
        if often >= max(_OFTEN, _ANYWHERE * pages) and not at_edge and pages > 2:
            return near
    return []


def _counting(same: list[_Place]) -> Iterable[_Place]:
    """Those of lines alike but for a number whose number counts the pages."""
    by_start: dict[int, list[_Place]] = defaultdict(list)
    for place in same:
        for number in {int(found) for found in _NUMBER.findall(place.line.words)}:
            by_start[number - place.page].append(place)
    return [place for group in by_start.values() if len({one.page for one in group}) > 1 for place in group]
