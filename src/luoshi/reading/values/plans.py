"""Five-year plans: “十五” and 第十一个五年规划 → their years; 十五大, 十五届 and 十五年 are something else."""

from __future__ import annotations

from functools import cache

from luoshi.reading.lexicon import lexicon
from luoshi.reading.values.calendar_words import Interval, number, years

# 五 is taken off the end of the name: 十五 is the tenth, 十五五 the fifteenth, 五五 the fifth.
PLAN_NAME = r"(?:十[一二三四五六]?五|[一二三四五六七八九]五)"
# From the eleventh on the name is hardly ever a number (十四五岁).
LONG_NAME = "十[一二三四五六]五"
# Which part of it is meant: all of it, its last or first year, some years at either end.
PLAN_PART = "(?:时期|期间|末|初|前[两二三四]年|后[两二三]年)"
# The public is taught law by five-year plans of their own, counted from the first in 1986 (“八五”普法: 2021-2025).
_FIRST_EDUCATION = 1986
_NUMERALS = "一二三四五六七八九十"


@cache
def plan_years(plan: int) -> Interval | None:
    """The years of the nth plan, or None where the table has none."""
    found = lexicon("plans")["years"].get(str(plan))
    return None if found is None else years(*found)


def plan_number(name: str) -> int:
    """十一五 → 11, 十五 → 10."""
    return number(name.removesuffix("五"))


def plan_name(plan: int) -> str:
    """11 → 十一五, 10 → 十五; the plans of the table and of the law have at most two characters before their 五."""
    return ("十" if plan > len(_NUMERALS) else "") + _NUMERALS[(plan - 1) % len(_NUMERALS)] + "五"


def education_years(plan: int) -> Interval | None:
    """The years of the nth five-year plan for teaching the public law: 八五普法 → 2021-2025."""
    first = _FIRST_EDUCATION + 5 * (plan - 1)
    return years(first, first + 4)


def part_of_plan(whole: Interval, part: str) -> Interval:
    """The years that the word behind a plan's name leaves of it: 末 → the last, 前三年 → the first three, 期间 → all."""
    first, last = whole.earliest.year, whole.latest.year
    if part == "末":
        first = last
    elif part == "初":
        last = first
    elif part.startswith("前"):
        last = first + number(part[1]) - 1
    elif part.startswith("后"):
        first = last - number(part[1]) + 1
    return years(first, last) or whole
