"""Every mention of a five-year plan with the years it means: “十四五”, 十五五规划, 第十四个五年规划, “八五”普法."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.entries import PlanMention
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.values.calendar_words import NUMBER, number
from luoshi.reading.values.plans import (
    LONG_NAME,
    PLAN_NAME,
    PLAN_PART,
    education_years,
    part_of_plan,
    plan_number,
    plan_years,
)

_BLANK = "[ \u3000\xa0]{0,4}"
_OPEN, _CLOSE = '[“"‘「『＂”]', '[”"’」』＂“]'
_NUMERAL = r"〇○零一二三四五六七八九十百千万亿两几第\d"
_CALLED = f"(?:{alternation(words('plans', 'document'), words('plans', 'period'), words('plans', 'education'))})"
_MENTION = re.compile(
    rf"{_OPEN}{_BLANK}(?P<quoted>{PLAN_NAME}){_BLANK}{_CLOSE}(?!{alternation(words('plans', 'congresses'))})"
    rf"|(?<![{_NUMERAL}])(?P<long>{LONG_NAME})(?!{alternation(words('plans', 'counted'))})"
    rf"|(?<![{_NUMERAL}月])(?P<short>{PLAN_NAME})(?={_CLOSE}?{_CALLED})"
    rf"|第(?P<full>{NUMBER})个五年(?={_CALLED})"
)
# 五 is rare, and every mention has one behind a numeral or a 个: the rest is looked at only there.
_SIGN = re.compile("五(?:(?<=[一二三四五六七八九十]五)|(?<=个五)(?=年))")
_EDUCATION = re.compile(f"{_CLOSE}?{_BLANK}{alternation(words('plans', 'education'))}")
_EDUCATING = re.compile(alternation(words("plans", "educating")) + "$")
_ELSEWHERE = re.compile(alternation(words("plans", "elsewhere")) + "$")
_PART = re.compile(f"{PLAN_PART}?")
_BEFORE, _AFTER = 8, 24


def find_plan_mentions(text: str) -> tuple[PlanMention, ...]:
    """Every mention in text order. The span is the name with its quotation marks and the word for a part of it (末, 期间)."""
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterator[PlanMention]:
    done = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < done:
            continue
        found = _MENTION.search(text, max(done, sign.start() - _BEFORE), sign.end() + _AFTER)
        if found is None or found.start() > sign.start():
            continue
        done = found.end()
        mention = _resolved(text, found)
        if mention is not None:
            yield mention


def _resolved(text: str, found: re.Match[str]) -> PlanMention | None:
    before = text[max(0, found.start() - 2 * _BEFORE) : found.start()]
    if found["full"] and _ELSEWHERE.search(before):
        return None
    plan = number(found["full"]) if found["full"] else plan_number(found["quoted"] or found["long"] or found["short"])
    if _EDUCATION.match(text, found.end()) or (found["full"] and _EDUCATING.search(before)):
        years = education_years(plan)
        return PlanMention(*found.span(), plan, *years, "law-education-plan") if years else None
    years = plan_years(plan)
    if years is None:
        return None
    part = _PART.match(text, found.end())
    words_of_part = part.group() if part else ""
    end = found.end() + len(words_of_part)
    return PlanMention(found.start(), end, plan, *part_of_plan(years, words_of_part), "five-year-plan")
