"""Meetings that a text speaks of: none can be spoken of as held before it was, or as coming after it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from luoshi.reading.clues.clue import DECISIVE, FAIR, HEAD, STRONG, Page, evidence, places
from luoshi.reading.entries import Evidence
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import lexicon
from luoshi.reading.values.calendar_words import number

_NUM = "[一二三四五六七八九十]{1,3}"
_PLENUM = lazy_pattern(
    rf"(?<![委])(?P<term>{_NUM}|\d\d?)届(?P<sessions>{_NUM}(?:中?(?:全会)?[、和]{_NUM}){{0,6}})中全会$"
)
_PARTY = lazy_pattern(
    rf"党的(?P<short>{_NUM})大(?![会力量局事计批类型众规学中小家院堂厅])|(?<!共产)党(?:的)?第(?P<nth>{_NUM})次全国代表大会"
)
_THIS_CONGRESS = lazy_pattern(
    rf"代表(?:中国共产党|党的)?第?(?P<outgoing>{_NUM})届中央委员会，?[\s]?向[^。]{{0,20}}作报告"
    rf"|我受(?P<charged>{_NUM})届中央委员会委托，?向大会作报告"
    rf"|中国共产党第(?P<held>{_NUM})次全国代表大会，?(?:[^。]{{0,6}}开幕|将是|是在|是一次|，是)"
)
_PEOPLE = re.compile(
    rf"第?(?P<term>{_NUM})届全[国國]人(?:民代表)?大(?:[会會])?第?(?P<session>{_NUM})次[会會][议議](?P<after>[^，。\n]{{0,3}})"
)
_COMING_BEFORE = re.compile(r"(?:迎接|即将召开的?|将召开|筹备|迎)[^，。]{0,8}$")
_COMING_AFTER = re.compile(
    r"(?:将|即将|将要|胜利)?召开(?:之年|创造|营造|献礼)|(?:将|即将)[^，。]{0,8}召开|胜利召开[。，！;；献营]"
)
_SAID_YEAR = re.compile(
    r"(?P<year>去年|今年|前年)(?:[\d一二三四五六七八九十]{1,3}月份?)?(?:胜利)?(?:召开的?|举行的?)?(?:中国共产党)?第?$"
)
_YEARS_AGO = {"今年": 0, "去年": 1, "前年": 2}
_TO_TERM = re.compile(rf"向第(?P<term>{_NUM})届全国人民代表大会(?!第)[^。]{{0,12}}(?:报告|提出)")
_TERM_OVER = re.compile(rf"第?(?P<term>{_NUM})届全国人(?:民代表)?大会?第?一次会议以来的?五年")
# 提请七届全国人大第一次会议审查: that session is still to come.
_BROUGHT_BEFORE = re.compile(r"(?:提请|提交|即将|将要|筹备|迎接)[^，。]{0,10}$")
_TAKEN_IN = re.compile(r"(?:精神|以来|报告|作出|提出|确定|部署|胜利闭幕)")


def read_meetings(page: Page) -> Iterator[Evidence]:
    """National congresses, plenums and sessions: the one that this text was given at, and the latest that it looks back to."""
    yield from _given_at_congress(page)
    yield from _given_in_term(page)
    yield from _term_over(page)
    yield from _latest_plenum(page)
    yield from _congress(page)
    yield from _people(page)


def _table(book: str, table: str, key: str) -> tuple[date, date] | None:
    found = lexicon(book)[table].get(key)
    return None if found is None else (date.fromisoformat(found[0]), date.fromisoformat(found[1]))


def _given_at_congress(page: Page) -> Iterator[Evidence]:
    found = _THIS_CONGRESS.search(page.author, 0, 700)
    if found is None:
        return
    outgoing = found["outgoing"] or found["charged"]
    nth = number(outgoing) + 1 if outgoing else number(found["held"])
    held = _table("congresses", "party", str(nth))
    if held is not None:
        yield evidence("party-congress-held", *found.span(), f"本次大会于{held[0]}至{held[1]}召开", held, DECISIVE)


def _given_in_term(page: Page) -> Iterator[Evidence]:
    """向第五届全国人民代表大会报告: the session is not named, its term is."""
    found = _TO_TERM.search(page.author, 0, 500)
    term = number(found["term"]) if found else 0
    first, after = _table("congresses", "people", f"{term}.1"), _table("congresses", "people", f"{term + 1}.1")
    if found is not None and first is not None:
        last = after[0] if after else None
        says = f"该届全国人大于{first[0]}首次开会"
        yield evidence("term-of-congress", *found.span(), says, (first[0], last), STRONG)


def _term_over(page: Page) -> Iterator[Evidence]:
    """第十一届全国人大一次会议以来的五年: the five years of a term are told when the next one begins."""
    found = _TERM_OVER.search(page.author)
    following = _table("congresses", "people", f"{number(found['term']) + 1}.1") if found else None
    if found is not None and following is not None:
        year = following[0].year
        days = (date(year - 1, 10, 1), date(year, 12, 31))
        says = f"该届五年任期于{year}年初届满"
        yield evidence("term-reviewed", *found.span(), says, days, STRONG)


def _said_year(text: str, start: int, end: int, held: date) -> Iterator[Evidence]:
    """去年召开的…全会: the meeting's date makes 去年 a year."""
    said = _SAID_YEAR.search(text, max(0, start - 18), start)
    if said is not None:
        year = held.year + _YEARS_AGO[said["year"]]
        says = f"“{said['year']}”是{held.year}年，成文于{year}年"
        yield evidence("year-by-meeting", said.start(), end, says, (date(year, 1, 1), date(year, 12, 31)), STRONG)


