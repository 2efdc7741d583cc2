"""A date that is being read: where it ends, its days, its rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from luoshi.reading.values.calendar_words import Interval

Grain = Literal["day", "week", "month", "part", "year", "span"]
BLANKS = "[ 　]{0,2}"
MONTH = r"(?:1[0-2]|0?[1-9]|１[０-２]|０?[１-９]|十[一二]?|[一二三四五六七八九元])"


class Piece(NamedTuple):
    """A date read so far: where it ends, the days it covers, the rule, how coarse it is, and whether it names its year."""

    end: int
    earliest: date
    latest: date
    rule: str
    grain: Grain
    dated: bool


def piece(end: int, stretch: Interval | None, rule: str, grain: Grain, *, dated: bool) -> Piece | None:
    """A piece of whole days; None where the calendar has no such stretch."""
    return None if stretch is None else Piece(end, *stretch, rule, grain, dated)


def any_of(words: Iterable[str]) -> str:
    """An alternation of the words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
