"""Numbers and lengths of time as dates write them: 二〇二六, ２００９, 十二, 廿三, 半 → integers and days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

# The digits of a year as they are typed, the letter O and the circle for zero among them.
DIGITS = dict(
    zip(
        "0123456789０１２３４５６７８９〇○零OoＯ一二三四五六七八九",
        [*range(10), *range(10), *[0] * 6, *range(1, 10)],
        strict=True,
    )
)
YEAR_DIGIT = r"[\d〇○零OoＯ一二三四五六七八九]"
NUMBER = r"(?:\d{1,3}|[一二三四五六七八九两]?百[一二三四五六七八九]?十?[一二三四五六七八九]?|[一二三四五六七八九]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九两])"
_SMALL = {**{digit: value for digit, value in DIGITS.items() if value}, "两": 2}
_TENS = {"廿": 20, "卅": 30}


class Interval(NamedTuple):
    """A stretch of days, both ends included."""

    earliest: date
    latest: date


def year_number(word: str) -> int:
    """二〇二六 → 2026, '1 9 9 3' → 1993: digits in their places, blanks passed over."""
    value = 0
    for char in word:
        if char in DIGITS:
            value = value * 10 + DIGITS[char]
    return value


def number(word: str) -> int:
    """十二 → 12, 廿三 → 23, 一百 → 100, 12 → 12; 0 where it is no number below a thousand."""
    if word.isdecimal():
        return int(word)
    total = digit = 0
    for char in word:
        if char == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif char == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            total, digit = total + _TENS.get(char, 0), _SMALL.get(char, 0)
    return total + digit


def full_year(two_digits: int, today: date) -> int:
    """07 → 2007, 98 → 1998: the year that is at most thirty years ahead of `today`."""
    year = today.year - today.year % 100 + two_digits
    return year if year <= today.year + 30 else year - 100


def day(year: int, month: int, number_of_day: int) -> date | None:
    """That day, or None where the calendar has none."""
    try:
        return date(year, month, number_of_day)
    except ValueError:
        return None


def months(year: int, first: int, last: int) -> Interval | None:
    """Whole months; a month above 12 lies in the next year."""
    year, first, last = year + (first - 1) // 12, (first - 1) % 12 + 1, last - (first - 1) // 12 * 12
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    if not (year >= 1 and end_year <= 9999):
        return None
    return Interval(date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]))


def years(first: int, last: int) -> Interval | None:
    """Whole calendar years."""
    if not 1 <= first <= last <= 9999:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31))


def shift(start: date, count: float, unit: str) -> date | None:
    """`start` moved by years (年), months (月), weeks (周) or days (天); the end of a shorter month where needed.

    Halves count: 半年 is six months, 半个月 fifteen days.
    """
    try:
        if unit == "天" or (unit == "月" and count % 1):
            return start + timedelta(days=int(count * (30 if unit == "月" else 1)))
        if unit == "周":
            return start + timedelta(weeks=count)
        moved = start.year * 12 + start.month - 1 + int(count * (12 if unit == "年" else 1))
        year, month = moved // 12, moved % 12 + 1
        return date(year, month, min(start.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def week_of(today: date, offset: int = 0) -> Interval | None:
    """The week of `today`, Monday to Sunday, moved by `offset` weeks."""
    monday = shift(today - timedelta(days=today.weekday()) if today > date(1, 1, 8) else today, offset, "周")
    if monday is None or monday > date(9999, 12, 20):
        return None
    return Interval(monday, monday + timedelta(days=6))
