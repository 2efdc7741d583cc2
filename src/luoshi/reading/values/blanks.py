"""Numbers that were lost or left blank: 增长%左右, 达到亿元, 增长左右, 增长X%, 新增＿＿个."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import Sought, lazy_sought
from luoshi.reading.values.comparators import AFTER, read_before, sense_after
from luoshi.reading.values.quantity import Quantity
from luoshi.reading.values.units import UNIT_AT

_GAP = r"[ \u3000\xa0]{0,6}"
_SIGNS = "".join(re.escape(mark) for mark in words("blanks", "marks"))
_VERB = alternation(words("blanks", "verbs"))
_UNITS = alternation(words("blanks", "units"))
_CLOSES = r"(?=[，。；、,;：:）)”\s]|$)"
_AFTER = rf"{_GAP}(?P<after>{AFTER})"
_NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿几数两]")
_HAN = lazy_pattern(r"[一-龥〇○]")

# A rate without a number before it; a unit or 左右 right behind a verb.
_BARE = (
    re.compile(rf"(?P<lost>)(?P<unit>[%％‰])(?<=[一-龥 \u3000\xa0].)(?:{_AFTER})?"),
    re.compile(rf"{_VERB}(?P<lost>{_GAP})(?P<unit>{_UNITS})(?:{_AFTER})?{_CLOSES}"),
    re.compile(rf"{_VERB}(?P<lost>{_GAP})(?P<unit>)(?P<after>左右|以上|以内|以下){_CLOSES}"),
)
# What each of them begins with: hardly a stretch has any of it, so one search spares three.
_MAY_BE_BARE = lazy_sought(rf"[%％‰](?<=[一-龥 \u3000\xa0].)|{_VERB}{_GAP}(?:{_UNITS}|左右|以上|以内|以下)")
# Signs that stand in for a number, if a unit follows.
_SIGNED = Sought(rf"[{_SIGNS}…]+{_GAP}|[（(]{_GAP}[）)]")
_SAID_AFTER = lazy_pattern(_AFTER)
_LETTER = re.compile("[A-Za-z]")


class _Blank(NamedTuple):
    """A place where a number may be missing: where its signs start, its unit and the words behind it."""

    start: int
    unit: str
    unit_end: int
    after: str
    end: int


def read_blanks(text: str, begin: int, end: int) -> Iterator[Quantity]:
    """The quantities of a stretch whose number is missing, in no order; their span is what is left of number and unit."""
    for blank in chain(_bare(text, begin, end), _signed(text, begin, end)):
        if _is_blank(text, blank.start):
            yield _quantity(text, blank)


def _bare(text: str, begin: int, end: int) -> Iterator[_Blank]:
    if _MAY_BE_BARE.search(text, begin, end) is None:
        return
    for pattern in _BARE:
        for match in pattern.finditer(text, begin, end):
            yield _Blank(match.start("lost"), match["unit"], match.end("unit"), match["after"] or "", match.end())


def _signed(text: str, begin: int, end: int) -> Iterator[_Blank]:
    for match in _SIGNED.finditer(text, begin, end):
        unit = UNIT_AT.match(text, match.end())
        if unit is None or _LETTER.match(text, unit.end()):
            continue
        after = _SAID_AFTER.match(text, unit.end())
        said, end = (after["after"], after.end()) if after else ("", unit.end())
        yield _Blank(match.start(), unit.group(), unit.end(), said, end)


def _is_blank(text: str, start: int) -> bool:
    """A blank follows a word, not a number, a letter or another sign."""
    while start and text[start - 1] in " \u3000\xa0":
        start -= 1
    before = text[start - 1 : start]
    return not before or (_NUMERAL.match(before) is None and (_HAN.match(before) is not None or before in "（(，：、"))


def _quantity(text: str, blank: _Blank) -> Quantity:
    before = read_before(text, blank.start)
    unit = {"％": "%"}.get(blank.unit, blank.unit) or None
    comparator = sense_after(blank.after) if blank.after else before.comparator or "equal"
    end = blank.unit_end if unit else blank.start
    return Quantity(blank.start, end, None, None, unit, comparator, True, before.start, blank.end)
