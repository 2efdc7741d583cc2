"""A sum that a clause begins with, and behind it what the money is spent on: 投资120万元|完成设施配置 promises both."""

from __future__ import annotations

import re

from luoshi.reading.text import Span
from luoshi.reading.verb_phrase import read_action, skip_openers

# Marks that number a list within a paragraph stand in its clauses.
_NUMBERED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# Right before the figure, but for 约, 近, 超.
_NEAR = 3
_INVESTS = re.compile(r"(?:计划|拟|再|累计){0,2}(?P<name>总?投资)(?:约|近|超)?$")


def read_spending(text: str, start: int, at: int, behind: int, end: int) -> Span | None:
    """The word for the spending where it leads from `start` to the figure at `at` and an action follows it, or None."""
    if text.find("投资", max(start, at - _NEAR), at) < 0:
        return None
    found = _INVESTS.fullmatch(text, skip_openers(text, start + (text[start] in _NUMBERED), at), at)
    return Span(*found.span("name")) if found and read_action(text, behind, end) else None
