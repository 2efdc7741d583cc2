"""How firmly a target is promised: 确保 and 完成 bind, 力争 strives, anything else is expected."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.reading.entries import Firmness
from luoshi.reading.outline import Clause
from luoshi.reading.text import Span

_FIRM = re.compile(r"(?<![个“两])(?:(?P<ensure>确保|保证|必须|务必|一定要)|(?P<strive>力争|争取|力促|努力|力求|奋力))")
# What opens a clause holds for the clauses after it as well (力争投资达到…，税收达到…); 努力 and what stands deeper does not.
_CARRIED = re.compile(
    r"[ \u3000]{0,40}(?:[今明]年|年内|全年|还?要|并|同时)?(?:(?P<ensure>确保|务必)|(?P<strive>力争|力促|争取))"
)
_OWN = re.compile(r"(?P<expect>计划|预计|预期|拟)|(?P<ensure>完成)")


def read_firmness(text: str, before: Sequence[Clause], clause: Clause, at: int) -> tuple[Firmness, Span | None]:
    """The firmness of a figure at `at` in `clause`, and the words that say so; `before` are the clauses it follows on."""
    carried = next((found for one in reversed(before) if (found := _CARRIED.match(text, one.start, one.end))), None)
    found = _last(_FIRM, text, clause.start, at) or carried or _OWN.search(text, clause.start, at)
    if found is None:
        return "expect", None
    name = found.lastgroup
    firmness: Firmness = "ensure" if name == "ensure" else "strive" if name == "strive" else "expect"
    return firmness, Span(*found.span(name or 0))


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = list(pattern.finditer(text, start, end))
    return found[-1] if found else None
