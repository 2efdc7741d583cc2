"""Years written in figures: the one in the title, the one looked back on, the one planned for, the one told of most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from luoshi.reading.clues.clue import FAIR, STRONG, WEAK, Page, evidence
from luoshi.reading.entries import Evidence
from luoshi.reading.lexicon.sought import Sought
from luoshi.reading.values.calendar_words import year_number

_YEAR = Sought(r"(?:[12１２][09０９]\d\d|[一二][九〇○零OＯ0][\d〇○零OＯ一二三四五六七八九]{2})[ \u3000]?年")
_TITLE_YEAR = Sought(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)(?:[ \u3000]?[-—–至~～]{1,2}[ \u3000]?(?P<to>(?:19|20)\d\d))?"
)
_LEFT_BEHIND = ("过去的", "走过的", "告别", "回顾")
_REVIEWED = re.compile(r"(?:国内|政府|主要|全[省市县区]|和“[^”]{1,4}”时期)?的?工作(?:情况)?(?:的)?(?:主要|基本)?回顾")
_SET_ABOUT = ("做好", "部署", "今后五年和")
_WORK = re.compile(r"的?(?:政府)?工作(?!的?回顾)")
_PLANNED = re.compile(
    r"的?(?:政府)?(?:(?:主要|重点|总体|经济社会发展|经济工作|国民经济和社会发展|各项)的?){0,3}(?:工作)?的?"
    r"(?:总体(?:要求|思路|安排|部署)|工作(?:安排|部署|建议|打算|任务|目标|重点|思路|计划|的?总体)|主要(?:预期)?目标|预期目标"
    r"|目标任务|工作目标|重点(?:工作|任务)|主要任务)"
)
# 2025年各项目标任务圆满完成, 完成了会议确定的2025年工作任务: what was planned for that year is over.
_DONE_AFTER = re.compile("的?(?:圆满|如期|顺利|全面|胜利|超额|较好){0,6}地?(?:完成|实现)")
_DONE_BEFORE = re.compile("(?:完成|实现)了?[^，。、；\\n]{0,20}$")
_GOAL_AFTER = re.compile(r"[底末]?前?[，,]")
# 到1959年底，全国已经办起…: told as done, no goal. A goal has a word that looks ahead, or the margin of one (以上).
_TO_COME = re.compile(
    "[^。\\n]{0,80}(?:力争|争取|[要将]|确保|基本|全面|初步|建成|形成|培育|打造|实现|突破|推动|完善|提升|新增|以上|左右|不低于|不少于|超过)"
)
_REACHED = re.compile("[^。\\n]{0,40}(?:已|了(?!解))")
_STOPS = frozenset("，。、；")
_IN_A_RANGE = frozenset("到至〔（(—–－-")
_RANGE_AFTER = re.compile(r"[-—–－至底末前]")


class _Mention(NamedTuple):
    year: int
    start: int
    end: int


def read_year_mentions(page: Page) -> Iterator[Evidence]:
    """What the years in a text say about its own."""
    yield from _title(page)
    mentions = [_Mention(year_number(found.group()), *found.span()) for found in _YEAR.finditer(page.text)]
    yield from _reviewed(page, mentions)
    yield from _planned(page, mentions)
    goals = _goals(page, mentions)
    yield from _goal(goals)
    yield from _most_told(page, mentions, {goal.year for goal in goals})


def _title(page: Page) -> Iterator[Evidence]:
    found = _TITLE_YEAR.search(page.text, *page.title) if page.title else None
    year = int(found["year"]) if found else 0
    if found is None or year > page.today.year + 5:
        return
    if found["to"]:
        days = (date(year - 1, 7, 1), date(year, 12, 31))
        yield evidence("title-years", *found.span(), f"标题写{year}至{found['to']}年", days, FAIR)
    else:
        days = (date(year, 1, 1), date(year, 12, 31))
        yield evidence("title-year", *found.span(), f"标题写{year}年", days, FAIR)


def _reviewed(page: Page, mentions: list[_Mention]) -> Iterator[Evidence]:
    """2022年工作回顾, 刚刚过去的2025年: the year after."""
    for year, start, end in mentions:
        after = _REVIEWED.match(page.text, end)
        if after is None and not page.text.endswith(_LEFT_BEHIND, max(0, start - 3), start):
            continue
        days = days_of_plan(page, year + 1)
        yield evidence("reviewed-year", start, after.end() if after else end, f"文中回顾{year}年的工作", days, STRONG)
        return


def _planned(page: Page, mentions: list[_Mention]) -> Iterator[Evidence]:
    """2024年工作安排, 做好2024年工作: that year."""
    for year, start, end in mentions:
        after = _PLANNED.match(page.text, end)
        if after is None and page.text.endswith(_SET_ABOUT, max(0, start - 5), start):
            after = _WORK.match(page.text, end)
        if after is not None and not _told_as_done(page.text, start, after.end()):
            days = days_of_plan(page, year)
            yield evidence("this-year-named", start, after.end(), f"文中安排{year}年的工作", days, STRONG)
            return


def _told_as_done(text: str, start: int, end: int) -> bool:
    return _DONE_AFTER.match(text, end) is not None or _DONE_BEFORE.search(text, max(0, start - 24), start) is not None


def days_of_plan(page: Page, year: int) -> tuple[date, date]:
    """When a plan for `year` was written: in that year, or late in the year before where the text calls it 明年."""
    coming, present = page.text.count("明年"), page.text.count("今年")
    if coming >= 2 and coming > present:
        return date(year - 1, 11, 1), date(year - 1, 12, 31)
    return date(year, 1, 1), date(year, 12, 31)


def _goals(page: Page, mentions: list[_Mention]) -> list[_Mention]:
    """到2026年，力争…: years by which something is still to be reached."""
    return [
        mention
        for mention in mentions
        if page.text[mention.start - 1 : mention.start] == "到"
        and (mention.start < 2 or page.text[mention.start - 2] in _STOPS or page.text[mention.start - 2].isspace())
        and _GOAL_AFTER.match(page.text, mention.end)
        and _TO_COME.match(page.text, mention.end)
        and not _REACHED.match(page.text, mention.end)
    ]


def _goal(goals: list[_Mention]) -> Iterator[Evidence]:
    """What is still to be reached by a year was written before that year was over."""
    if goals:
        year, start, end = min(goals)
        days = (date(year - 6, 1, 1), date(year, 12, 31))
        yield evidence("goal-year", start - 1, end, f"{year}年的目标尚待实现", days, WEAK)


def _most_told(page: Page, mentions: list[_Mention], goals: set[int]) -> Iterator[Evidence]:
    """The year that is told of most often, and is no goal, is as a rule the last one or the present one."""
    told: dict[int, list[_Mention]] = {}
    for mention in mentions:
        ranged = page.text[mention.start - 1 : mention.start] in _IN_A_RANGE or _RANGE_AFTER.match(
            page.text, mention.end
        )
        if not ranged and mention.year not in goals and 1900 < mention.year <= page.today.year:
            told.setdefault(mention.year, []).append(mention)
    count, year = max(((len(places), year) for year, places in told.items()), default=(0, 0))
    if count >= 3:
        _, start, end = told[year][0]
        says = f"文中最常提到{year}年（{count}次）"
        yield evidence("year-most-told", start, end, says, (date(year, 1, 1), date(year + 1, 12, 31)), WEAK)