def _latest_plenum(page: Page) -> Iterator[Evidence]:
    latest: tuple[date, int, int] | None = None
    for at in places(page.text, "中全会"):
        found = _PLENUM.search(page.text, max(0, at - 26), at + 3)
        if found is None:
            continue
        session = re.findall(_NUM, found["sessions"])[-1]
        key = f"{number(found['term'])}.{number(session)}"
        held = _table("plenums", "plenums", key)
        if (
            held is not None
            and (latest is None or held[1] > latest[0])
            and not _COMING_BEFORE.search(page.text, max(0, at - 40), found.start())
        ):
            latest = (held[1], found.start(), found.end())
    if latest is not None:
        says = f"最后一次全会于{latest[0]}闭幕，成文不早于此"
        yield from _said_year(page.text, latest[1], latest[2], latest[0])
        yield evidence("plenum-named", latest[1], latest[2], says, (latest[0], None), STRONG)


def _congress(page: Page) -> Iterator[Evidence]:
    """The highest congress of the party named: taken in (精神, 以来) it is a lower bound, awaited (迎接, 召开之年) an upper one."""
    best: tuple[int, int, re.Match[str]] | None = None
    for at in places(page.text, "党"):
        if page.text[at + 1 : at + 2] not in ("的", "第"):
            continue
        found = _PARTY.match(page.text, at)
        nth = number(found["short"] or found["nth"]) if found else 0
        if found is None or str(nth) not in lexicon("congresses")["party"]:
            continue
        stance = _stance(page.text, found)
        if best is None or (nth, stance) > best[:2]:
            best = (nth, stance, found)
    held = _table("congresses", "party", str(best[0])) if best else None
    if best is None or held is None:
        return
    _, stance, found = best
    if stance == _AWAITED:
        days = (held[0] - timedelta(days=900), held[0])
        yield evidence("congress-awaited", *found.span(), f"该次大会（{held[0]}开幕）尚未召开", days, FAIR)
        return
    yield from _said_year(page.text, *found.span(), held[0])
    weight = STRONG if stance == _TAKEN else FAIR
    says = f"该次大会于{held[0]}开幕，成文不早于此"
    yield evidence("congress-named", *found.span(), says, (held[0], None), weight)


_PLAIN, _AWAITED, _TAKEN = 0, 1, 2


def _stance(text: str, found: re.Match[str]) -> int:
    """Does the text take the congress in (2), await it (1), or merely name it (0)?"""
    if _TAKEN_IN.match(text, found.end()):
        return _TAKEN
    before = _COMING_BEFORE.search(text, max(0, found.start() - 16), found.start())
    return _AWAITED if before is not None or _COMING_AFTER.match(text, found.end()) is not None else _PLAIN


def _people(page: Page) -> Iterator[Evidence]:
    """A session of the National People's Congress: the occasion itself in the head of a text, else a lower bound."""
    latest: tuple[date, int, int] | None = None
    for at in places(page.text, "届全"):
        found = _PEOPLE.search(page.text, max(0, at - 3), at + 30)
        held = (
            None
            if found is None
            else _table("congresses", "people", f"{number(found['term'])}.{number(found['session'])}")
        )
        if found is None or held is None:
            continue
        end = found.start("after")
        if at < min(HEAD, 400) and re.match(r"上|听取|通过(?!的)|关于|批准|提出|作|报告|审议", found["after"]):
            yield evidence("session-held", found.start(), end, f"本次会议于{held[0]}至{held[1]}召开", held, DECISIVE)
            return
        awaited = _BROUGHT_BEFORE.search(page.text, max(0, found.start() - 16), found.start())
        if awaited is None and (latest is None or held[0] > latest[0]):
            latest = (held[0], found.start(), end)
    if latest is not None:
        yield from _said_year(page.text, latest[1], latest[2], latest[0])
        yield evidence(
            "session-named", latest[1], latest[2], f"该次会议于{latest[0]}召开，成文不早于此", (latest[0], None), STRONG
        )
