"""Years by what they are: 今年是“十四五”开局之年, 明年是新中国成立75周年, a plan under review or still to be drawn up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from luoshi.reading.clues.clue import FAIR, STRONG, Page, evidence, places
from luoshi.reading.clues.year_mentions import days_of_plan
from luoshi.reading.entries import Evidence
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import lexicon
from luoshi.reading.values.calendar_words import NUMBER, number
from luoshi.reading.values.plans import PLAN_NAME, plan_number, plan_years

_ROLE = re.compile("|".join(sorted(lexicon("plans")["roles"], key=lambda word: (-len(word), word))))
_PLAN = lazy_pattern(rf"[“\"‘]?(?P<plan>{PLAN_NAME})[”\"’]?(?=规划|计划|时期|[”\"’的开收起发，])")
_BRIDGE = re.compile(
    rf"[“\"](?P<last>{PLAN_NAME})[”\"][^。]{{0,14}}(?:衔接|开启|承接|迈向)[“\"](?P<next>{PLAN_NAME})[”\"]"
)
_FOUNDED = lazy_pattern(
    rf"(?P<name>{'|'.join(sorted(lexicon('periods')['foundings'], key=len, reverse=True))})(?P<n>{NUMBER})周年"
)
_AFTER_CONGRESS = re.compile(
    "贯彻(?:落实)?党的(?P<nth>[一二三四五六七八九十]{1,3})大(?:和[^，。]{1,12})?精神的?(?:开局之年|开局起步之年|第一年|首年)"
)
_DRAWN_UP = lazy_pattern(
    rf"(?:抓好|做好|启动|开展|抓紧|着手|组织|推进|高质量)[^。，；]{{0,8}}[“\"](?P<plan>{PLAN_NAME})[”\"]规划[^。，；]{{0,4}}编制"
)
_PLAN_TITLED = re.compile(
    rf"[“\"](?P<plan>{PLAN_NAME})[”\"](?:时期)?[^，。\n”\"]{{0,24}}(?:规划|纲要|计划)(?![^\n]{{0,12}}(?:评估|总结|实施情况|报告|修订))"
)
_PLAN_REVIEWED = re.compile(rf"[“\"](?P<plan>{PLAN_NAME})[”\"](?:时期|期间)[^。\n]{{0,18}}回顾")
_NAMED = {"去年": -1, "今年": 0, "明年": 1}


def read_named_years(page: Page) -> Iterator[Evidence]:
    """What 今年 and 明年 are said to be, and where the text stands to a five-year plan."""
    yield from _called(page)
    yield from _titled(page)
    yield from _drawn_up(page)
    yield from _plan_reviewed(page)


def _titled(page: Page) -> Iterator[Evidence]:
    """青禾县“十四五”教育发展规划: a plan is drawn up from the middle of the year before it to the end of its second year."""
    found = _PLAN_TITLED.search(page.text, *page.title) if page.title else None
    whole = plan_years(plan_number(found["plan"])) if found else None
    if found is not None and whole is not None:
        first = whole.earliest.year
        says = f"标题为{first}年起的五年规划"
        yield evidence("plan-titled", *found.span(), says, (date(first - 1, 6, 1), date(first + 1, 12, 31)), FAIR)


def _called(page: Page) -> Iterator[Evidence]:
    """今年是…, 明年是…: a year's part in a plan, a founding's anniversary, the year of a congress."""
    for name, offset in _NAMED.items():
        for at in places(page.text, name):
            if not re.match("[，,]?(?:也)?是|[，,]?我们将迎来", page.text[at + 2 : at + 9]):
                continue
            stop = page.text.find("。", at, at + 90)
            said = page.text[at : stop if stop > 0 else at + 90]
            called = _part_in_plan(said) or _anniversary(said) or _event(said) or _after_congress(said)
            if called is not None:
                rule, year, end = called
                year -= offset
                says = f"“{name}”是{year + offset}年，成文于{year}年"
                yield evidence(rule, at, at + end, says, (date(year, 1, 1), date(year, 12, 31)), STRONG)
                break


def _part_in_plan(said: str) -> tuple[str, int, int] | None:
    bridge = _BRIDGE.search(said)
    if bridge is not None and plan_number(bridge["next"]) == plan_number(bridge["last"]) + 1:
        whole = plan_years(plan_number(bridge["last"]))
        return None if whole is None else ("plan-year-role", whole.latest.year, bridge.end())
    plan = _PLAN.search(said)
    role = _ROLE.search(said, plan.end(), min(len(said), plan.end() + 14)) if plan else None
    whole = plan_years(plan_number(plan["plan"])) if plan and role else None
    if plan is None or role is None or whole is None:
        return None
    part = lexicon("plans")["roles"][role.group()]
    return "plan-year-role", whole.latest.year if part < 0 else whole.earliest.year + part - 1, role.end()


def _anniversary(said: str) -> tuple[str, int, int] | None:
    found = _FOUNDED.search(said, 0, 40)
    if found is None:
        return None
    return "year-of-event", lexicon("periods")["foundings"][found["name"]] + number(found["n"]), found.end()


def _event(said: str) -> tuple[str, int, int] | None:
    for name, year in lexicon("watchwords")["events"].items():
        at = said.find(name)
        if 0 <= at < 30 and re.match(
            "[^，。]{0,16}?(?:召开之年|举办之年|召开的?[^，。]{0,4}一年)", said[at + len(name) :]
        ):
            return "year-of-event", year, at + len(name)
    return None


def _after_congress(said: str) -> tuple[str, int, int] | None:
    """今年是贯彻落实党的二十大精神的开局之年: the year after that congress."""
    found = _AFTER_CONGRESS.search(said)
    held = lexicon("congresses")["party"].get(str(number(found["nth"]))) if found else None
    return None if found is None or held is None else ("year-of-event", int(held[0][:4]) + 1, found.end())


def _drawn_up(page: Page) -> Iterator[Evidence]:
    found = _DRAWN_UP.search(page.text)
    whole = plan_years(plan_number(found["plan"])) if found else None
    if found is not None and whole is not None:
        first = whole.earliest.year
        says = f"“{found['plan']}”规划（{first}年起）尚待编制"
        yield evidence("plan-drawn-up", *found.span(), says, (date(first - 2, 6, 1), date(first, 3, 31)), FAIR)


def _plan_reviewed(page: Page) -> Iterator[Evidence]:
    """“十三五”时期…回顾: a plan is reviewed when it is ending or has just ended."""
    found = _PLAN_REVIEWED.search(page.text)
    whole = plan_years(plan_number(found["plan"])) if found else None
    if found is not None and whole is not None:
        last = whole.latest.year
        days = days_of_plan(page, last + 1)
        yield evidence(
            "plan-reviewed", *found.span(), f"文中回顾{whole.earliest.year}至{last}年的五年规划", days, STRONG
        )
