"""Stretches of time that are counted from somewhere: 五年来, 未来三年, 三年内, “十四五”时期, 九十年代, 本世纪中叶, 建党一百年."""

from __future__ import annotations

import re
from datetime import date, timedelta

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import lexicon, words
from luoshi.reading.values.calendar_words import NUMBER, Interval, number, shift, years
from luoshi.reading.values.piece import Piece
from luoshi.reading.values.plans import PLAN_NAME, PLAN_PART, part_of_plan, plan_number, plan_years

_S = "[ 　]?"
_COUNT = r"(?:\d{1,3}|[半一二三四五六七八九十百两]{1,3})"
_UNIT = r"(?:年(?!级|期|度|产|龄|轻|薪|代|均|检)|个?半?月(?!份)|个季度|个?星期|个?礼拜|周(?![边转岁])|天)"
_COUNTED = rf"{_S}(?P<n>{_COUNT}){_S}(?:(?:到|至|、|[-—–~～]){_S}(?P<to>{_COUNT})|(?P<two>[三四五六七八九]))?{_S}(?P<unit>{_UNIT})"
_PAST = lazy_pattern(
    rf"(?:(?:刚刚)?过去(?:的)?这?|最近(?:的)?|近|这){_COUNTED}(?:以?来|间|里|中(?![央国心共部高学医小]))?"
    rf"|(?:前(?!半年|.季|{_COUNT}个月)|上(?!半年|.季|一年))(?P<m>{_COUNT})(?P<unit2>{_UNIT})"
    rf"|(?P<k>{_COUNT})(?P<unit3>年|个月)多?来"
)
_COMING = lazy_pattern(
    rf"(?:未来|今后|接下来|往后)(?:的)?{_COUNTED}(?:之?内|间|里|左右)?|(?:后|下)(?!半年)(?P<m>{_COUNT})(?P<unit2>{_UNIT})"
)
_WITHIN = lazy_pattern(rf"(?:{_COUNTED}(?:的?时间)?|(?P<days>{_COUNT})日)(?:之内|以内|内(?![部外容地需乱战]))")
_OVER = lazy_pattern(
    rf"(?:(?:用|利用|通过|经过|力争|争取)(?:[今往]后)?)?{_COUNTED}(?:左右)?的?(?:时间|努力(?!奋斗目标))"
)
_LAST = lazy_pattern(rf"最后的?{_COUNTED}(?:的?时间)?")
_YEAR_NAMED = re.compile(r"今年|全年|本年|年底|年终|岁末")
_TWO_YEARS = re.compile(r"(?P<from>[去今])(?P<to>[今明])[两二]年|今明后三年")
# A plan's own name, a congress (“十五”大) and a year's part in the plan are no stretch of time.
_NOT_A_TIME = "|".join([*words("plans", "document"), "大", "届", "[实开收]", "普法"])
_PLAN = lazy_pattern(
    rf"(?P<open>[“\"‘「『])(?P<quoted>{PLAN_NAME})[”\"’」』](?P<tail>{PLAN_PART})?(?!{_NOT_A_TIME})"
    rf"|(?P<plain>{PLAN_NAME})(?P<tail2>时期|期间|末)"
    rf"|第(?P<full>{NUMBER})个五年(?:规划|计划)(?P<tail3>时期|期间|末)"
)
_DECADE = lazy_pattern(
    rf"(?:(?P<century>[上本]|{NUMBER})世纪)?(?P<tens>[1-9]0|[二三四五六七八九]十)年代(?P<part>初|末|中期|中后期|后期|前期)?"
)
_CENTURY = lazy_pattern(rf"(?:(?P<century>[上本新]|{NUMBER})世纪)(?P<part>中叶|末|初(?!中)|[头前](?P<n>{NUMBER})年)")
_FOUNDED = lazy_pattern(
    rf"(?P<name>{'|'.join(sorted(lexicon('periods')['foundings'], key=len, reverse=True))})(?P<n>{NUMBER})(?:周年|年)(?!来)"
)


def read_span(text: str, at: int, today: date) -> Piece | None:
    """The counted stretch that starts at `at`, worked out against `today`, or None."""
    for reader in _READERS:
        piece = reader(text, at, today)
        if piece is not None:
            return piece
    return None


def _unit(word: str) -> str:
    if "半月" in word:
        return "半"
    return next((unit for sign, unit in (("年", "年"), ("季", "季"), ("月", "月"), ("天", "天")) if sign in word), "周")


def _length(found: re.Match[str], count: str, unit: str) -> tuple[float, str]:
    """How many of which unit; the longer end where the text names two (三到五年)."""
    parts = found.groupdict()
    word = parts.get("to") or parts.get("two") or parts[count] if count == "n" else parts[count]
    kind = _unit(parts[unit])
    amount = 0.5 if word == "半" else float(number(word))
    if kind == "半":
        amount, kind = amount + 0.5, "月"
    return (amount * 3, "月") if kind == "季" else (amount, kind)


def _past(text: str, at: int, today: date) -> Piece | None:
    found = _PAST.match(text, at)
    if found is None:
        return None
    key = next(key for key in (("n", "unit"), ("m", "unit2"), ("k", "unit3")) if found[key[0]])
    start = shift(today, *_negated(_length(found, *key)))
    if start is None or start > today or (key[0] == "m" and _glued(text, at)):
        return None
    return Piece(found.end(), start, today, "past-span", "span", dated=True)


