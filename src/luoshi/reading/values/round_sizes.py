"""A size said by its place alone, after a word that compares: 超百亿元, 突破万亿元, 近千家, 过百万人."""

from __future__ import annotations

import re
from decimal import Decimal

from luoshi.reading.lexicon import words
from luoshi.reading.values.comparators import Said, read_said
from luoshi.reading.values.numerals import scale_of
from luoshi.reading.values.quantity import Quantity, bounds
from luoshi.reading.values.units import UNIT_AT, split_unit

_PASSING = "过"
# The last characters of words that such a size follows.
ROUND_AFTER = "超破过近逾约"
_COUNTS = "百千"
_BARE = re.compile("[万亿]{1,2}(?![一-龥])")
_NOT_PASSING = frozenset(words("comparators", "no_passing"))


def round_size(text: str, at: int) -> Quantity | None:
    """The round size at `at`: 百亿元 is 100 of 亿元, 万亿元 1 of 万亿元; None where no word compares it or nothing is counted."""
    if text[at - 1 : at] not in ROUND_AFTER or not at:
        return None
    count = text[at] if text[at] in _COUNTS else ""
    found = UNIT_AT.match(text, at + len(count)) or _BARE.match(text, at + len(count))
    if found is None:
        return None
    scale, bare = split_unit(found.group())
    said = _said(text, at, found.end())
    if said is None or not (count or scale):
        return None
    number = Decimal(scale_of(count)) * (1 if bare else scale_of(scale))
    comparator = said.comparator or "equal"
    return Quantity(
        at,
        found.end(),
        *bounds(number, comparator),
        found.group() if bare else None,
        comparator,
        False,
        said.start,
        said.end,
    )


def _said(text: str, start: int, end: int) -> Said | None:
    said = read_said(text, start, end)
    if said.comparator is not None:
        return said
    passing = text[start - 1] == _PASSING and start > 1 and text[start - 2] not in _NOT_PASSING
    return said._replace(comparator="at_least", start=start - 1) if passing else None
