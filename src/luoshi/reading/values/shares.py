"""Parts of a whole: 百分之五, 千分之一 to 千分之三, 五分之三, 三又二分之一, 1 3/5."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from luoshi.reading.values.no_quantities import is_no_figure
from luoshi.reading.values.numbers import Counted, number_at
from luoshi.reading.values.numerals import FIGURES, SPACE, plain, read_number, scale_of
from luoshi.reading.values.quantity import Number
from luoshi.reading.values.units import UNIT_AT

TO = rf"{SPACE}(?:[-－–—―~～〜−]{{1,2}}|至|到){SPACE}"
_OF = rf"{SPACE}分{SPACE}之{SPACE}"
_PART = re.compile(rf"(?P<part>[百佰千仟万萬]{{1,3}}){_OF}(?P<sign>[负負]?)")
_TO = re.compile(TO)
_OVER = re.compile(rf"{_OF}(?P<sign>[负負]?)")
_AND = re.compile(rf"{SPACE}又{SPACE}")
_SLASH = re.compile(rf"(?:[ ](?P<upper>{FIGURES}))?[/／](?P<lower>[0-9０-９]{{1,3}})(?![0-9０-９/／.．年月])")
_DATED = re.compile(rf"{SPACE}[年月日]")
_SKIP = re.compile(SPACE)
_FEW = re.compile("[多余几]")
_SIGN = {"百": "%", "千": "‰", "万": "‱"}
# A whole hundred needs no number: 百分之百.
_ALL = re.compile("[百佰](?!分)")


class Share(NamedTuple):
    """A share that was read: from `low` to `high`, or `low` alone."""

    end: int
    low: Number
    high: Number | None
    unit: str | None
    more: bool


def share_at(text: str, at: int) -> Share | None:
    """The share that starts with 百分之, 千分之 … at `at`, or None; one counted in anything but %, ‰ and ‱ is given in %."""
    first = _one_share(text, at)
    if first is None or first.more or first.high is not None:
        return first
    to = _TO.match(text, first.end)
    if to is None:
        return first
    last = _one_share(text, to.end()) or _bare_share(text, to.end(), first.unit)
    if last is None or last.unit != first.unit or last.low <= first.low:
        return first
    return Share(last.end, first.low, last.low, first.unit, more=False)


def is_share(text: str, at: int) -> bool:
    """Do 百分之, 千分之 … stand here?"""
    return _PART.match(text, at) is not None


def fraction_after(text: str, start: int, number: Counted) -> tuple[Fraction, int] | None:
    """The fraction that begins with `number` and its end: 五分之三, 三又二分之一, 1 3/5; None where none does."""
    over = _OVER.match(text, number.end)
    if over is not None:
        return _spoken_fraction(text, number, over)
    whole = _AND.match(text, number.end)
    if whole is not None:
        lower = number_at(text, whole.end())
        over = lower and _OVER.match(text, lower.end)
        rest = _spoken_fraction(text, lower, over) if lower and over else None
        return (Fraction(_value(number)) + rest[0], rest[1]) if rest else None
    return None if number.is_spoken else _slashed(text, start, number)


def _one_share(text: str, at: int) -> Share | None:
    part = _PART.match(text, at)
    if part is None:
        return None
    number = number_at(text, part.end())
    everything = _ALL.match(text, part.end()) if number is None else None
    if number is None and everything is None:
        return None
    low = _value(number) if number else Decimal(100)
    high = number.high * scale_of(number.scale) if number and number.high is not None else None
    end = number.end if number else part.end() + 1
    more = _FEW.match(text, end) is not None
    word = plain(part["part"])
    unit, factor = _SIGN.get(word, "%"), Fraction(1) if word in _SIGN else Fraction(100, scale_of(word))
    sign = -1 if part["sign"] else 1
    return Share(end + more, _times(low, factor * sign), None if high is None else _times(high, factor), unit, more)


def _bare_share(text: str, at: int, unit: str | None) -> Share | None:
    """The end of 百分之五到七; not the year or the amount in 由百分之五到一九五七年, 百分之五到七个."""
    number = number_at(text, at)
    if number is None or number.scale or _DATED.match(text, number.end):
        return None
    skipped = _SKIP.match(text, number.end)
    counted = UNIT_AT.match(text, skipped.end() if skipped else number.end)
    return None if counted else Share(number.end, _value(number), None, unit, more=False)


def _times(number: Number, factor: Fraction) -> Number:
    product = Fraction(number) * factor
    return number * int(factor) if factor.denominator == 1 else product


def _spoken_fraction(text: str, lower: Counted, over: re.Match[str]) -> tuple[Fraction, int] | None:
    upper = number_at(text, over.end())
    if upper is None or not lower.low or upper.high is not None or lower.high is not None:
        return None
    value = Fraction(_value(upper)) / Fraction(_value(lower))
    return (-value if over["sign"] else value), upper.end


def _slashed(text: str, start: int, number: Counted) -> tuple[Fraction, int] | None:
    """3/5 and 1 3/5; not a date, a document number or a score."""
    found = _SLASH.match(text, number.end)
    if found is None or is_no_figure(text, start, found.end()) or text[start - 1 : start] in {"/", "／"}:
        return None
    upper, lower = read_number(found["upper"] or number.said), read_number(found["lower"])
    if upper is None or not lower or upper >= 1000:
        return None
    whole = Fraction(_value(number)) if found["upper"] else Fraction(0)
    return whole + Fraction(upper) / Fraction(lower), found.end()


def _value(number: Counted) -> Number:
    return number.low * scale_of(number.scale)