def _negated(length: tuple[float, str]) -> tuple[float, str]:
    return -length[0], length[1]


def _glued(text: str, at: int) -> bool:
    """前 and 后 that end another word: 以前三年, 然后两年, 此后三年, 以上两周."""
    return at > 0 and text[at - 1] in "以之然此今最落背先目提面以年月日底会"


def _coming(text: str, at: int, today: date) -> Piece | None:
    found = _COMING.match(text, at)
    if found is None:
        return None
    key = ("n", "unit") if found["n"] else ("m", "unit2")
    # 验收后三年 is counted from a day that the text does not tell.
    if key[0] == "m" and (_glued(text, at) or (text[at] == "后" and at > 0 and "一" <= text[at - 1] <= "龥")):
        return None
    return _ahead(found, today, _length(found, *key), "coming-span")


def _ahead(found: re.Match[str], today: date, length: tuple[float, str], rule: str, start: int = 1) -> Piece | None:
    first, end = shift(today, start, "天"), shift(today, *length)
    if first is None or end is None or end < first:
        return None
    return Piece(found.end(), first, end, rule, "span", dated=True)


def _within(text: str, at: int, today: date) -> Piece | None:
    found = _WITHIN.match(text, at)
    # 印发后30日内, 自公布之日起一年内: not counted from the day of speaking.
    if found is None or (at > 0 and text[at - 1] in "后起"):
        return None
    length = (float(number(found["days"])), "天") if found["days"] else _length(found, "n", "unit")
    return _ahead(found, today, length, "within-span", start=0)


def _over(text: str, at: int, today: date) -> Piece | None:
    found = _OVER.match(text, at)
    return None if found is None else _ahead(found, today, _length(found, "n", "unit"), "over-span", start=0)


def _last(text: str, at: int, today: date) -> Piece | None:
    """今年只剩下最后半个月时间: the end of the year of `today`. Without a year before it, 最后 may end anything."""
    found = _LAST.match(text, at)
    if found is None or _unit(found["unit"]) == "年" or not _YEAR_NAMED.search(text, max(0, at - 12), at):
        return None
    end = date(today.year, 12, 31)
    start = shift(end, *_negated(_length(found, "n", "unit")))
    return (
        None
        if start is None
        else Piece(found.end(), start + timedelta(days=1), end, "final-stretch", "span", dated=True)
    )


def _two_years(text: str, at: int, today: date) -> Piece | None:
    found = _TWO_YEARS.match(text, at)
    if found is None:
        return None
    first = today.year - (found["from"] == "去")
    last = today.year + (2 if found["to"] is None else found["to"] == "明")
    return _whole(found.end(), years(first, last), "two-years")


def _whole(end: int, stretch: Interval | None, rule: str) -> Piece | None:
    return None if stretch is None else Piece(end, *stretch, rule, "span", dated=True)


def _plan(text: str, at: int, _: date) -> Piece | None:
    found = _PLAN.match(text, at)
    if found is None or (at > 0 and text[at - 1] == "《"):
        return None
    stretch = plan_years(number(found["full"]) if found["full"] else plan_number(found["quoted"] or found["plain"]))
    if stretch is None:
        return None
    part = found["tail"] or found["tail2"] or found["tail3"] or ""
    return _whole(found.end(), part_of_plan(stretch, part), "five-year-plan")


def _decade(text: str, at: int, today: date) -> Piece | None:
    found = _DECADE.match(text, at)
    if found is None:
        return None
    tens = number(found["tens"])
    century = _century_start(found["century"], today) if found["century"] else today.year - today.year % 100
    if not found["century"] and century + tens > today.year:
        century -= 100
    first, last = {"初": (0, 3), "前期": (0, 4), "中期": (3, 6), "中后期": (4, 9), "后期": (5, 9), "末": (7, 9)}.get(
        found["part"] or "", (0, 9)
    )
    return _whole(found.end(), years(century + tens + first, century + tens + last), "decade")


def _century_start(word: str, today: date) -> int:
    """The first year of a century as it is counted in decades: 20世纪 and (in 2017) 上世纪 → 1900."""
    here = today.year - today.year % 100
    if word in "本新":
        return here
    return here - 100 if word == "上" else number(word) * 100 - 100


def _century(text: str, at: int, today: date) -> Piece | None:
    found = _CENTURY.match(text, at)
    if found is None:
        return None
    start = _century_start(found["century"] or "本", today)
    if found["n"]:
        return _whole(found.end(), years(start + 1, start + number(found["n"])), "century-part")
    first, last = {"中叶": (50, 50), "末": (91, 100), "初": (1, 10)}[found["part"]]
    return _whole(found.end(), years(start + first, start + last), "century-part")


def _founded(text: str, at: int, _: date) -> Piece | None:
    found = _FOUNDED.match(text, at)
    if found is None:
        return None
    year = lexicon("periods")["foundings"][found["name"]] + number(found["n"])
    return _whole(found.end(), years(year, year), "anniversary")


_READERS = (_plan, _past, _coming, _within, _over, _last, _two_years, _decade, _century, _founded)
