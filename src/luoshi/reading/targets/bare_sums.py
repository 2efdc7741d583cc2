"""A figure said by its scale alone: 贷款余额达百亿, 减少贫困人口1000万. 元 or 人 goes without saying; the unit is 万, 亿 or 万亿."""

from __future__ import annotations

import re

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.outline import Clause
from luoshi.reading.values import Quantity
from luoshi.reading.values.quantity import Number

_SCALE = re.compile("(?P<ten_thousand>万)?亿$")
_SIZES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
# 1000万农村贫困人口, 农业转移人口1亿: people are the only things counted without a word for one of them.
_PEOPLE = "(?:人口|居民|农民|群众|群体|劳动力|学生|毕业生|员额|农民工|职工)"
_PEOPLE_BEHIND = lazy_pattern(f"(?:以上|左右|余|多)?[^，。；、\\d]{{0,8}}{_PEOPLE}")
_PEOPLE_BEFORE = re.compile(f"{_PEOPLE}(?:都?要?(?:增加到|增至|发展到|达到|控制在|稳定在))?(?:约|近|超|超过)?$")
_COUNT_ENDS = re.compile("(?:以上|左右|以内)?$")
_WHOLE_SCALE = re.compile("[万亿]$")
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


def is_bare_count(text: str, figure: Quantity, clause: Clause) -> bool:
    """Does it count people in 万 or 亿 alone (再减少农村贫困人口1000万以上)?"""
    if figure.unit is not None or figure.missing or _WHOLE_SCALE.search(text, figure.start, figure.end) is None:
        return False
    if _PEOPLE_BEHIND.match(text, figure.end, clause.end):
        return True
    closes = _COUNT_ENDS.match(text, figure.end, clause.end) is not None
    return closes and _PEOPLE_BEFORE.search(text, clause.start, figure.said_from) is not None


def with_scale(text: str, figure: Quantity, clause: Clause) -> Quantity:
    """The figure counted in 万, 亿 or 万亿, as it is written; unchanged where it is neither a bare sum nor a bare count."""
    scale = (
        _SCALE if is_bare_sum(text, figure, clause) else _WHOLE_SCALE if is_bare_count(text, figure, clause) else None
    )
    found = scale.search(text, figure.start, figure.end) if scale else None
    if found is None:
        return figure
    unit = found.group()
    size = _SIZES[unit]
    return figure._replace(unit=unit, low=_counted(figure.low, size), high=_counted(figure.high, size))


def _counted(number: Number | None, size: int) -> Number | None:
    return None if number is None else number / size
