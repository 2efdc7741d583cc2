"""Two numbers that bound one range: 在20和30之间, 大于10且小于20, 18岁以上、60岁以下."""

from __future__ import annotations

import re

from luoshi.reading.lexicon import alternation, words
from luoshi.reading.values.quantity import Quantity

_S = r"[ \u3000\xa0]{0,2}"
_AND = re.compile(rf"{_S}[与和跟同及到至]{_S}")
_BETWEEN = re.compile(rf"{_S}(?:之间|间)")
_AT = alternation(words("comparators", "between"))
_BEFORE = re.compile(rf"{_AT}{_S}$")
_REACH = 4
_JOINED = re.compile(rf"{_S}{alternation(words('comparators', 'joins'))}?{_S}")
# Only where the words stand behind both numbers does a comma not part two figures.
_COMMA = re.compile(rf"{_S}[,，、]{_S}")
_BOUNDS = {"at_least", "at_most"}


def join_bounds(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities with each pair that bounds one range made one."""
    joined: list[Quantity] = []
    for quantity in found:
        pair = _pair(text, joined[-1], quantity) if joined else None
        if pair is None:
            joined.append(quantity)
        else:
            joined[-1] = pair
    return joined


def _pair(text: str, first: Quantity, last: Quantity) -> Quantity | None:
    if last.said_from - first.said_to > 2 * _REACH or not _one_unit(first, last):
        return None
    return _between(text, first, last) or _opposite(text, first, last)


def _one_unit(first: Quantity, last: Quantity) -> bool:
    return first.unit is None or last.unit in {first.unit, "间"}


def _between(text: str, first: Quantity, last: Quantity) -> Quantity | None:
    if first.low is None or last.low is None or first.high is not None or last.high is not None:
        return None
    if first.low >= last.low or _AND.fullmatch(text, first.end, last.start) is None:
        return None
    # 间 counts rooms, but not behind two numbers that 和 joins.
    end = last.end - 1 if last.unit == "间" and first.unit is None else last.end
    closing = _BETWEEN.match(text, end)
    if closing is None:
        return None
    unit = first.unit if end < last.end else last.unit
    opening = _BEFORE.search(text, max(0, first.start - _REACH), first.start)
    start = opening.start() if opening else first.said_from
    return Quantity(first.start, end, first.low, last.low, unit, "range", False, start, closing.end())


def _opposite(text: str, first: Quantity, last: Quantity) -> Quantity | None:
    if {first.comparator, last.comparator} != _BOUNDS:
        return None
    lower, upper = (first, last) if first.comparator == "at_least" else (last, first)
    if lower.low is None or upper.high is None or lower.low >= upper.high:
        return None
    behind = first.said_to > first.end and last.said_to > last.end
    gap = (first.said_to, last.said_from)
    if _JOINED.fullmatch(text, *gap) is None and not (behind and _COMMA.fullmatch(text, *gap)):
        return None
    return Quantity(
        first.start, last.end, lower.low, upper.high, last.unit, "range", False, first.said_from, last.said_to
    )
