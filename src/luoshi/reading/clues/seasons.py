"""The time of year a text was written in, whatever the year: 今年只剩下最后半个月, 元旦、春节临近."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from luoshi.reading.clues.clue import Page
from luoshi.reading.values.calendar_words import number, shift
from luoshi.reading.values.holidays import holiday


class Season(NamedTuple):
    """Words that tell the time of year: `rule`, their place, and what they say."""

    rule: str
    start: int
    end: int
    says: str
    left: float
    holiday: str


_LEFT = re.compile(
    r"(?:今年|全年|年底)[^。；]{0,8}(?:只剩|仅剩|剩下|还有|不足|不到)[^。；]{0,6}?(?P<n>半|[一两二三四五六七八九十]|\d{1,2})个多?月"
)
_NEAR = re.compile(r"(?P<first>元旦|春节|国庆节?|中秋节?|五一)[^。，]{0,6}(?:临近|将至|即将来临|即将到来)")


def read_seasons(page: Page) -> Iterator[Season]:
    """How much of the year is left, and which holiday is near."""
    left = _LEFT.search(page.text)
    if left is not None:
        amount = 0.5 if left["n"] == "半" else float(number(left["n"]))
        yield Season("year-running-out", *left.span(), f"当年还剩{left['n']}个月", amount, "")
    near = _NEAR.search(page.text)
    if near is not None:
        yield Season("holiday-near", *near.span(), f"{near['first']}临近", 0.0, near["first"])


def days_of(season: Season, year: int) -> tuple[date, date] | None:
    """The days in `year` that the words fit, or None where the calendar does not say."""
    if season.holiday:
        name = {"元旦": "春节"}.get(season.holiday, season.holiday)
        until = holiday(name, year + (name == "春节"))
        if until is None:
            return None
        start = date(year, 12, 1) if name == "春节" else until - timedelta(days=45)
        return start, until
    middle = shift(date(year, 12, 31), -season.left, "月")
    return None if middle is None else (middle - timedelta(days=6), min(middle + timedelta(days=6), date(year, 12, 31)))
