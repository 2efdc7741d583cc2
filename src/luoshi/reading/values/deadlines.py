"""From words of time to the days a plan needs: the period of a target and the last day of a task."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial
from typing import TypeVar

from luoshi.reading.entries import Dating
from luoshi.reading.reference_day import month_is_known, reference_day
from luoshi.reading.values.periods import Period, read_dates

_Days = TypeVar("_Days", date, tuple[date, date])
_ANY_DAYS = (date(1990, 2, 3), date(2030, 9, 20))
# Counted from the day of speaking, but meant in calendar years: 未来五年 said in January 2026 is 2026 to 2030.
_WHOLE_YEARS = re.compile("年")
_COUNTED = frozenset({"coming-span", "over-span", "within-span"})
# What has no last day: an occasion, a beginning, something that comes round again.
_NO_LAST_DAY = frozenset({"approaching", "from-on", "since", "past-span", "relative-day"})
_OVER_A_MONTH = timedelta(days=32)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_RECURRING = re.compile("每|逐年|历年")


def resolvers(
    document: Dating, today: date | None
) -> tuple[Callable[[str], tuple[date, date] | None], Callable[[str], date | None]]:
    """`resolve_period` and `resolve_due` for the words of one document. They keep what they found: few words date many entries."""
    day = reference_day(document, today)
    month_known = month_is_known(document, today)
    return cache(partial(resolve_period, today=day)), cache(partial(resolve_due, today=day, month_known=month_known))


def resolve_period(words: str, today: date | None, *, document: Dating | None = None) -> tuple[date, date] | None:
    """The first and last day of the period that `words` name, or None where they name none.

    `today` is the day the words were said (None: unknown, then only words that need no such day are resolved); with the document's dating it is that text's reference day instead.
    Periods counted in years (未来五年, 三年内) are whole calendar years: those that begin in the first half of a year count
    it in, the others begin with the next. 到2027年 and 年底前 keep the day of speaking as their first.
    """
    said = today if document is None else reference_day(document, today)
    if said is None:
        return _whenever(lambda day: resolve_period(words, day))
    period = _last(words, said)
    if period is None:
        return None
    return _calendar_years(words, period, said) or (period.earliest, period.latest)


def resolve_due(words: str, today: date | None, *, month_known: bool = True) -> date | None:
    """The last day on which something due by `words` is in time: 年底前 → 31 December, 上半年 → 30 June, 春节前 → the day before.

    None where the words name no last day: 会后, 元旦、春节临近, 从5月1日起, 每年; and where `today`, the day they were said,
    is not known (None) and the words need it. With `month_known` false only its year can be relied on: 下个星期, 三个月内
    then have no last day.
    """
    if today is None:
        return _whenever(lambda day: resolve_due(words, day))
    if not month_known and resolve_due(words, today) != resolve_due(words, _another_day(today)):
        return None
    if _RECURRING.search(words):
        return None
    period = _last(words, today)
    if period is None or period.rule in _NO_LAST_DAY:
        return None
    snapped = _calendar_years(words, period, today)
    return period.latest if snapped is None else snapped[1]


def _whenever(resolve: Callable[[date], _Days | None]) -> _Days | None:
    """What words mean on whatever day they are said: 2027年底前 always the same, 年底前 not."""
    meant = {resolve(day) for day in _ANY_DAYS}
    return meant.pop() if len(meant) == 1 else None


def _another_day(today: date) -> date:
    """Another day of the same half of the year: what means the same on both was not counted from the day."""
    late_in_half = today.month % 6 in (5, 0)
    return today - _OVER_A_MONTH if late_in_half else today + _OVER_A_MONTH


def _last(words: str, today: date) -> Period | None:
    if _BARE_YEAR.fullmatch(words):
        words = f"{words}年"
    found = read_dates("本年度" if words == "年度" else words, today)
    return found[-1] if found else None


def _calendar_years(words: str, period: Period, today: date) -> tuple[date, date] | None:
    said = words[period.start : period.end]
    if period.rule not in _COUNTED or not _WHOLE_YEARS.search(said) or "半年" in said:
        return None
    span = period.latest.year - today.year
    first = today.year if today.month <= 6 else today.year + 1
    if first + span - 1 > date.max.year or span < 1:
        return None
    return date(first, 1, 1), date(first + span - 1, 12, 31)
