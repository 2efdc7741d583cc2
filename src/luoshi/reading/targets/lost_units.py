"""A growth rate whose sign was lost (增长12_M_M_以上) is a percentage still; the reading says so and marks it."""

from __future__ import annotations

import re

from luoshi.reading.entries import Comparator
from luoshi.reading.outline import Clause
from luoshi.reading.values import Quantity
from luoshi.reading.values.quantity import bounds

# What a broken export leaves where % stood: underscores with letters, boxes, replacement characters.
_RUBBISH = re.compile(r"[ \u3000]?[_\ufffd□■][A-Za-z_\ufffd□■]*(?P<after>以上|左右|以内|以下)?")
_AFTER: dict[str, Comparator] = {"以上": "at_least", "左右": "about", "以内": "at_most", "以下": "at_most"}


def lost_its_unit(text: str, figure: Quantity, clause: Clause) -> bool:
    """Does rubbish stand where the unit of the figure should?"""
    return _rubbish(text, figure, clause) is not None


def restore_unit(text: str, figure: Quantity, clause: Clause) -> Quantity:
    """The figure with % for its lost sign and what compares behind it; unchanged where nothing was lost."""
    found = _rubbish(text, figure, clause)
    if found is None:
        return figure
    comparator = _AFTER.get(found["after"] or "", figure.comparator)
    number = figure.high if figure.low is None else figure.low
    low, high = bounds(number, comparator) if figure.comparator != "range" else (figure.low, figure.high)
    return figure._replace(unit="%", comparator=comparator, low=low, high=high, said_to=found.end())


def _rubbish(text: str, figure: Quantity, clause: Clause) -> re.Match[str] | None:
    return None if figure.unit is not None or figure.missing else _RUBBISH.match(text, figure.end, clause.end)
