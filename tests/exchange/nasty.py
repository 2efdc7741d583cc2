"""Texts that break tables: formulas, control characters, marks of Markdown, halves of characters, and whole plans of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from builders import ReadingBuilder
from luoshi.delivery import Plan, make_plan

FORMULAS = ['=HYPERLINK("http://a.example","点")', "+1+1", "-2", "@SUM(A1)", "=1", "{=1}", "\t=1", "'=1", "_x0041_"]
NASTY = [
    *FORMULAS,
    "\x00\x01\x1f\x7f",
    "\ud800",
    "\ufffe\uffff",
    "a|b`c`*d*<br>[e](f)\\|",
    "007",
    "1.10",
    "12345678901234567890",
    '"双"引号,逗号',
    "\r\n\r",
    "\u2028",
    "🌾" * 3,
    "&amp;<x>",
]
texts = st.lists(st.one_of(st.text(max_size=12), st.sampled_from(NASTY)), min_size=1, max_size=4).map("".join)


def plan_with(*wordings: str, **more: Any) -> Plan:  # noqa: ANN401
    """A plan with one task for each wording, one a line; `more` holds for all of them."""
    builder = ReadingBuilder("\n".join(wordings), more.pop("name", "报告.txt"))
    for wording in wordings:
        if wording:
            builder.task(wording, wording[:1], **more)
    return make_plan(builder.build())
