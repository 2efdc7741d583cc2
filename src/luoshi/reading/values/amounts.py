"""One number, share, fraction or range with its unit, read where it stands."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from luoshi.reading.values.comparators import AFTER, read_before, sense_after
from luoshi.reading.values.no_quantities import is_no_figure, is_no_numeral, is_part_of_name, is_word, is_year
from luoshi.reading.values.numerals import FIGURES, NUMERALS, read_number, scale_of, spoken_range
from luoshi.reading.values.quantity import Number, Quantity, bounds
from luoshi.reading.values.units import RATES, SCALES, UNIT, split_unit
from luoshi.reading.values.word_sizes import SIZE, read_size

_NUMBER = rf"(?:{FIGURES}|{NUMERALS})"
_GAP = r"[ \u3000\xa0]?"
_PART = r"[百千万]分之"
FIRST = r"[0-9０-９一二两三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾百千万半翻过负双]"
AMOUNT = re.compile(
    rf"(?P<size>{SIZE})|(?P<sign>负)?(?P<part>{_PART})?(?P<low>{_NUMBER})"
    rf"(?:(?P<over>分之|/(?=[0-9]))(?P<upper>{_NUMBER}))?"
    rf"(?P<scale>[{SCALES}]{{1,3}}(?=[多余]))?(?P<more>[多余])?(?P<unit>{_GAP}{UNIT}|[{SCALES}]{{1,3}})?"
    rf"(?:{_GAP}(?P<to>[-－–—―~～〜−]{{1,2}}|至|到){_GAP}(?P<part2>{_PART})?(?P<high>{_NUMBER})"
    rf"(?P<unit2>{_GAP}{UNIT}|[{SCALES}]{{1,3}})?)?"
)
_SAID = re.compile(rf"{_GAP}({AFTER})")
_PER = {"百": "%", "千": "‰", "万": "‱"}
_WIDE = {"％": "%"}
_JOINED = "-－−"


def read_amount(text: str, match: re.Match[str]) -> Quantity | None:
    """The quantity that `AMOUNT` matched, or None where the number counts nothing."""
    start = match.start()
    if match["size"]:
        number, unit, comparator = read_size(match["size"], match["fold"])
        return _finish(text, start, match.end(), number, None, unit, comparator == "at_least")
    if is_part_of_name(text, start) or (not match["part"] and not match["over"] and is_word(text, start)):
        return None
    if match["over"]:
        return _fraction(text, match)
    return _range(text, match) if match["high"] else _single(text, match)


def _finish(
    text: str, start: int, end: int, low: Number, high: Number | None, unit: str | None, more: bool
) -> Quantity:
    """Take in the words that compare, on both sides."""
    before, after = read_before(text, start), _SAID.match(text, end)
    said_from, said_to = before.start if before else start, after.end() if after else end
    if high is not None:
        return Quantity(start, end, low, high, unit, "range", False, said_from, said_to)
    comparator = "at_least" if more else "equal"
    if after:
        comparator = sense_after(after[1])
    elif before:
        comparator = before.comparator
    return Quantity(start, end, *bounds(low, comparator), unit, comparator, False, said_from, said_to)


def _single(text: str, match: re.Match[str], end: int | None = None) -> Quantity | None:
    """A number alone; `end` where a range was begun but not carried through."""
    said, unit = match["low"], _clean(match["unit"])
    end = match.end() if end is None else end
    scale = match["scale"] or ""
    pair = spoken_range(said)
    if is_year(said, unit) or (pair and not unit) or not _counts(text, match, unit or scale, end):
        return None
    said, unit = _as_written(said, (scale + (unit or "")) or None)
    number = read_number(said)
    if number is None and pair is None:
        return None
    low, high = (Decimal(pair[0]), Decimal(pair[1])) if pair else (number, None)
    assert low is not None
    unit, factor = _bare(unit)
    if match["part"]:
        unit = _PER[match["part"][0]]
    sign = -1 if match["sign"] or _is_negative(text, match.start()) else 1
    return _finish(
        text, match.start(), end, low * factor * sign, high and high * factor, unit, match["more"] is not None
    )


def _counts(text: str, match: re.Match[str], unit: str, end: int) -> bool:
    """Does a number without a unit count something all the same?"""
    if unit or match["part"]:
        return not (match["low"][0] in "0０" and match["low"].isdigit() and len(match["low"]) > 1)
    is_none = is_no_figure if match["low"][0].isdigit() else is_no_numeral
    return not is_none(text, match.start("low"), end)


def _fraction(text: str, match: re.Match[str]) -> Quantity | None:
    lower, upper = read_number(match["low"]), read_number(match["upper"])
    if match["over"] == "/":
        lower, upper = upper, lower
        if is_no_figure(text, match.start("low"), match.end("upper")):
            return None
    if not lower or upper is None or upper >= lower:
        return None
    return _finish(text, match.start(), match.end("upper"), Fraction(upper) / Fraction(lower), None, None, False)


def _range(text: str, match: re.Match[str]) -> Quantity | None:
    """A range; where the second number is none of it, only what stands before it."""
    units = _clean(match["unit"]), _clean(match["unit2"])
    if match["part"] and match["part2"]:
        units = (_PER[match["part"][0]], _PER[match["part2"][0]])
    if is_year(match["high"], units[1]) or is_year(match["low"], units[1]):
        return None
    low, high = read_number(match["low"]), read_number(match["high"])
    joined = _joined(low, high, *units) if low is not None and high is not None else None
    if joined is None or not _range_counts(text, match, units):
        if match["to"] in _JOINED and not units[0]:
            return None
        return _single(text, match, match.end("unit") if match["unit"] else match.end("low"))
    return _finish(text, match.start(), match.end(), *joined, False)


def _range_counts(text: str, match: re.Match[str], units: tuple[str | None, str | None]) -> bool:
    if units[1]:
        return True
    if units[0] and units[0] not in RATES:
        return False
    is_none = is_no_figure if match["high"][0].isdigit() else is_no_numeral
    return not is_none(text, match.start("high"), match.end("high")) and len(match["high"]) < 4


def _joined(
    low: Decimal, high: Decimal, unit: str | None, unit2: str | None
) -> tuple[Number, Number, str | None] | None:
    """Both ends in one unit: 6%-7%, 1.5到2万, 5000元至1万元 (in 元); None where they don't go together."""
    (scale, bare), (scale2, bare2) = split_unit(unit or ""), split_unit(unit2 or "")
    if bare and bare2 and bare != bare2:
        return None
    unit, factor = _bare(unit2 or unit)
    factors = factor, factor
    if unit is not None and scale and scale != scale2 and unit2:
        unit, factors = bare2 or bare, (scale_of(scale), scale_of(scale2))
    elif unit is not None and not scale and bare and scale2:
        unit, factors = bare2, (1, scale_of(scale2))
    elif unit is None and scale and unit2:
        factors = scale_of(scale), factor
    ends = low * factors[0], high * factors[1]
    return (*ends, unit) if ends[0] < ends[1] else None


def _bare(unit: str | None) -> tuple[str | None, int]:
    """A unit that is only a scale is part of the number: 3.5万 counts 35,000 of nothing."""
    if unit and not split_unit(unit)[1]:
        return None, scale_of(unit)
    return unit, 1


def _as_written(said: str, unit: str | None) -> tuple[str, str | None]:
    """五百万 元 is 500 of 万元, as 500万元 is."""
    if unit is None or said[0].isdigit():
        return said, unit
    kept = said.rstrip("万亿")
    return (kept, said[len(kept) :] + unit) if kept and kept != said else (said, unit)


def _clean(unit: str | None) -> str | None:
    bare = unit.strip(" \u3000\xa0") if unit else None
    return _WIDE.get(bare, bare) if bare else None


def _is_negative(text: str, start: int) -> bool:
    """Is the dash before the number a minus? Only where nothing stands before it that it could join."""
    return start > 0 and text[start - 1] in _JOINED and (start == 1 or text[start - 2] in " （(，：、")
