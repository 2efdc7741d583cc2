"""Working days in China with 调休, as the State Council lays them down each November for the year after.

The days come from the library `chinesecalendar`. It knows some years only; a day in another year is neither a working day nor
a holiday but None: the official calendar is awaited, and nothing is guessed. (A notice has also moved days at the end of the
December before its year, as in 2018; a newer release of the library brings those.)
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import chinese_calendar


# The library looks through all its holidays at every call.
@cache
def is_working_day(day: date) -> bool | None:
    """Is it a working day? None: awaiting the official calendar of that year."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def add_working_days(day: date, count: int) -> date | None:
    """The working day that is ``count`` (1 or more) working days after the day; None: awaiting the official calendar."""
    if count < 1:
        message = f"{count} working days after a day: count from 1"
        raise ValueError(message)
    while count:
        day += timedelta(days=1)
        works = is_working_day(day)
        if works is None:
            return None
        count -= works
    return day


def working_days_left(today: date, last: date) -> int | None:
    """How many working days come after today, up to and including the last day; None: awaiting the official calendar."""
    count = 0
    day = today
    while day < last:
        day += timedelta(days=1)
        works = is_working_day(day)
        if works is None:
            return None
        count += works
    return count
