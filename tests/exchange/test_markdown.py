"""A plan as Markdown and JSON."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from builders import qinghe
from exchange.nasty import plan_with, texts
from luoshi.delivery import Plan, make_plan
from luoshi.exchange.plan_text import plan_to_json, plan_to_markdown


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(qinghe().build())


def test_a_heading_and_a_table_for_each_group(plan: Plan) -> None:
    text = plan_to_markdown(plan)
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == [
        "# 青禾区2026年政府工作报告任务分解表",
        "## 一、主要预期目标",
        "## 二、2026年重点工作",
        "### （一）加快城市建设",
        "### （二）办好民生实事",
        "## 三、会议决定事项",
    ]
    assert MarkdownIt("commonmark").enable("table").render(text).count("<table>") == 4


def test_rows_carry_their_sentence_and_their_blanks(plan: Plan) -> None:
    line = next(line for line in plan_to_markdown(plan).splitlines() if "财政收入增长 ＿" in line)
    assert "*财政收入增长 ＿% 左右（待填）*" in line
    assert "“今年全区经济社会发展的主要预期目标是：" in line
    assert "第4段，位置84—93<br>一、2026年主要预期目标" in line


def test_an_empty_plan_says_so() -> None:
    assert "原文中没有找到目标、任务或决定。" in plan_to_markdown(plan_with(""))
    assert "no target, task or decision" in plan_to_markdown(plan_with(""), language="en")


@settings(max_examples=60)
@given(texts)
def test_no_text_breaks_the_table_or_becomes_a_mark(text: str) -> None:
    plan = plan_with(text)
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(plan_to_markdown(plan))
    rows = len(list(plan.items()))
    assert rendered.count("<td>") == 11 * rows
    assert not re.search(r"<(?:a|img|code|strong|script|x)\b", rendered)


def test_json_is_the_plan(plan: Plan) -> None:
    text = plan_to_json(plan)
    assert text.endswith("}\n")
    assert json.loads(text) == json.loads(json.dumps(plan.to_json()))
