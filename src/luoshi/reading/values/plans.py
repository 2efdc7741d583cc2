"""Five-year plans: “十五” and 第十一个五年规划 → their years; 十五大, 十五届 and 十五年 are something else."""

from __future__ import annotations

from functools import cache

from luoshi.reading.lexicon import lexicon
from luoshi.reading.values.calendar_words import Interval, number, years

# 五 is taken off the end of the name: 十五 is the tenth, 十五五 the fifteenth, 五五 the fifth.
PLAN_NAME = r"(?:十[一二三四五六]?五|[一二三四五六七八九]五)"


@cache
def plan_years(plan: int) -> Interval | None:
    """The years of the nth plan, or None where the table has none."""
    found = lexicon("plans")["years"].get(str(plan))
    return None if found is None else years(*found)


def plan_number(name: str) -> int:
    """十一五 → 11, 十五 → 10."""
    return number(name.removesuffix("五"))
