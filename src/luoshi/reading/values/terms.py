"""A number with what stands right behind it: 万, 多, its unit, and the rest of a sum (五元三毛, 两米半, 七成六)."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, lexicon, words
from luoshi.reading.values.numbers import Counted, number_at
from luoshi.reading.values.numerals import BLANKS, SCALES, SPACE, plain, read_number, scale_of
from luoshi.reading.values.quantity import Number
from luoshi.reading.values.units import DIVISIBLE, UNIT_AT, UNIT_WITH_PLACE, split_unit

_MORE = rf"{SPACE}(?:[多余餘](?!{'|'.join(words('no_quantities', 'after_more'))})|[零〇]?{SPACE}[几幾])"
_SCALE = rf"{SPACE}[{SCALES}]{{1,3}}"
_TAIL = lazy_pattern(
    rf"(?:(?P<scale>{_SCALE})?(?P<more>{_MORE})(?:(?P<scale2>[{SCALES}]{{1,2}})(?P<again>{_MORE}))?)?"
    r"(?P<gap>[ \u3000\xa0]{0,4})"
)
_SCALE_AT = re.compile(_SCALE)
_HALF = re.compile(f"半(?!{alternation(words('no_quantities', 'after_half'))})")
_TENTH = lazy_pattern(rf"{SPACE}([一二三四五六七八九])(?![一-龥])")
_SUBUNITS: dict[str, dict[str, int]] = lexicon("units")["subunits"]
_WIDE = {"％": "%"}
_LEAST_MORE = 10


class Term(NamedTuple):
    """A number as written with the 万 and 亿 behind it and its unit: 500, 万, 元.

    `number_end` is where the number itself ends, and `said` its words; `more`: 多, 余 or 几 stands behind it.
    """

    end: int
    number_end: int
    number: Number
    upper: Number | None
    scale: str
    bare: str | None
    more: bool
    said: str

    @property
    def is_spoken(self) -> bool:
        """Is the number written in Chinese numerals?"""
        return not self.said[0].isdigit()

    @property
    def unit(self) -> str | None:
        """The unit as written, 万元; None where nothing is counted by name."""
        return self.scale + self.bare if self.bare else None

    @property
    def value(self) -> Number:
        """The number with its 万 and 亿, whatever the unit."""
        return self.number * scale_of(self.scale)

    @property
    def ends(self) -> tuple[Number, Number | None]:
        """The number, or both neighbours, counted in `unit`; without a unit 万 and 亿 are part of the value."""
        factor = 1 if self.bare else scale_of(self.scale)
        return self.number * factor, None if self.upper is None else self.upper * factor


def term_at(text: str, at: int, number: Counted | None = None) -> Term | None:
    """The number that starts at `at` (already read as `number`) with its unit, or None."""
    number = number or number_at(text, at)
    if number is None:
        return None
    tail = _TAIL.match(text, number.end)
    if tail is None:
        return None
    more = tail["more"] is not None
    inner = BLANKS.sub("", (tail["scale"] or "") + (tail["scale2"] or "")) if more else ""
    if more and number.low < _LEAST_MORE and not number.scale and not inner:
        return None
    taken = None if more else _unit_takes_place(text, number)
    if taken is not None:
        return taken
    found = UNIT_AT.match(text, tail.end()) or _SCALE_AT.match(text, tail.start("gap"))
    unit = BLANKS.sub("", found.group()) if found else ""
    end = found.end() if found else tail.start("gap")
    scale, bare = split_unit(_WIDE.get(unit, unit))
    if scale and not bare and not more and number.is_whole:
        # 五十千 is no number: a spoken one says its places itself.
        return Term(number.end, number.end, number.low, number.high, number.scale, None, more, number.said)
    low, scale = _carried(number, inner + scale) if more else (number.low, number.scale + scale)
    return _with_rest(text, Term(end, number.end, low, number.high, scale, bare or None, more, number.said))


def _carried(number: Counted, places: str) -> tuple[Number, str]:
    """一亿三千多万 is more than 一亿三千万: a place behind 多 belongs to the last group of the number only."""
    said = plain(number.said) + plain(places)
    value = read_number(said) if number.has_places else None
    if value is None:
        return number.low, number.scale + places
    scale = said[len(said.rstrip("万亿")) :]
    return value / scale_of(scale), scale


def _unit_takes_place(text: str, number: Counted) -> Term | None:
    """三千克 is 3 千克 and 五十兆字节 50 兆字节: a place that makes a unit of its own with the next characters belongs there."""
    place = number.said[-1]
    if not number.is_spoken or place not in "千兆" or len(number.said) < 2 or number.high is not None:
        return None
    unit = UNIT_WITH_PLACE.match(text, number.end - 1)
    if unit is None:
        return None
    return Term(
        unit.end(), number.end - 1, number.low / scale_of(place), None, "", unit.group(), False, number.said[:-1]
    )


def _with_rest(text: str, term: Term) -> Term:
    """Take in what completes the number behind the unit: 两米半, 七成六, 五元三毛二分, 两美元又三美分."""
    if term.upper is not None or term.more or term.bare is None or term.scale:
        return term
    if term.bare in DIVISIBLE:
        if half := _HALF.match(text, term.end):
            return term._replace(end=half.end(), number=_sum(term.number, Decimal("0.5")))
        tenth = _TENTH.match(text, term.end) if term.bare == "成" else None
        if tenth is not None and (value := read_number(tenth[1])):
            return term._replace(end=tenth.end(), number=_sum(term.number, value / 10))
    parts = _SUBUNITS.get(term.bare)
    return _with_small_money(text, term, parts) if parts else term


def _with_small_money(text: str, term: Term, parts: dict[str, int]) -> Term:
    end, value = term.end, term.number
    for _ in parts:
        at = end + 1 if text.startswith("又", end) else end
        number = number_at(text, at)
        unit = next((name for name in parts if number and text.startswith(name, number.end)), None)
        if number is None or unit is None or number.high is not None:
            break
        end, value = number.end + len(unit), _sum(value, number.low / parts[unit])
    return term._replace(end=end, number=value)


def _sum(one: Number, other: Number) -> Number:
    """Both together: a decimal where both are."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one + other
    return Fraction(one) + Fraction(other)
