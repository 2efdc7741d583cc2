"""The one day that a document's words of time are resolved against."""

from __future__ import annotations

from datetime import date

from luoshi.reading.entries import Dating, Evidence

# Evidence by which the text itself says which year its 今年 or 明年 is, then the time of year; they settle an interval
# that holds more than one year.
_YEAR_GIVEN = frozenset({"plan-year-role", "year-of-event", "year-by-meeting", "this-year-named", "reviewed-year"})
_SEASON_GIVEN = frozenset({"year-running-out", "holiday-near"})
_SHORT = 100


def reference_day(dating: Dating, today: date | None) -> date | None:
    """The day on which 今年, 年底前 and 下个星期 are taken to have been said; None where not even the year is known.

    An undated text is read as of `today`, and no text is younger than `today`. Where the interval holds more than one
    year, the year that the text's own 今年 or 明年 gives is chosen; where it gives none, any day would be a guess. Of a
    short interval (100 days) it is the middle day, of a longer one the first: most texts that name no more than a year
    open that year.
    """
    if dating.earliest is None and dating.latest is None:
        return today
    latest = dating.latest or today
    if dating.earliest is None or latest is None or latest < dating.earliest:
        return None
    earliest, latest = _settled(dating, dating.earliest, latest)
    if earliest.year != latest.year:
        return None
    if (latest - earliest).days > _SHORT:
        return earliest
    return earliest + (latest - earliest) // 2


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
