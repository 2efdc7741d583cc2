"""Parts of a year: halves, quarters, seasons, months, and what is said of a month (底, 中旬, 5日)."""

from __future__ import annotations

import re
from datetime import date

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import lexicon
from luoshi.reading.values.calendar_words import NUMBER, day, months, number, shift
from luoshi.reading.values.piece import BLANKS, MONTH, Piece, any_of, piece
from luoshi.reading.values.weeks_of_month import read_week_of_month

_BOOK = lexicon("periods")
_DAY = r"(?:[0-3]?\d|[０-３]?[０-９]|[一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])"
PART_OF_YEAR = re.compile(
    rf"(?P<half>{any_of(_BOOK['halves'])})"
    r"|(?:第?(?P<quarter>[一二三四1-4１-４])(?:[、至到—-]?(?P<to>[一二三四]|(?<=[、至到—-])[2-4２-４]))?季度(?P<end>[末底])?|第(?P<nth>[一二三四])个季度|(?P<first>首季度?)|[前头](?P<many>[两二三])个?季度)"
    rf"|(?P<season>{any_of(_BOOK['seasons'])})(?:季|天)"
    rf"|[前头](?P<first_months>{NUMBER})个月(?!来)"
    r"|(?P<months>\d{1,2})[-—–－~～至到](?P<until>\d{1,2})月(?:份)?"
    rf"|(?P<month>{MONTH}){BLANKS}月(?:份)?"
    rf"|(?P<named>{any_of(_BOOK['months'])})(?!份?牌)"
)
_PART_OF_MONTH = lazy_pattern(
    r"(?P<tenth>[上中下])旬|(?P<late>底|末)|(?P<early>初(?![一二三四五六七八九十]))|(?P<halved>[上下])半月"
    rf"|(?P<from>{_DAY})(?:[-—–－~～]{{1,2}}|至|到)(?P<to>{_DAY})[日号]"
    rf"|{BLANKS}(?P<day>{_DAY}){BLANKS}[日号號](?:[，,（(]?(?:星期|礼拜|周)[一二三四五六日天][）)]?)?"
)
# A spelled day may do without 日 after a spelled month: 八月十五, 一月二十三.
_SPELLED_DAY = re.compile(
    r"初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?(?![个项亿万多家件次年余人户届条千百一二三四五六七八九十])"
)


def within_year(text: str, at: int, year: int, today: date, *, dated: bool) -> Piece | None:
    """A half, a quarter, a season or a month (with what follows it) of `year`."""
    found = PART_OF_YEAR.match(text, at)
    if found is None:
        return None
    if found["month"] and not dated and text.startswith(("年", "农历"), at - 1):
        return None
    if found["month"] or found["named"]:
        return _month(text, found, year, today, dated=dated)
    return _longer(found, year, dated=dated)


def _longer(found: re.Match[str], year: int, *, dated: bool) -> Piece | None:
    if found["half"]:
        return piece(found.end(), months(year, *_BOOK["halves"][found["half"]]), "half-year", "part", dated=dated)
    if found["quarter"] or found["nth"] or found["first"] or found["many"]:
        return _quarter(found, year, dated=dated)
    if found["season"]:
        season = months(year, *_BOOK["seasons"][found["season"]])
        return piece(found.end(), season, "season", "part", dated=dated) if dated else None
    # 前11个月 is counted from January, as statistics are.
    first, last = number(found["months"] or "1"), number(found["until"] or found["first_months"])
    if not 1 <= first < last + bool(found["first_months"]) <= 12 + bool(found["first_months"]):
        return None
    return piece(found.end(), months(year, first, last), "month-range", "part", dated=dated)


def _quarter(found: re.Match[str], year: int, *, dated: bool) -> Piece | None:
    first, last = 1, number(found["many"]) if found["many"] else 1
    if found["quarter"] or found["nth"]:
        first = last = number(found["quarter"] or found["nth"])
        last = number(found["to"]) if found["to"] else last
    if first > last:
        return None
    start = last * 3 if found["end"] else first * 3 - 2
    return piece(found.end(), months(year, start, last * 3), "quarter", "part", dated=dated)


def _month(text: str, found: re.Match[str], year: int, today: date, *, dated: bool) -> Piece | None:
    if found["named"]:
        if text.startswith("以", found.start() - 1):
            return None
        moved = shift(date(year, today.month, 1), _BOOK["months"][found["named"]], "月")
        if moved is None:
            return None
        year, month, rule, dated = moved.year, moved.month, "relative-month", True
    else:
        month, rule = 1 if found["month"] == "元" else number(found["month"]), "calendar-month"
    part = _PART_OF_MONTH.match(text, found.end())
    if part is not None:
        return _part_of_month(part, year, month, dated=dated)
    counted = read_week_of_month(text, found.end(), year, month)
    if counted is not None:
        end, days = counted
        return Piece(end, *days, "week-of-month", "day" if days.earliest == days.latest else "week", dated)
    spelled = _SPELLED_DAY.match(text, found.end())
    if spelled is not None and not found.group().endswith("份"):
        exact = day(year, month, number(spelled.group().removeprefix("初")))
        if exact is not None:
            return Piece(spelled.end(), exact, exact, "calendar-day", "day", dated)
    return piece(found.end(), months(year, month, month), rule, "month", dated=dated)


def _part_of_month(part: re.Match[str], year: int, month: int, *, dated: bool) -> Piece | None:
    whole = months(year, month, month)
    if whole is None:
        return None
    if part["day"]:
        exact = _existing_day(year, month, number(part["day"]), dated=dated)
        return None if exact is None else Piece(part.end(), exact, exact, "calendar-day", "day", dated)
    if part["from"]:
        first, last = day(year, month, number(part["from"])), day(year, month, number(part["to"]))
        if first is None or last is None or first >= last:
            return None
        return Piece(part.end(), first, last, "date-range", "span", dated)
    start, end = whole
    if part["tenth"] or part["halved"]:
        bounds = (
            {"上": (1, 10), "中": (11, 20), "下": (21, end.day)}
            if part["tenth"]
            else {"上": (1, 15), "下": (16, end.day)}
        )
        first_day, last_day = bounds[part["tenth"] or part["halved"]]
    elif part["late"]:
        first_day, last_day = 21, end.day
    else:
        first_day, last_day = 1, 10
    return Piece(part.end(), start.replace(day=first_day), start.replace(day=last_day), "month-part", "part", dated)


def _existing_day(year: int, month: int, day_of_month: int, *, dated: bool) -> date | None:
    """That day; without a year in the text, 29 February is the next one there is."""
    tries = range(1) if dated else range(9)
    return next((found for ahead in tries if (found := day(year + ahead, month, day_of_month))), None)


def end_of_this_month(sign: str, end: int, today: date) -> Piece | None:
    """月底, 月末, 月初 without a month: those of the month of `today`."""
    part = _PART_OF_MONTH.match(sign.replace("末", "底"))
    found = None if part is None else _part_of_month(part, today.year, today.month, dated=True)
    return None if found is None else found._replace(end=end)
