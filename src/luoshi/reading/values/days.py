"""Days by themselves: 2025-03-05, 下周三, 明天, 29日."""

from __future__ import annotations

import re
from datetime import date, timedelta

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import lexicon
from luoshi.reading.values.calendar_words import day, number, shift, week_of
from luoshi.reading.values.piece import Piece, any_of
from luoshi.reading.values.weeks_of_month import read_week_of_month

_BOOK = lexicon("periods")
_TEENS = r"[二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?"
_WEEKDAY = "一二三四五六日天末"
_NUMERIC = re.compile(
    r"(?P<y>[12]\d{3})(?P<s>[-/.．])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
    r"|(?P<y2>[12]\d{3}) (?P<m2>\d{2}) (?P<d2>\d{2})(?!\d)"
    r"|(?P<d3>\d{1,2})(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<y3>[12]\d{3})(?!\d)"
    # Two figures each: the year comes first, as it does in every Chinese date.
    r"|(?P<y5>1[3-9]|2\d|\d\d(?=-\d\d-\d\d(?!\d)))-(?P<m5>0?[1-9]|1[0-2])-(?P<d5>[12]\d|3[01]|0?[1-9])(?![\d\-/])"
    r"|(?P<d4>\d{1,2})(?P<s4>[-/])(?P<m4>\d{1,2})(?P=s4)(?P<y4>0\d|[3-9]\d|1[3-9]|2\d)(?![\d\-/])"
)
_WEEK = lazy_pattern(
    rf"(?P<week>{any_of(_BOOK['weeks'])})(?:(?P<day>[{_WEEKDAY}])|(?![边转围岁年]))|(?:星期|礼拜|禮拜|[周週])(?P<bare>[{_WEEKDAY}])(?![年岁级])"
)
# 上一个周三, 最后一个周五: the one before or after the day of speaking, the last of its month. 每月最后一个 comes round again.
_COUNTED_WEEKDAY = re.compile(
    rf"(?:(?P<step>[上下])|最后)一个的?(?:星期|礼拜|周)(?P<day>[{_WEEKDAY}])(?![年岁级])".replace("末", "")
)
_DAYS = re.compile(rf"(?P<named>{any_of(_BOOK['days'])})(?!头条)")
_BARE_DAY = lazy_pattern(rf"(?P<day>\d{{1,2}}|{_TEENS})(?:日(?![均产元夜常内处供趋益程])|号(?![一-龥、—–~～\w”\"-]))")


def read_day(text: str, at: int, today: date) -> Piece | None:
    """The day (or week) that starts at `at` without a year or month in words before it."""
    return (
        _numeric(text, at)
        or _week(text, at, today)
        or _counted_weekday(text, at, today)
        or _relative_day(text, at, today)
        or _bare_day(text, at, today)
    )


def _numeric(text: str, at: int) -> Piece | None:
    found = _NUMERIC.match(text, at)
    if found is None or (at > 0 and text[at - 1] in "./") or (text.startswith("-", at - 1) and "-" in found.group()):
        return None
    parts = found.groupdict()
    written = next((parts[f"y{k}"], parts[f"m{k}"], parts[f"d{k}"]) for k in ("", "2", "3", "4", "5") if parts[f"y{k}"])
    year, month, day_of_month = (int(part) for part in written)
    if year < 100:
        year += 2000 if year < 50 else 1900
    exact = day(year, month, day_of_month)
    return None if exact is None else Piece(found.end(), exact, exact, "numeric-date", "day", dated=True)


def _week(text: str, at: int, today: date) -> Piece | None:
    found = _WEEK.match(text, at)
    if found is None or (at > 0 and text[at - 1] in "以每单双一二三四五六七八九十两几多整如0123456789"):
        return None
    offset = _BOOK["weeks"][found["week"]] if found["week"] else 0
    week = week_of(today, offset)
    if week is None:
        return None
    rule = "relative-week" if found["week"] else "weekday"
    named = found["day"] or found["bare"]
    if named is None:
        return Piece(found.end(), *week, rule, "week", dated=True)
    if named == "末":
        return Piece(found.end(), week.latest - timedelta(days=1), week.latest, rule, "week", dated=True)
    exact = week.earliest + timedelta(days="一二三四五六日".index("日" if named == "天" else named))
    if found["bare"] and exact < today:
        exact += timedelta(days=7)
    return Piece(found.end(), exact, exact, rule, "day", dated=True)


def _counted_weekday(text: str, at: int, today: date) -> Piece | None:
    found = _COUNTED_WEEKDAY.match(text, at)
    if found is None or (at > 0 and text[at - 1] in "月年度周的"):
        return None
    weekday = _WEEKDAY.index(found["day"].replace("天", "日"))
    if found["step"] is None:
        counted = read_week_of_month(text, at, today.year, today.month)
        return None if counted is None else Piece(counted[0], *counted[1], "week-of-month", "day", dated=True)
    sign = 1 if found["step"] == "下" else -1
    exact = shift(today, sign * ((sign * (weekday - today.weekday()) - 1) % 7 + 1), "天")
    return None if exact is None else Piece(found.end(), exact, exact, "relative-week", "day", dated=True)


def _relative_day(text: str, at: int, today: date) -> Piece | None:
    found = _DAYS.match(text, at)
    exact = None if found is None else shift(today, _BOOK["days"][found["named"]], "天")
    if found is None or exact is None:
        return None
    return Piece(found.end(), exact, exact, "relative-day", "day", dated=True)


def _bare_day(text: str, at: int, today: date) -> Piece | None:
    found = _BARE_DAY.match(text, at)
    if found is None or (at > 0 and text[at - 1] in "月第每近约满逾达多数、和至“—-〕］】)）]"):
        return None
    for ahead in range(3):
        moved = shift(today.replace(day=1), ahead, "月")
        exact = day(moved.year, moved.month, number(found["day"])) if moved else None
        if exact is not None:
            return Piece(found.end(), exact, exact, "day-of-month", "day", dated=False)
    return None
