"""One number where it stands, with its exact value: 5万4千, 2.5e3, 40k, 二三十, 一百零一万."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.values.numerals import (
    ANY_PLACE,
    BLANKS,
    FIGURES,
    MIXED,
    SCALES,
    SPOKEN,
    plain,
    read_number,
    scale_of,
    spoken_range,
)
from luoshi.reading.values.quantity import Number
from luoshi.reading.values.units import UNIT_AT

_POWER = rf"(?P<base>{FIGURES})(?:\^(?P<power>[+-]{{0,2}}[0-9]{{1,2}})|[eEｅＥ](?P<tens>[+－-]?[0-9０-９]{{1,2}}))(?![0-9A-Za-z.])"
_THOUSANDS = rf"(?P<counted>{FIGURES})[ ]?[kｋＫ](?![0-9A-Za-z])"
# 二三十, 七八百万: two neighbours before a place.
_NEIGHBOURS = r"(?P<few>[一二两三四五六七八九]{2})(?P<place>[十百千万亿]{1,3})"
# Figures that a page tore apart, one by one, before a unit: 1 0 ．3 ％, 2 . 26 万.
_I = "[0-9０-９]"
_TORN = lazy_pattern(
    rf"(?<![0-9０-９.．])(?:{_I}(?:[ ]{_I}(?!{_I})){{1,11}}(?:[ ]?[.．][ ]?{_I}(?:[ ]?{_I}){{0,2}}(?!{_I}))?"
    rf"|{_I}{{1,3}}(?:[ ][.．][ ]?|[.．][ ]){_I}(?:[ ]?{_I}){{0,2}}(?!{_I})"
    rf"|{_I}{{1,3}}[.．]{_I}[ ]{_I}(?=[ ]?[万亿]))(?P<gap>[ ]?)"
)
_TEARS = " .．"
_COUNTING = "百千万亿多余"
# Not 打 that begins a verb: 三打击.
_DOZEN = re.compile(f"打(?!{alternation(words('no_quantities', 'after_dozen'))})")
# Hardly any figures have one of these behind them; without it they need not be read for nothing twice.
_RAISED = r"(?=[0-9０-９.．,，]{1,80} ?[\^eEｅＥkｋＫ])"
_NUMBER = lazy_pattern(
    rf"{_RAISED}(?:{_POWER}|{_THOUSANDS})|(?P<mixed>{MIXED})|(?P<figures>{FIGURES})|{_NEIGHBOURS}(?![一二三四五六七八九])|(?P<spoken>{SPOKEN})"
)
_MYRIADS = re.compile("[万亿萬億]{1,3}$")
# Longer figures are codes, and their arithmetic would not be exact.
_LONGEST = 32


class Counted(NamedTuple):
    """A number read at a place: its value is `low` × `scale`, or from `low` to `high` where neighbours stand (三五).

    `scale` holds the 万 and 亿 at the end of a spoken number, which belong to the unit if there is one (五百万元 is 500 万元).
    """

    end: int
    low: Number
    high: Number | None
    scale: str
    said: str

    @property
    def is_spoken(self) -> bool:
        """Is it written in Chinese numerals?"""
        return not self.said[0].isdigit()

    @property
    def is_whole(self) -> bool:
        """Is it spoken without a point?"""
        return self.is_spoken and "点" not in self.said and "點" not in self.said

    @property
    def has_places(self) -> bool:
        """Are places among its words (一亿三千, 5万4千)?"""
        return ANY_PLACE.search(self.said) is not None


def number_at(text: str, at: int) -> Counted | None:
    """The number that starts at `at`, without sign and unit, or None."""
    found = _NUMBER.match(text, at)
    if found is None or found.end() - at > _LONGEST:
        return None
    kind, said, end = found.lastgroup, found.group(), found.end()
    if kind in {"power", "tens"}:
        return Counted(end, _power(found), None, "", said)
    if kind == "place":
        return _neighbours(found)
    torn = _torn(text, at, end) if kind == "figures" else None
    value = read_number(torn or found[kind or 0])
    if value is None:
        return None
    if torn:
        return Counted(at + len(torn), value, None, "", torn)
    return _scaled(text, end, value * 1000 if kind == "counted" else value, said)


def _torn(text: str, at: int, end: int) -> str | None:
    """The torn figures at `at`, if something is counted by them."""
    found = _TORN.match(text, at) if text[end : end + 1] in _TEARS else None
    if found is None or not (UNIT_AT.match(text, found.end()) or text[found.end() : found.end() + 1] in _COUNTING):
        return None
    return found.group()[: found.start("gap") - at]


def _scaled(text: str, end: int, value: Decimal, said: str) -> Counted:
    """The number with the 万 and 亿 at its end set apart, dozens counted in, and neighbours (三五) told from digits."""
    if pair := spoken_range(said):
        return Counted(end, Decimal(pair[0]), Decimal(pair[1]), "", said)
    if text.startswith("打", end) and _DOZEN.match(text, end):
        return Counted(end + 1, value * 12, None, "", said + text[end])
    scale = _MYRIADS.search(BLANKS.sub("", said)) if said[-1] in SCALES else None
    scaled = scale.group() if scale else ""
    return Counted(end, value / scale_of(scaled), None, scaled, said)


def figures_end(text: str, at: int) -> int:
    """Where the run of figures that starts at `at` ends: what is no number is passed over whole."""
    end = at + 1
    while end < len(text) and text[end].isdigit():
        end += 1
    return end


def _power(found: re.Match[str]) -> Number:
    """2^-1 and 1.5e3, exact."""
    if found["tens"]:
        return Decimal(f"{plain(found['base'])}e{plain(found['tens']).replace('－', '-')}")
    base = Fraction(plain(found["base"]))
    sign = -1 if found["power"].count("-") % 2 else 1
    power = sign * int(found["power"].lstrip("+-"))
    return base**power if base or power >= 0 else Fraction(0)


def _neighbours(found: re.Match[str]) -> Counted | None:
    pair = spoken_range(found["few"])
    if pair is None:
        return None
    scale = _MYRIADS.search(found["place"])
    scaled = scale.group() if scale else ""
    factor = scale_of(found["place"].removesuffix(scaled))
    return Counted(found.end(), Decimal(pair[0] * factor), Decimal(pair[1] * factor), scaled, found.group())
