"""From one number to another: 6%-7%, 1.5到2万, 5000元至1万元, 三至五年."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.reading.values.leads import Lead
from luoshi.reading.values.no_quantities import is_no_figure, is_no_numeral, is_year
from luoshi.reading.values.numerals import scale_of
from luoshi.reading.values.quantity import Number
from luoshi.reading.values.shares import TO
from luoshi.reading.values.terms import Term, term_at
from luoshi.reading.values.units import RATES

_TO = re.compile(TO)


_DASHES = "-－−"
_LONGEST_BARE = 3


class Spanned(NamedTuple):
    """Both ends of a range, in one unit; `counts` is False for years and codes, that are no quantities."""

    end: int
    low: Number
    high: Number
    unit: str | None
    counts: bool = True


def range_from(text: str, lead: Lead, first: Term) -> Spanned | None:
    """The range whose first number is `first`, or None where that stands alone."""
    to = _TO.match(text, first.end)
    last = term_at(text, to.end()) if to is not None and first.upper is None else None
    if to is None or last is None or last.upper is not None:
        return None
    if is_year(last.said, last.unit) or is_year(first.said, last.unit):
        return Spanned(last.end, first.number, last.number, None, counts=False)
    joined = _joined(first, last) if _counts(text, lead, first, last) else None
    if joined is not None:
        low, high, unit = joined
        low = -low if lead.negative else low
        if low < high:
            return Spanned(last.end, low, high, unit or lead.currency or None)
    if to.group().strip() in _DASHES and not first.bare and not first.scale:
        return Spanned(last.end, first.number, last.number, None, counts=False)
    return None


def _counts(text: str, lead: Lead, first: Term, last: Term) -> bool:
    if last.bare or last.scale:
        return True
    if (first.bare or first.scale) and first.bare not in RATES:
        return False
    if last.is_spoken:
        return not is_no_numeral(text, lead.number, last.end)
    return len(last.said) <= _LONGEST_BARE and not is_no_figure(text, last.end - len(last.said), last.end)


def _joined(first: Term, last: Term) -> tuple[Number, Number, str | None] | None:
    """Both ends in one unit: 5000元至1万元 in 元, 1.5到2万人 in 万人; None where they don't go together."""
    if first.bare and last.bare and first.bare != last.bare:
        return None
    bare = last.bare or first.bare
    scale = last.scale or first.scale
    # 1.5到2万 shares the 万, 5000到1万 doesn't: the first number is the smaller one.
    shared = first.scale == last.scale or (
        (not first.scale and not first.bare and first.number < last.number) or not (last.scale or last.bare)
    )
    if not shared:
        return first.value, last.value, bare
    factor = 1 if bare else scale_of(scale)
    return first.number * factor, last.number * factor, scale + bare if bare else None
