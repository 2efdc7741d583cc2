"""By when a suggestion that became a motion has to be answered: three months, six where somebody found it hard, and said why.

代表法 (2025) 第五十一条.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Literal

ARTICLE = "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》（2025）第五十一条"
_MONTHS, _MONTHS_WHERE_HARD = 3, 6

State = Literal["running", "due", "overdue", "answered", "answered-late"]


@dataclass(frozen=True, slots=True)
class Motion:
    """A suggestion handed out for an answer. `hard` names who found that it needs six months, and `why`; empty: three."""

    suggestion: str
    handed_out: date
    unit: str
    answered: date | None = None
    hard: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a motion stands: the last day for an answer, how many days are left (negative: over), and the state."""

    motion: Motion
    months: int
    last_day: date
    days_left: int
    state: State


def clock(motion: Motion, today: date) -> Clock:
    """The clock of a motion as seen from `today`. Six months need a person who said so and a reason."""
    months = _MONTHS_WHERE_HARD if motion.hard and motion.why else _MONTHS
    last = after_months(motion.handed_out, months)
    left = (last - (motion.answered or today)).days
    if motion.answered:
        state: State = "answered" if left >= 0 else "answered-late"
    else:
        state = "running" if left > 0 else "due" if left == 0 else "overdue"
    return Clock(motion, months, last, left, state)


def after_months(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
