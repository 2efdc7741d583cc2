"""Units as written, with what scales them: 万亿元 is 元 with 万亿 before it."""

from __future__ import annotations

import re
from functools import cache

from luoshi.reading.lexicon import lexicon, words

RATES = frozenset(words("units", "rates"))
MONEY = frozenset(words("units", "money"))
TIME = frozenset(words("units", "time"))
MEASURES = frozenset(words("units", "measures"))
COUNTERS = frozenset(words("units", "counters"))
UNITS = RATES | MONEY | TIME | MEASURES | COUNTERS

SCALES = "百千万亿"


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
    return f"(?!{_NOT_BEFORE[unit]})" if unit in _NOT_BEFORE else ""


# The scale may belong to the unit's own name (千米, 千瓦时): both ways the words written are the same.
UNIT = rf"[{SCALES}]{{0,3}}{_pattern_of(UNITS)}"


@cache
def split_unit(unit: str) -> tuple[str, str]:
    """The scale and the bare unit: 万亿元 gives 万亿 and 元, 千瓦时 an empty scale and 千瓦时."""
    at = 0
    while unit[at:] not in UNITS and at < len(unit) and unit[at] in SCALES:
        at += 1
    return unit[:at], unit[at:]
