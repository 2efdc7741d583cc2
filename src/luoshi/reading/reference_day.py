"""The one day that a document's words of time are resolved against."""

from __future__ import annotations

from datetime import date

from luoshi.reading.entries import Dating, Evidence

# Evidence by which the text itself says which year its 今年 or 明年 is, then the time of year; they settle an interval
# that holds more than one year.
_YEAR_GIVEN = frozenset({"plan-year-role", "year-of-event", "year-by-meeting", "this-year-named", "reviewed-year"})
_SEASON_GIVEN = frozenset({"year-running-out", "holiday-near"})
_SHORT = 100
_MONTH = 31


def reference_day(dating: Dating, today: date | None) -> date | None:
    """The day on which 今年, 年底前 and 下个星期 are taken to have been said; None where not even the year is known.

    An undated text is read as of `today`, and no text is younger than `today`. Where the interval holds more than one
    year, the year that the text's own 今年 or 明年 gives is chosen; where it gives none, any day would be a guess. Of a
    short interval (100 days) it is the middle day, of a longer one the first: most texts that name no more than a year
    open that year.
    """
    interval = _interval(dating, today)
    if interval is None or interval[0].year != interval[1].year:
        return None
    earliest, latest = interval
    if (latest - earliest).days > _SHORT:
        return earliest
    return earliest + (latest - earliest) // 2


def month_is_known(dating: Dating, today: date | None) -> bool:
    """Is the reference day right to a month? If not, 下个星期 and 一个月内 name no day: counting from it would be a guess."""
    interval = _interval(dating, today)
    return interval is not None and (interval[1] - interval[0]).days <= _MONTH


def _interval(dating: Dating, today: date | None) -> tuple[date, date] | None:
    """When the text was written, as narrowly as it says itself; None where an end is missing."""
    if dating.earliest is None and dating.latest is None:
        return None if today is None else (today, today)
    latest = dating.latest or today
    if dating.earliest is None or latest is None or latest < dating.earliest:
        return None
    return _settled(dating, dating.earliest, latest)


def _settled(dating: Dating, earliest: date, latest: date) -> tuple[date, date]:
    """The interval narrowed by what the text says of its own year and season."""
    for clue in (*_by(_YEAR_GIVEN, dating), *_by(_SEASON_GIVEN, dating)):
        if earliest.year != latest.year or clue.rule in _SEASON_GIVEN:
            earliest, latest = _narrowed(earliest, latest, clue)
    return earliest, latest


def _by(rules: frozenset[str], dating: Dating) -> list[Evidence]:
    return [clue for clue in dating.evidence if clue.rule in rules]


def _narrowed(earliest: date, latest: date, clue: Evidence) -> tuple[date, date]:
    first, last = max(earliest, clue.earliest or earliest), min(latest, clue.latest or latest)
    return (first, last) if first <= last else (earliest, latest)
