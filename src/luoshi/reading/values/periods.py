"""Dates and periods in running text: `read_dates`.

Points (points.py), counted stretches (spans.py) and holidays are found where one can begin (openings.py), joined into
ranges (3月5日至11日), and read together with the words around them (到2027年, 6月底前, 2020年以来).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.values.calendar_words import YEAR_DIGIT, Interval, day, number, shift, year_number, years
from luoshi.reading.values.holidays import coming_holiday, holiday, holiday_pattern, joined_holiday, nearest_holiday
from luoshi.reading.values.openings import OPENING
from luoshi.reading.values.piece import Piece
from luoshi.reading.values.points import YEAR, read_point
from luoshi.reading.values.spans import read_span


class Period(NamedTuple):
    """A date or a stretch of time: ``text[start:end]`` are its words, ``earliest`` and ``latest`` its days, both included.

    A day has ``earliest == latest``. Where the words give one end only (6月底前, 到2027年, 2020年以来, 今年起) the other end
    is the day the text is read from, or the last day of the year they name, and ``open`` says which end was not given
    ("start" or "end"). ``rule`` is the last rule that had a say, by its name in the rule book.
    """

    start: int
    end: int
    earliest: date
    latest: date
    rule: str
    open: str = ""


_HOLIDAY = lazy_pattern(f"(?P<name>{holiday_pattern()})")
_ANY_DAY = date(2000, 1, 1)
_AND = re.compile("[、和及,，]?")
_YEARS = lazy_pattern(
    r"(?P<first>[12]\d{3})年?[ 　]?(?:[-—–－~～]{1,2}|至|到)[ 　]?(?P<last>[12]\d{3})(?:年度?|(?![\d-]))"
    rf"|(?P<first_spelled>[一二]{YEAR_DIGIT}{{3}})(?:[-—–－~～]{{1,2}}|至|到)(?P<last_spelled>[一二]{YEAR_DIGIT}{{3}})年度?"
)
_TO = re.compile(r"[ 　]?(?:到|至|[-—–－~～]{1,2})[ 　]?")
_AND_BETWEEN = re.compile(r"[与和]")
_BETWEEN = re.compile("之?间")
_DAY_ONLY = re.compile(r"(?P<day>\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]")
_LEAD = re.compile("(?P<until>到|至)|(?P<from>从|自)")
_AFTER = lazy_pattern(
    r"(?P<approach>临近|来临|将至|即将来临)"
    r"|(?P<eve>前夕|前后)"
    r"|(?:之|以)?(?P<before>前)(?![\d一二两三四五六七八九十几半头后夕期沿提往列景线身所来进行])"
    r"|(?P<since>以来|至今)"
    r"|(?P<on>起(?![步点跑航来草码诉伏源飞初家始])|开始|(?:之|以)后|后(?![半两二三几\d年天期续勤来备台代进方]))(?![一-龥]?点)"
    r"|(?P<during>期间|时期|之内|以内|内(?![部外容地需乱战]))"
)


def read_dates(text: str, today: date) -> tuple[Period, ...]:
    """Every date and period in `text`, in order, none overlapping, as seen from `today` (the day the text was written).

    Words without a year belong to the year of `today`; a deadline (3月底前) that would be over for more than a month then
    belongs to the next. Dates that no calendar has and those outside the years 1 to 9999 are passed over. Never raises.
    """
    found: list[Period] = []
    at = 0
    for hit in OPENING.finditer(text):
        if hit.start() < at:
            continue
        period = _read(text, hit.start(), today)
        if period is not None:
            found.append(period)
            at = period.end
    return tuple(found)


def may_hold_date(text: str, start: int, end: int) -> bool:
    """Is there a place in ``text[start:end]`` where a date can begin? Where there is none, `read_dates` finds none in any part of it."""
    return OPENING.search(text, start, end) is not None


def _read(text: str, at: int, today: date) -> Period | None:
    try:
        lead = _LEAD.match(text, at)
        if lead is None:
            return _with_words(text, at, "", today, at)
        start = lead.end() + text.startswith((" ", "　"), lead.end())
        return _with_words(text, start, "until" if lead["until"] else "from", today, at)
    except (ValueError, OverflowError):
        return None


def _with_words(text: str, at: int, lead: str, today: date, lead_at: int) -> Period | None:
    """The piece at `at` with what stands around it: 到 or 从 at `lead_at`, and the word after it."""
    piece = _years_pair(text, at) or _read_piece(text, at, today)
    if piece is None:
        return None
    ranged = piece.rule in ("date-range", "year-range")
    after = _AFTER.match(text, piece.end)
    if after is not None and not (after["since"] is None and piece.grain == "span" and piece.rule == "past-span"):
        start = lead_at if lead == "from" and (after["on"] or after["since"]) else at
        start = lead_at if lead == "until" and after["before"] else start
        return _modified(text, start, piece, after, today)
    if lead == "until" and piece.grain != "day" and not piece.rule.startswith(("past", "holiday")):
        return Period(
            lead_at,
            piece.end,
            min(today, piece.latest) if piece.latest >= today else piece.earliest,
            piece.latest,
            "until-date",
            "start",
        )
    start = lead_at if lead == "from" and ranged else at
    return Period(start, piece.end, piece.earliest, piece.latest, piece.rule)


def _read_piece(text: str, at: int, today: date) -> Piece | None:
    point = read_point(text, at, today)
    return (
        (_read_range(text, point) if point else None)
        or read_span(text, at, today)
        or _holidays(text, at, today, None)
        or (_dated_holiday(text, at, today, point) if point else None)
        or point
    )


def _dated_holiday(text: str, at: int, today: date, whole: Piece) -> Piece | None:
    """2025年春节, 今年国庆节: a holiday with its year; ``whole`` is the point that stands there."""
    year = YEAR.match(text, at)
    named = None if year is None else _HOLIDAY.match(text, year.end())
    if year is None or named is None:
        return None
    # Of a holiday that the tables do not reach only the year is known.
    return _holidays(text, year.end(), today, whole.earliest.year) or whole._replace(end=named.end(), rule="holiday")


def _holidays(text: str, at: int, today: date, year: int | None) -> Piece | None:
    """One holiday or several in a row (元旦、春节), from the first to the last."""
    first = _HOLIDAY.match(text, at)
    if first is None or (at > 0 and text[at - 1] in "0123456789〇○零一二三四五六七八九十政" and not year):
        return None
    end = at
    days: list[date] = []
    found: re.Match[str] | None = first
    while found is not None:
        if days:
            on = joined_holiday(found["name"], days[-1])
        else:
            on = holiday(found["name"], year) if year else nearest_holiday(found["name"], today)
        if on is None:
            break
        days.append(on)
        end = found.end()
        joined = _AND.match(text, end)
        found = _HOLIDAY.match(text, joined.end()) if joined else None
    if not days:
        return None
    return Piece(end, min(days), max(days), "holiday", "day", year is not None)


def _years_pair(text: str, at: int) -> Piece | None:
    """2025-2027年, 2016—2018, 二〇二三至二〇二五年: two written years, the first of them mostly without 年."""
    found = _YEARS.match(text, at)
    if found is None or (at > 0 and (text[at - 1].isalnum() and text[at - 1].isascii())):
        return None
    last = "last" if found["last"] else "last_spelled"
    stretch = years(year_number(found["first"] or found["first_spelled"]), year_number(found[last]))
    if stretch is None or (found.group()[4] != "年" and stretch.latest.year - stretch.earliest.year > 60):
        return None
    # 2024—2025年6月 ends with the month.
    longer = read_point(text, found.start(last), _ANY_DAY) if YEAR.match(text, found.start(last)) else None
    if longer is not None and longer.end > found.end():
        return None
    return Piece(found.end(), *stretch, "year-range", "span", dated=True)


def _read_range(text: str, first: Piece) -> Piece | None:
    """From one point to another: 3月5日至11日, 2025年6月到明年3月, 2007年与2009年间."""
    if first.rule == "weekday":
        return None
    to = _TO.match(text, first.end)
    both = None if to else _AND_BETWEEN.match(text, first.end)
    if to is None and both is None:
        return None
    last = _second_point(text, (to or both).end(), first)  # type: ignore[union-attr]
    if last is None or last.latest <= first.earliest:
        return None
    end = last.end
    if both is not None:
        between = _BETWEEN.match(text, end)
        if between is None and not text.startswith("间", end - 1):
            return None
        end = between.end() if between else end
    return Piece(end, first.earliest, last.latest, "date-range", "span", dated=True)


def _second_point(text: str, at: int, first: Piece) -> Piece | None:
    """The other end of a range; what it leaves out (year, month) it has from the first."""
    base = first.earliest
    only_day = _DAY_ONLY.match(text, at)
    if only_day is not None and first.grain == "day":
        exact = day(base.year, base.month, number(only_day["day"]))
        return None if exact is None else Piece(only_day.end(), exact, exact, "calendar-day", "day", dated=True)
    last = read_point(text, at, base)
    if last is None or last.grain == "week":
        return last
    if last.latest < base and not last.dated:
        moved = (shift(last.earliest, 1, "年"), shift(last.latest, 1, "年"))
        if moved[0] and moved[1]:
            return last._replace(earliest=moved[0], latest=moved[1])
    return last


def _modified(text: str, start: int, piece: Piece, after: re.Match[str], today: date) -> Period | None:
    """The piece with the word that follows it: 前, 以来, 起, 期间, 临近."""
    end = after.end()
    if after["before"]:
        return _deadline(start, end, piece, text, today)
    if after["since"]:
        return Period(start, end, piece.earliest, max(today, piece.earliest), "since", "end")
    if after["on"]:
        first = piece.earliest if after["on"] in ("起", "开始") else piece.latest
        return Period(start, end, first, max(piece.latest, date(first.year, 12, 31)), "from-on", "end")
    if after["approach"]:
        return Period(start, end, min(today, piece.earliest), piece.latest, "approaching", "start")
    if after["eve"]:
        eve = Interval(piece.earliest - timedelta(days=7), piece.latest + timedelta(days=7 * (after["eve"] == "前后")))
        return Period(start, end, *eve, "around-date")
    return Period(start, end, piece.earliest, piece.latest, piece.rule)


def _deadline(start: int, end: int, piece: Piece, text: str, today: date) -> Period | None:
    """X前: by the end of X; before a holiday, the day before it. What has no year and is long over is meant for next year."""
    latest = piece.latest
    if piece.rule == "holiday":
        names = text[start : piece.end]
        first = _HOLIDAY.match(names)
        coming = coming_holiday(first["name"], today) if first else None
        latest = (coming or piece.earliest) - timedelta(days=1)
    elif not piece.dated and latest < today - timedelta(days=31):
        latest = _next_year(text, start, piece, today)
    return Period(start, end, min(today, latest), latest, "by-date", "start")


def _next_year(text: str, start: int, piece: Piece, today: date) -> date:
    """The last day of an undated piece a year on; the lunar year is not as long as the other."""
    later = shift(today, 6, "月")
    if piece.rule == "lunar-date" and later is not None:
        lead = _LEAD.match(text, start)
        piece = read_point(text, lead.end() if lead else start, later) or piece
        return piece.latest
    return shift(piece.latest, 1, "年") or piece.latest
