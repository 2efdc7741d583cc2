"""All quantities of a text: a fast scan for places where a number may stand, then `amounts` and `blanks` read there."""

from __future__ import annotations

import re

from luoshi.reading.lexicon.sought import guarded
from luoshi.reading.values.amounts import FIRST, read_amount
from luoshi.reading.values.blanks import read_blanks
from luoshi.reading.values.both_bounds import join_bounds
from luoshi.reading.values.quantity import Quantity

_FIRST = re.compile(guarded(FIRST))


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of `text` in order, none overlapping. Never raises."""
    return quantities_between(text, 0, len(text))


def quantities_between(text: str, begin: int, end: int) -> tuple[Quantity, ...]:
    """The quantities that begin in ``text[begin:end]``; they are read with what stands around the stretch."""
    found: list[Quantity] = []
    at = begin
    for candidate in _FIRST.finditer(text, begin, end):
        start = candidate.start()
        if start < at:
            continue
        since = at
        quantity, at = read_amount(text, start, since)
        if quantity is not None:
            # Words between two numbers belong to one of them only.
            found.append(quantity._replace(said_from=max(since, quantity.said_from)))
    found = join_bounds(text, found)
    blanks = list(read_blanks(text, begin, end))
    return _apart(found, blanks) if blanks else tuple(found)


def _apart(found: list[Quantity], blanks: list[Quantity]) -> tuple[Quantity, ...]:
    """Both in order; where two overlap, a number goes before a blank and the earlier before the later."""
    kept: list[Quantity] = []
    for quantity in sorted([*found, *blanks], key=lambda one: (one.said_from, one.missing, -one.said_to)):
        if kept and quantity.said_from < kept[-1].said_to:
            if kept[-1].missing and not quantity.missing:
                kept[-1] = quantity
            continue
        kept.append(quantity)
    return tuple(kept)
