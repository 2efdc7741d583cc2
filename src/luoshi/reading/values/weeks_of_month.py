"""Weeks and weekdays counted within a month: 9月第三周, 5月第二个星期日, 8月的最后一个星期五."""

from __future__ import annotations

from datetime import date, timedelta

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.values.calendar_words import Interval, number

WEEKDAYS = "一二三四五六日天"
_OF_MONTH = lazy_pattern(
    rf"的?(?:第(?P<nth>[一二三四五1-5])|最后一)(?:个的?)?(?:周|星期|礼拜)(?:(?P<day>[{WEEKDAYS}])(?![年岁级])|(?![边转岁年期围]))"
)
_WEEK = timedelta(days=7)


def read_week_of_month(text: str, at: int, year: int, month: int) -> tuple[int, Interval] | None:
    """The week or weekday that is counted at `at`, behind its month: where its words end, and its days.

    The weeks of a month are counted from its first Monday; the last is the one that begins last. None where the month has no such day.
    """
    found = _OF_MONTH.match(text, at)
    if found is None:
        return None
    weekday = WEEKDAYS.replace("天", "").index(found["day"].replace("天", "日")) if found["day"] else 0
    first = date(year, month, 1)
    first += timedelta(days=(weekday - first.weekday()) % 7)
    try:
        counted = first + _WEEK * (number(found["nth"]) - 1) if found["nth"] else _last(first)
        if counted.month != month:
            return None
        return found.end(), Interval(counted, counted if found["day"] else counted + timedelta(days=6))
    except OverflowError:
        return None


def _last(first: date) -> date:
    while (first + _WEEK).month == first.month:
        first += _WEEK
    return first
