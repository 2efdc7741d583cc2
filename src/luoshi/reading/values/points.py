"""One point of the calendar, from a year down to a day: 2025年3月5日, 明年上半年, 三季度, 6月底, 今冬明春.

Every reader takes the text, a position and the day it is read from, and gives a `Piece` that starts there, or None.
"""

from __future__ import annotations

import re
from datetime import date

from luoshi.reading.lexicon import lexicon
from luoshi.reading.values.calendar_words import NUMBER, YEAR_DIGIT, full_year, months, number, year_number, years
from luoshi.reading.values.days import read_day
from luoshi.reading.values.lunar import LUNAR_MARK, read_lunar
from luoshi.reading.values.parts_of_year import PART_OF_YEAR, end_of_this_month, within_year
from luoshi.reading.values.piece import BLANKS, MONTH, Piece, any_of, piece

_BOOK = lexicon("periods")
YEAR = re.compile(
    rf"(?:公元)?(?P<written>[12１２](?:[ 　]?\d){{3}}){BLANKS}年度?"
    rf"|(?P<spelled>[一二]{YEAR_DIGIT}{{3}}){BLANKS}年度?"
    rf"|(?P<thousand>两千(?:零?[一二三四五六七八九])?)年"
    rf"|(?P<early>\d{{3}}|{YEAR_DIGIT}{{3}})年(?={MONTH}月)"
    rf"|(?P<short>\d\d|[零〇九八七]{YEAR_DIGIT}){BLANKS}年(?={BLANKS}{MONTH}{BLANKS}月)"
    rf"|(?P<zero>[0零〇]{YEAR_DIGIT}){BLANKS}年"
    rf"|(?P<era>{any_of(_BOOK['eras'])})(?P<reign>元|{NUMBER})年"
    rf"|(?P<named>{any_of(_BOOK['years'])})(?![轻龄纪份])"
)
_END_OF_YEAR = re.compile(
    r"年?(?P<late>底|末|终(?!于))|年?(?P<early>初(?![中步次级]))|年?(?P<within>内|间)|年?(?P<middle>中)(?=[前后，。、；,]|之前|以前|完|建|投|$)"
)
_BARE_END = re.compile(
    r"(?P<late>年底|年末|年终|岁末)|(?P<early>年初(?![步次级中]))|(?P<within>年内|全年)|年(?=中(?:前|之前|以前|完成|建成|投产|[，。、；]|$))|(?<![正腊本个岁])月(?P<month>[底末初])(?![色数子蕴步])"
)
# A character before 年底 or 全年 that makes it part of another word or number: 每年底, 老年终身, 健全年度, 安全年.
_NOT_BARE = frozenset("每历往多几数半两百千0123456789０１２３４５６７８９一二三四五六七八九十去今明前后当同上中近这老")
_NOT_BEFORE_WHOLE = frozenset("健安")
_SHORT_SEASON = re.compile(r"(?P<year>[今明去])(?P<season>[春夏秋冬])(?:季|天)?(?P<on>[明今]春)?")
_OFFSET = {"今": 0, "明": 1, "去": -1}


def read_point(text: str, at: int, today: date) -> Piece | None:
    """The point that starts at `at`, as exact as it is written."""
    mark = LUNAR_MARK.match(text, at)
    if mark is not None:
        return _lunar(text, mark.end(), today)
    found = YEAR.match(text, at)
    if found is not None:
        return _with_year(text, found, today)
    return (
        read_lunar(text, at, today, None, marked=False)
        or within_year(text, at, today.year, today, dated=False)
        or read_day(text, at, today)
        or _bare_end(text, at, today)
        or _season(text, at, today)
    )


def _lunar(text: str, at: int, today: date) -> Piece | None:
    """What 农历 stands before: a lunar day or month, with or without its year."""
    year = YEAR.match(text, at)
    if year is None:
        return read_lunar(text, at, today, None, marked=True)
    return read_lunar(text, year.end(), today, _year_of(year, today), marked=True)


def _with_year(text: str, found: re.Match[str], today: date) -> Piece | None:
    year = _year_of(found, today)
    at = found.end()
    while text.startswith((" ", "　"), at) and PART_OF_YEAR.match(text, at + 1):
        at += 1
    inner = read_lunar(text, at, today, year, marked=False) or within_year(text, at, year, today, dated=True)
    if inner is not None:
        return inner
    whole = years(year, year)
    if whole is None:
        return None
    tail = _END_OF_YEAR.match(text, at)
    if tail is not None:
        return _end_of_year(tail, year, dated=True)
    return Piece(found.end(), *whole, "relative-year" if found["named"] else "calendar-year", "year", dated=True)


def _year_of(found: re.Match[str], today: date) -> int:
    if found["named"]:
        return today.year + int(_BOOK["years"][found["named"]])
    if found["era"]:
        return int(_BOOK["eras"][found["era"]]) + (1 if found["reign"] == "元" else number(found["reign"])) - 1
    if found["thousand"]:
        return 2000 + number(found["thousand"][2:].removeprefix("零"))
    if found["short"] or found["zero"]:
        return full_year(year_number(found["short"] or found["zero"]), today)
    return year_number(found["written"] or found["spelled"] or found["early"])


def _end_of_year(tail: re.Match[str], year: int, *, dated: bool) -> Piece | None:
    if tail["late"]:
        return piece(tail.end(), months(year, 12, 12), "year-end", "part", dated=dated)
    if tail["early"]:
        return piece(tail.end(), months(year, 1, 3), "year-start", "part", dated=dated)
    if tail["within"]:
        return piece(tail.end(), years(year, year), "within-year", "year", dated=dated)
    return piece(tail.end(), months(year, 6, 7), "year-middle", "part", dated=dated)


def _bare_end(text: str, at: int, today: date) -> Piece | None:
    """年底, 全年, 月底 without a year or month: those of `today`. 每年年底 comes round again and is none."""
    found = _BARE_END.match(text, at)
    if found is None or (at > 0 and text[at - 1] in _NOT_BARE) or text.startswith("每年", at - 2):
        return None
    if found.group() == "全年" and at > 0 and text[at - 1] in _NOT_BEFORE_WHOLE:
        return None
    if found["month"]:
        return end_of_this_month(found["month"], found.end(), today)
    rest = None if found.group() in ("岁末", "全年") else _END_OF_YEAR.match(text, at)
    if rest is not None:
        return _end_of_year(rest, today.year, dated=False)
    if found["late"]:
        return piece(found.end(), months(today.year, 12, 12), "year-end", "part", dated=False)
    return piece(found.end(), years(today.year, today.year), "within-year", "year", dated=False)


def _season(text: str, at: int, today: date) -> Piece | None:
    found = _SHORT_SEASON.match(text, at)
    if found is None:
        return None
    year = today.year + _OFFSET[found["year"]]
    first, last = _BOOK["seasons"]["冬春" if found["on"] and found["season"] == "冬" else found["season"]]
    return piece(found.end(), months(year, first, last), "season", "part", dated=True)
