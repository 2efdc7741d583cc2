"""The value a quantity is read to."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from luoshi.reading.entries import Comparator

Number = Decimal | Fraction


class Quantity(NamedTuple):
    """A number with its unit, as written.

    ``start``/``end`` hold the number and the unit; ``said_from``/``said_to`` also the words that compare (不低于 …, … 左右).
    ``low`` and ``high`` count in ``unit`` (3.5 of 万亿元): a range has both, an upper bound only ``high``, all others
    only ``low``. ``missing``: the number was lost or left blank, and both are None.
    """

    start: int
    end: int
    low: Number | None
    high: Number | None
    unit: str | None
    comparator: Comparator
    missing: bool
    said_from: int
    said_to: int


def bounds(number: Number | None, comparator: Comparator) -> tuple[Number | None, Number | None]:
    """Where a single number goes: an upper bound is `high`, all else `low`."""
    return (None, number) if comparator == "at_most" else (number, None)
