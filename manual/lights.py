"""docs/lights.md: the rules of the light, in the order in which they are asked."""

from __future__ import annotations

from luoshi.delivery.lights import light_rules

_COLOURS = {"red": "red 红", "yellow": "yellow 黄", "green": "green 绿", "grey": "grey 灰"}
_HEAD = """# The light of an item

Made from `src/luoshi/delivery/lights.toml` by `make docs`; change that file, not this one.

An item stands on four axes that are never merged: workflow; schedule (ahead, on pace, behind, overdue, not yet due, no date); evidence (none,
claimed, documented, verified); freshness (reported, no news, due, silent). The light is made from them by the first of these rules that fits, and
says which one it was and what it saw. Grey means that nobody can tell. How many days and how far are what the house lays down (`terms.py`).

| light | rule | why | 说明 |
| --- | --- | --- | --- |"""
_NOTES = """
- A measure is held against its trajectory as of the day for which it was reported: who is silent doesn't fall behind by that, but the light turns
  grey when several reports are missing. Red doesn't turn grey by silence.
- What was red turns yellow when it has caught up, and green after a report for a period that began later, or by being closed.
- A closed item is never overdue. What came of it is the verdict: result × timeliness.
"""


def page() -> str:
    """The whole page."""
    rows = [
        f"| {_COLOURS[rule['light']]} | `{name}` | {rule['en']} | {rule['zh']} |"
        for name, rule in light_rules().items()
    ]
    return "\n".join([_HEAD, *rows, _NOTES])
