"""Holidays by name: which day 春节, 国庆节 or 中秋 falls on in a year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from luoshi.reading.lexicon import lexicon
from luoshi.reading.values.calendar_words import day


def holiday_pattern() -> str:
    """A regular expression for every holiday's name; one that is also another word needs a word after it."""
    book = lexicon("holidays")
    guarded = set(book["guarded"]["words"].split())
    after = "|".join(re.escape(word) for word in book["guarded"]["after"].split())
    names = sorted({*book["days"], *book["moving"], *book["weekdays"]}, key=lambda name: (-len(name), name))
    return "|".join(name + (f"(?={after})" if name in guarded else "") for name in names)


@cache
def holiday(name: str, year: int) -> date | None:
    """The day of that holiday in `year`; None where the lunar table does not reach."""
    book = lexicon("holidays")
    if name in book["days"]:
        fixed = book["days"][name]
        return day(year, int(fixed[:2]), int(fixed[2:]))
    if name in book["moving"]:
        table, offset = book["moving"][name]
        found = _lunar(table, year)
        return None if found is None else found + timedelta(days=offset)
    if name not in book["weekdays"]:
        return None
    month, weekday, nth = book["weekdays"][name]
    first = day(year, month, 1)
    return None if first is None else first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _lunar(table: str, year: int) -> date | None:
    book = lexicon("holidays")
    listed: list[str] = book["lunar"][table].split()
    index = year - book["first_year"]
    if not 0 <= index < len(listed):
        return None
    return date(year, int(listed[index][:2]), int(listed[index][2:]))


def nearest_holiday(name: str, today: date) -> date | None:
    """The occurrence closest to `today`: 春节 said in December is the coming one, said in late February the last."""
    around = [found for year in (today.year - 1, today.year, today.year + 1) if (found := holiday(name, year))]
    return min(around, key=lambda found: abs((found - today).days), default=None)


def coming_holiday(name: str, today: date) -> date | None:
    """The first occurrence on or after `today`."""
    around = [found for year in (today.year, today.year + 1) if (found := holiday(name, year)) and found >= today]
    return min(around, default=None)
