"""What a spreadsheet shows for a value: 0.05 under the format 0% is 5%, a day is a day, a text stays what it is."""

from __future__ import annotations

import re
from datetime import datetime, time
from decimal import ROUND_HALF_UP, Decimal

_PERCENT = re.compile(r"0(?:\.(0+))?\s*%")
_ZEROS = re.compile(r"0{2,15}")
_DECIMALS = re.compile(r"#?,?#{0,15}0\.(0{1,30})")


def shown_value(value: object, number_format: str) -> str:
    """The text of a cell. Days are written as 2026-12-31, numbers without a needless point, texts as they are."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(Decimal(repr(value)), number_format)
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case datetime() if value.time() != time():
            return value.isoformat(" ", "minutes")
        case datetime():
            return value.date().isoformat()
        case _:
            return str(value)


def _number(value: Decimal, number_format: str) -> str:
    first = number_format.partition(";")[0]
    if percent := _PERCENT.search(first):
        return f"{_fixed(value * 100, percent[1])}%"
    if _ZEROS.fullmatch(first) and value == value.to_integral_value():
        return f"{int(value):0{len(first)}d}"
    if decimals := _DECIMALS.fullmatch(first):
        return _fixed(value, decimals[1])
    return _plain(value)


def _fixed(value: Decimal, zeros: str | None) -> str:
    """As many places as the format has, more where the value would not survive it."""
    rounded = value.quantize(Decimal(1).scaleb(-len(zeros or "")), rounding=ROUND_HALF_UP)
    return format(rounded, "f") if rounded == value else _plain(value)


def _plain(value: Decimal) -> str:
    # Fifteen digits are what a spreadsheet keeps: 0.1 + 0.2 is 0.3 there.
    kept = Decimal(format(value, ".15g")).normalize() if value.is_finite() else value
    return format(kept, "f")
