"""The order in which a page is read: column by column, headings across all columns in between."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from statistics import median
from typing import Final

from luoshi.reading.formats.pdf_letters import Box, Letter
from luoshi.reading.formats.pdf_lines import read_lines_of

# All of these are shares of a width or of a number; sizes are in letters.
_WITHIN: Final = (0.25, 0.75)
_GUTTER: Final = 0.9
_CROSSED: Final = 0.4
_SIDE: Final = 0.2
_FILLED: Final = 0.5
_LINES: Final = 4
_STEP: Final = 2.0
_HANGING: Final = frozenset("，。、；：！？）》”’】")
_DEPTH: Final = 3


def read_columns(letters: Sequence[Letter], depth: int = _DEPTH) -> Iterator[list[Letter]]:
    """The letters of a page in groups, each of which is read from top to bottom before the next one."""
    gutter = _gutter(letters) if depth else None
    if gutter is None:
        yield list(letters)
        return
    for across, group in _bands(letters, gutter):
        if across:
            yield group
        else:
            yield from read_columns([one for one in group if one.box.x0 < gutter], depth - 1)
            yield from read_columns([one for one in group if one.box.x0 >= gutter], depth - 1)


def _gutter(letters: Sequence[Letter]) -> float | None:
    """Where the white space between two columns of running text is, or None for a page of one column."""
    if len(letters) < 4 * _LINES:
        return None
    size = median(letter.size for letter in letters)
    left, right = min(one.box.x0 for one in letters), max(one.box.x1 for one in letters)
    rows = len({round(one.box.middle / size) for one in letters})
    crossed = _crossings(letters, left, right, size)
    edges = (int(_WITHIN[0] * len(crossed)), int(_WITHIN[1] * len(crossed)) + 1)
    fewest = min(crossed[slice(*edges)])
    if fewest >= _CROSSED * rows:
        return None
    lanes = (list(lane) for free, lane in groupby(range(*edges), lambda place: crossed[place] == fewest) if free)
    widest = max(lanes, key=len)
    gutter = left + (widest[0] + widest[-1]) / 2 * _STEP
    return gutter if _are_columns(letters, gutter, size) else None


def _crossings(letters: Sequence[Letter], left: float, right: float, size: float) -> list[int]:
    """How many letters stand in the way of a gutter, for every place from left to right."""
    places = int((right - left) / _STEP) + 1
    changes = [0] * (places + 2)
    reach = _GUTTER * size / 2
    for one in letters:
        if one.text.strip():
            changes[min(max(math.ceil((one.box.x0 - reach - left) / _STEP), 0), places)] += 1
            changes[min(max(math.floor((_end(one) + reach - left) / _STEP), 0) + 1, places + 1)] -= 1
    return list(accumulate(changes))[:places]


def _crossing(letters: Sequence[Letter], place: float, size: float) -> list[Letter]:
    reach = _GUTTER * size / 2
    return [one for one in letters if one.box.x0 < place + reach and _end(one) > place - reach and one.text.strip()]


def _end(letter: Letter) -> float:
    """Where the ink of a letter ends: that of a closing sign, which may hang over the edge, fills half of its place."""
    x0, _, x1, _ = letter.box
    return (x0 + x1) / 2 if letter.text in _HANGING else x1


def _are_columns(letters: Sequence[Letter], gutter: float, size: float) -> bool:
    """Is there running text on both sides, and not a list of short words that happen to leave a lane free?"""
    beside = [group for across, group in _bands(letters, gutter) if not across]
    sides = [
        [one for group in beside for one in group if one.box.x0 < gutter],
        [one for group in beside for one in group if one.box.x0 >= gutter],
    ]
    return all(len(side) >= _SIDE * len(letters) and _is_running(side, size) for side in sides)


def _is_running(side: Sequence[Letter], size: float) -> bool:
    lines = read_lines_of(side)
    if len(lines) < _LINES:
        return False
    width = max(line.box.x1 for line in lines) - min(line.box.x0 for line in lines)
    return width > 6 * size and median(_drawn(line.words) * line.size for line in lines) > _FILLED * width


def _drawn(words: str) -> float:
    """How many letters wide words are: those of Latin script count half."""
    return sum(0.5 if letter.isascii() else 1.0 for letter in words if not letter.isspace())


def _bands(letters: Sequence[Letter], gutter: float) -> Iterator[tuple[bool, list[Letter]]]:
    """The page from top to bottom in bands: lines across the gutter, and what stands beside it on either side."""
    size = median(letter.size for letter in letters)
    across = [one.box for one in _crossing(letters, gutter, size)]
    group: list[Letter] = []
    state = False
    for letter in sorted(letters, key=lambda one: one.box.middle):
        crosses = any(_beside(box, letter.box) for box in across)
        if group and crosses != state:
            yield state, group
            group = []
        state = crosses
        group.append(letter)
    if group:
        yield state, group


def _beside(box: Box, other: Box) -> bool:
    """Do two letters stand on one line?"""
    return box.top < other.middle < box.bottom
