"""A size said by its place alone, after a word that compares or reaches: 超百亿元, 突破万亿元, 近千家, 过百万人, 达百亿元."""

from __future__ import annotations

import re
from decimal import Decimal

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import words
from luoshi.reading.values.comparators import Said, read_said
from luoshi.reading.values.numerals import scale_of
from luoshi.reading.values.quantity import Quantity, bounds
from luoshi.reading.values.units import MONEY, UNIT_AT, split_unit

_PASSING = "过"
# The last characters of words that such a size follows.
_REACHING = "达到在"
ROUND_AFTER = "超破过近逾约" + _REACHING
# Reached, such a size ends what is said or is a sum: 产值达百亿元, 稳定在百亿以上; not 到百家企业走访.
_ENDS = re.compile("以上|左右|[，。；、]|$")
_COUNTS = "百千"
_BARE = lazy_pattern("[万亿]{1,2}(?:(?![一-龥])|(?=以[上内]|左右))")
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
    said = _said(text, at, found.end(), summed=bare in MONEY)
    # 达到亿元 has lost its number; 达百亿元 has it.
    if said is None or not (count or (scale and text[at - 1] not in _REACHING)):
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


def _said(text: str, start: int, end: int, *, summed: bool) -> Said | None:
    said = read_said(text, start, end)
    if text[start - 1] in _REACHING and not (summed or _ENDS.match(text, end)):
        return None
    if said.comparator is not None or text[start - 1] in _REACHING:
        return said
    passing = text[start - 1] == _PASSING and start > 1 and text[start - 2] not in _NOT_PASSING
    return said._replace(comparator="at_least", start=start - 1) if passing else None
