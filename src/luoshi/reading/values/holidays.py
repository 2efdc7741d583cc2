"""Holidays by name: which day 春节, 国庆节 or 中秋 falls on in a year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from luoshi.reading.lexicon import lexicon
from luoshi.reading.values.calendar_words import day
from luoshi.reading.values.lunar import lunar_days


def holiday_pattern() -> str:
    """A regular expression for every holiday's name; one that is also another word needs a word after it."""
    book = lexicon("holidays")
    guarded = set(book["guarded"]["words"].split())
    after = "|".join(re.escape(word) for word in book["guarded"]["after"].split())
    names = sorted(
        {*book["days"], *book["lunar"], *book["terms"], *book["weekdays"]}, key=lambda name: (-len(name), name)
    )
    return "|".join(name + (f"(?={after})" if name in guarded else "") for name in names)


@cache
def holiday(name: str, year: int) -> date | None:
    """The day of that holiday in `year`; None where the lunar tables (1900 to 2100) do not reach."""
    book = lexicon("holidays")
    if name in book["days"]:
        fixed = book["days"][name]
        return day(year, int(fixed[:2]), int(fixed[2:]))
    if name in book["lunar"]:
        month, lunar_day, offset = book["lunar"][name]
        found = lunar_days(year, month, lunar_day)
        return None if found is None else found.earliest + timedelta(days=offset)
    if name in book["terms"]:
        return _solar_term(book["terms"][name], year)
    if name not in book["weekdays"]:
        return None
    month, weekday, nth = book["weekdays"][name]
    first = day(year, month, 1)
    return None if first is None else first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _solar_term(name: str, year: int) -> date | None:
    from borax.calendars.lunardate import TermUtils

    return TermUtils.nth_term_day(year, TermUtils.name2index(name)) if 1900 <= year <= 2100 else None


def nearest_holiday(name: str, today: date) -> date | None:
    """The occurrence closest to `today`: 春节 said in December is the coming one, said in late February the last."""
    around = [found for year in (today.year - 1, today.year, today.year + 1) if (found := holiday(name, year))]
    return min(around, key=lambda found: abs((found - today).days), default=None)


def coming_holiday(name: str, today: date) -> date | None:
    """The first occurrence on or after `today`."""
    around = [found for year in (today.year, today.year + 1) if (found := holiday(name, year)) and found >= today]
    return min(around, default=None)


def joined_holiday(name: str, first: date) -> date | None:
    """The holiday named together with that on `first`: the coming one, or the last where it lies close before (国庆、中秋)."""
    before = [found for year in (first.year - 1, first.year) if (found := holiday(name, year)) and found < first]
    close = [found for found in before if (first - found).days <= 60]
    return max(close, default=None) or coming_holiday(name, first)
