"""The lunar calendar: 农历2015年十月初一, 正月十五, 腊月 → the days they fall on."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from luoshi.reading.lexicon import lexicon
from luoshi.reading.values.calendar_words import Interval, number
from luoshi.reading.values.piece import MONTH, Grain, Piece

LUNAR_MARK = re.compile("农历|阴历|夏历")
_MONTHS: dict[str, int] = lexicon("periods")["lunar_months"]
_MONTH_AND_DAY = re.compile(
    rf"(?P<mark>{LUNAR_MARK.pattern})?(?P<leap>闰)?(?:(?P<named>{'|'.join(_MONTHS)})|(?P<month>{MONTH}))月"
    r"(?P<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]|[一二]?十[一二三四五六七八九]?|三十)?日?"
)
# 改正月度计划, 寒冬月份: the character belongs to the word before it; 冬月 needs its day to be one.
_NOT_AFTER = frozenset("度份刊报均供")
_OTHER_WORD_BEFORE = frozenset("改端修纠校矫更公方寒今去明严隆初深")


def read_lunar(text: str, at: int, today: date, year: int | None, *, marked: bool) -> Piece | None:
    """The lunar day or month at `at`, of the lunar `year` or of the one that lies nearest to `today`.

    A numbered month is lunar only where 农历 (`marked`) or 闰 stands before it; 正月, 腊月 and 冬月 always are. A day of a year that
    the tables (1900 to 2100) do not reach is known by its year only.
    """
    found = _MONTH_AND_DAY.match(text, at)
    if found is None or not _is_lunar(found, text, at, marked=marked):
        return None
    month = _MONTHS[found["named"]] if found["named"] else number(found["month"].replace("元", "一"))
    month_and_day = (month, number((found["day"] or "").removeprefix("初")), found["leap"] is not None)
    stretch = _nearest(today, *month_and_day) if year is None else _in_year(year, *month_and_day)
    if stretch is None:
        return None
    grain: Grain = "day" if stretch.earliest == stretch.latest else "month"
    return Piece(found.end(), *stretch, "lunar-date", grain, year is not None)


def _is_lunar(found: re.Match[str], text: str, at: int, *, marked: bool) -> bool:
    if marked or found["mark"] or found["leap"]:
        return True
    if not found["named"] or (
        not found["day"] and (found["named"] == "冬" or text[found.end() : found.end() + 1] in _NOT_AFTER)
    ):
        return False
    return at == 0 or text[at - 1] not in _OTHER_WORD_BEFORE


def _in_year(year: int, month: int, day: int, leap: bool) -> Interval | None:
    if not 1900 <= year <= 2100:
        return Interval(date(year, 1, 1), date(year + 1, 2, 28)) if 1 <= year < date.max.year else None
    return lunar_days(year, month, day, leap)


def _nearest(today: date, month: int, day: int, leap: bool) -> Interval | None:
    around = [found for year in range(today.year - 1, today.year + 2) if (found := lunar_days(year, month, day, leap))]
    return min(around, key=lambda found: abs((found.earliest - today).days), default=None)


@cache
def lunar_days(year: int, month: int, day: int, leap: bool = False) -> Interval | None:
    """That day, or the whole month where `day` is 0; None where the lunar calendar has none or the tables end."""
    from borax.calendars.lunardate import InvalidLunarDateError, LCalendars, LunarDate

    try:
        first = LunarDate(year, month, day or 1, int(leap)).to_solar_date()
        length = 1 if day else LCalendars.ndays(year, month, int(leap))
    except InvalidLunarDateError:
        return None
    return Interval(first, first + timedelta(days=length - 1))
