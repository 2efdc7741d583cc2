"""Every rule of the plan: what it does and what it leaves alone (tests/cases/plan_rules.toml)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from builders import ReadingBuilder
from luoshi.delivery import Plan, make_plan
from luoshi.delivery.items import Group, Item
from luoshi.delivery.rules import plan_rules

ROOT = Path(__file__).resolve().parents[2]
TABLE = tomllib.loads((ROOT / "tests/cases/plan_rules.toml").read_text(encoding="utf-8"))


def name(case: dict[str, Any]) -> str:
    return f"{case['rule']}: {case['text'].splitlines()[-1]}"


def plan_of(case: dict[str, Any]) -> Plan:
    builder = ReadingBuilder(case["text"], horizon=case.get("horizon", "now"))
    for quote in case.get("targets", ()):
        indicator, low = re.split(r"(?=\d)", quote, maxsplit=1)
        builder.target(quote, indicator, re.findall(r"\d+", low)[0], period=case.get("period"))
    for quote in case.get("tasks", ()):
        more: dict[str, Any] = {"deadline": case.get("deadline"), "field": case.get("field")}
        builder.task(quote, quote[:2], tuple(case.get("items", ())), **more)
    for quote in case.get("decisions", ()):
        builder.decision(quote, quote[2:])
    return make_plan(builder.build())


def row_of(plan: Plan, wording: str) -> tuple[Item, Group]:
    def find(group: Group) -> tuple[Item, Group] | None:
        own = [item for top in group.items for item in (top, *top.parts) if item.wording == wording]
        below = (find(lower) for lower in group.groups)
        return (own[0], group) if own else next((found for found in below if found), None)

    return next(found for group in plan.groups if (found := find(group)))


def check(case: dict[str, Any]) -> Item:
    plan, expect = plan_of(case), case["expect"]
    item, group = row_of(plan, expect["wording"])
    seen: dict[str, Any] = {"wording": item.wording, "kind": item.kind, "group": group.kind, "heading": group.heading}
    seen |= {"due": item.due.words, "rows": len(list(plan.items()))}
    assert {key: seen[key] for key in expect} == expect
    return item


@pytest.mark.parametrize("case", TABLE["case"], ids=name)
def test_a_rule_does_what_it_says(case: dict[str, Any]) -> None:
    assert case["rule"] in check(case).rules


@pytest.mark.parametrize("case", TABLE["near_miss"], ids=name)
def test_a_rule_leaves_near_misses_alone(case: dict[str, Any]) -> None:
    assert case["why"]
    assert case["rule"] not in check(case).rules


def test_every_rule_has_a_case_a_near_miss_and_a_sentence_in_both_languages() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/luoshi/delivery").glob("*.py"))
    named = set(re.findall(r'"((?:group|target-list|one-row|due-from|listed)-[a-z-]+)"', written))
    assert named == set(plan_rules())
    assert {case["rule"] for case in TABLE["case"]} == named
    assert {case["rule"] for case in TABLE["near_miss"]} == named
    assert all(rule["zh"] and rule["en"] for rule in plan_rules().values())
