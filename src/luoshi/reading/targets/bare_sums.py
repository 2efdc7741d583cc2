"""A sum said by its scale alone: 贷款余额达百亿, 规模分别达1.2万亿、8000亿元. The 元 goes without saying; the unit is 亿 or 万亿."""

from __future__ import annotations

import re

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.outline import Clause
from luoshi.reading.values import Quantity
from luoshi.reading.values.quantity import Number

_SCALE = re.compile("(?P<ten_thousand>万)?亿$")
_SIZES = {"亿": 10**8, "万亿": 10**12}
# 达百亿, 稳定在百亿以上; not 百亿级, 百亿斤 or 百亿产业集群.
_ENDS = re.compile("以上|左右|以内|、|和(?=[\\d０-９])|$")
_LED = lazy_pattern(
    alternation(words("indicators", "level"), words("indicators", "up"), words("indicators", "down"))
    + r"(?:到|至|约|近|超|超过|突破){0,2}(?:[\d.０-９]{1,12}万?亿元?[、和]){0,6}$"
)
_WINDOW = 60


def is_bare_sum(text: str, figure: Quantity, clause: Clause) -> bool:
    """Is it a sum of money that leaves out its 元, behind a verb of reaching or changing?"""
    if figure.unit is not None or figure.missing or _SCALE.search(text, figure.start, figure.end) is None:
        return False
    if _ENDS.match(text, figure.end, clause.end) is None:
        return False
    return _LED.search(text, max(clause.start, figure.start - _WINDOW), figure.start) is not None


def with_scale(text: str, figure: Quantity, clause: Clause) -> Quantity:
    """The figure counted in 亿 or 万亿, as it is written; unchanged where it is no bare sum."""
    if not is_bare_sum(text, figure, clause):
        return figure
    found = _SCALE.search(text, figure.start, figure.end)
    unit = found.group() if found else "亿"
    size = _SIZES[unit]
    return figure._replace(unit=unit, low=_counted(figure.low, size), high=_counted(figure.high, size))


def _counted(number: Number | None, size: int) -> Number | None:
    return None if number is None else number / size
