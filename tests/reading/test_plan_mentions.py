"""Where a text speaks of a five-year plan the reading has its years: tests/cases/plan_mentions.toml."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from case_files import Case, all_cases
from luoshi.reading.explain import explain_at
from luoshi.reading.plan_mentions import find_plan_mentions
from luoshi.reading.reading import read
from luoshi.reading.values.plans import PLAN_NAME, plan_name, plan_number

DAY = date(2026, 11, 24)
CASES = all_cases()["plan_mentions"]


def mentions(text: str) -> list[dict[str, Any]]:
    return [
        {
            "quote": text[one.start : one.end],
            "plan": one.plan,
            "years": [one.period_from.year, one.period_to.year],
        }
        for one in find_plan_mentions(text)
    ]


@pytest.mark.parametrize("case", CASES["case"], ids=[case["text"][:20] for case in CASES["case"]])
def test_the_mentions_of_a_text(case: Case) -> None:
    assert mentions(case["text"]) == case["expect"]
    assert find_plan_mentions(case["text"])[0].rule == case["rule"]


@pytest.mark.parametrize("case", CASES["near_miss"], ids=[case["text"][:20] for case in CASES["near_miss"]])
def test_what_is_no_mention(case: Case) -> None:
    assert mentions(case["text"]) == case["only"], case["why"]
    assert case["rule"] not in {one.rule for one in find_plan_mentions(case["text"])}


def test_a_plan_has_its_name_back() -> None:
    assert [plan_number(plan_name(plan)) for plan in range(1, 17)] == list(range(1, 17))
    assert all(re.fullmatch(PLAN_NAME, plan_name(plan)) for plan in range(1, 17))


def test_a_broken_name_is_found_where_it_stands() -> None:
    """A line that ends inside the name, as in scraped pages: the span holds the break."""
    text = "我县加快发展，高质量完成“十\n四五”规划，力争实现“\n十五五\n”良好开局，\n建成全市示范。"
    reading = read(text.encode(), name="report.txt", encoding="utf-8", today=DAY)
    found = [("".join(reading.text[one.start : one.end].split()), one.plan) for one in reading.plans]
    assert found == [("“十四五”", 14), ("“十五五”", 15)]


def test_it_is_explained_where_it_stands() -> None:
    text = "2026年工作安排\n“十五五”时期，建设新城。天气渐暖。"
    reading = read(text.encode(), name="report.txt", encoding="utf-8", today=DAY)
    (mention,) = explain_at(reading, text.index("建设")).plans
    assert (mention.rule, mention.period_from, mention.period_to) == (
        "five-year-plan",
        date(2026, 1, 1),
        date(2030, 12, 31),
    )
    assert explain_at(reading, text.index("天气")).plans == ()
    assert reading.to_json()["plans"] == [
        {
            "start": 10,
            "end": 17,
            "plan": 15,
            "period_from": "2026-01-01",
            "period_to": "2030-12-31",
            "rule": "five-year-plan",
        }
    ]
