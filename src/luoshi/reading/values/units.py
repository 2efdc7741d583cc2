"""Units as written, with what scales them: 万亿元 is 元 with 万亿 before it."""

from __future__ import annotations

import re
from functools import cache

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import lexicon, words
from luoshi.reading.values.numerals import SCALES

RATES = frozenset(words("units", "rates"))
MONEY = frozenset(words("units", "money"))
TIME = frozenset(words("units", "time"))
COUNTERS = frozenset(words("units", "counters"))
UNITS = RATES | MONEY | TIME | COUNTERS | frozenset(words("units", "measures"))
# What a half may follow: 两米半, 一年半, 三成半.
DIVISIBLE = frozenset(words("units", "divisible"))

# 人 before 民 counts nobody: a unit must not run into a longer word.
_NOT_BEFORE: dict[str, str] = lexicon("units")["not_before"]


def _pattern_of(listed: frozenset[str]) -> str:
    """A regular expression for any of the units, the longest first, grouped by first character so that it fails fast."""
    heads: dict[str, list[str]] = {}
    for unit in listed:
        heads.setdefault(unit[0], []).append(unit)
    return "(?:" + "|".join(re.escape(head) + _tails(units) for head, units in sorted(heads.items())) + ")"


def _tails(units: list[str]) -> str:
    longest = sorted(units, key=lambda unit: (-len(unit), unit))
    return "(?:" + "|".join(re.escape(unit[1:]) + _guard(unit) for unit in longest) + ")"


def _guard(unit: str) -> str:
    """What must not follow: the rest of a longer word, or more letters behind letters."""
    letters = "(?![A-Za-z])" if unit[-1].isascii() and unit[-1].isalpha() else ""
    return letters + (f"(?!{_NOT_BEFORE[unit]})" if unit in _NOT_BEFORE else "")


_PER = "(?:" + "|".join(words("units", "per")) + ")"
# The scale may belong to the unit's own name (千米, 千瓦时): both ways the words written are the same.
# 百分点 is torn apart by blanks in texts taken from pages.
UNIT_AT = lazy_pattern(
    rf"[{SCALES}]{{0,3}}(?:[个個] {{0,2}}百 {{0,2}}分 {{0,2}}[点點]|{_pattern_of(UNITS)}(?:/{_PER}(?:[/·•]{_PER})?)?)"
)
# Units whose name begins with a place.
UNIT_WITH_PLACE = re.compile(_pattern_of(frozenset(unit for unit in UNITS if unit[0] in "千兆" and len(unit) > 1)))


@cache
def split_unit(unit: str) -> tuple[str, str]:
    """The scale and the bare unit: 万亿元 gives 万亿 and 元, 千瓦时 an empty scale and 千瓦时."""
    at = 0
    while not _is_listed(unit[at:]) and at < len(unit) and unit[at] in SCALES:
        at += 1
    return unit[:at], unit[at:]


def _is_listed(unit: str) -> bool:
    """Is it a unit or a rate in one: 元, 元/人?"""
    return unit in UNITS or unit.partition("/")[0] in UNITS
