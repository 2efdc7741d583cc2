"""Five-year plans by name and number, and what is written like them."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.reading.values import read_dates
from luoshi.reading.values.plans import plan_number, plan_years

TODAY = date(2004, 12, 16)
NAMES = ["六五", "七五", "八五", "九五", "十五", "十一五", "十二五", "十三五", "十四五", "十五五"]


def plans(text: str) -> list[tuple[int, int]]:
    found = (period for period in read_dates(text, TODAY) if period.rule == "five-year-plan")
    return [(period.earliest.year, period.latest.year) for period in found]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("written", ["“{}”时期", "“{}”期间", "{}时期", "{}期间", "‘{}’期间", '"{}"时期', "『{}』"])
def test_a_plan_by_name_has_its_five_years(name: str, written: str) -> None:
    years = plan_years(plan_number(name))
    assert years is not None
    assert plans(written.format(name)) == [(years.earliest.year, years.latest.year)]
    assert years.latest.year - years.earliest.year == 4


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "written",
    [
        "党的{}大",
        "{}届三中全会",
        "{}年",
        "{}个项目",
        "{}条措施",
        "{}亿元",
        "{}次",
        "“{}”规划",
        "《“{}”规划纲要》",
        "“{}”普法",
    ],
)
def test_what_is_written_like_a_plan_is_none(name: str, written: str) -> None:
    assert plans(written.format(name)) == []


@pytest.mark.parametrize(
    "text", ["三个代表", "“三个代表”重要思想", "一要抓、二要管", "区二小、四小、五小", "五五开", "三五成群"]
)
def test_counted_words_are_no_plan(text: str) -> None:
    assert plans(text) == []


def test_the_plan_by_its_number() -> None:
    assert plans("第十一个五年规划期间") == [(2006, 2010)]
    assert plans("第十一个五年规划") == []
