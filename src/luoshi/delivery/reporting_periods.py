"""Reporting periods: weeks, ten days (旬), months, quarters and years, each with a key that sorts and reads well.

Keys: ``2026-W48`` (ISO week), ``2026-11-T3`` (last ten days of November), ``2026-11``, ``2026-Q4``, ``2026``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Rhythm = Literal["weekly", "ten_day", "monthly", "quarterly", "yearly", "once"]
_KEYS: tuple[tuple[Rhythm, re.Pattern[str]], ...] = (
    ("weekly", re.compile(r"([0-9]{4})-W([0-9]{2})")),
    ("ten_day", re.compile(r"([0-9]{4})-([0-9]{2})-T([123])")),
    ("monthly", re.compile(r"([0-9]{4})-([0-9]{2})")),
    ("quarterly", re.compile(r"([0-9]{4})-Q([1-4])")),
    ("yearly", re.compile(r"([0-9]{4})")),
)


class BadPeriod(ValueError):
    """The key names no period."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days that is reported on at once: its key and its first and last day, both within it."""

    key: str
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def read_period(key: str) -> Period:
    """The period that a key names; raises `BadPeriod` with what keys look like."""
    for rhythm, pattern in _KEYS:
        found = pattern.fullmatch(key)
        if found:
            try:
                return _period(rhythm, [int(part) for part in found.groups()])
            except (ValueError, OverflowError):
                break
    message = f"{key!r} is no period; give one such as 2026-11, 2026-Q4, 2026-W48, 2026-11-T3 or 2026"
    raise BadPeriod(message)


def period_of(day: date, rhythm: Rhythm) -> Period | None:
    """The period that a day belongs to; None for what is reported ``once``, when it is done."""
    if rhythm == "once":
        return None
    if rhythm == "weekly":
        year, week, _ = day.isocalendar()
        return _period(rhythm, [year, week])
    if rhythm == "ten_day":
        return _period(rhythm, [day.year, day.month, min((day.day - 1) // 10, 2) + 1])
    if rhythm == "quarterly":
        return _period(rhythm, [day.year, (day.month - 1) // 3 + 1])
    return _period(rhythm, [day.year] if rhythm == "yearly" else [day.year, day.month])


def periods_between(first: date, last: date, rhythm: Rhythm) -> Iterator[Period]:
    """The periods that any of the days belongs to, in order; none for ``once``."""
    day = first
    while day <= last and (period := period_of(day, rhythm)):
        yield period
        day = period.last + timedelta(days=1)


def _period(rhythm: Rhythm, parts: list[int]) -> Period:
    year, part = parts[0], parts[1] if len(parts) > 1 else 0
    if rhythm == "weekly":
        monday = date.fromisocalendar(year, part, 1)
        return Period(f"{year:04}-W{part:02}", monday, monday + timedelta(days=6))
    if rhythm == "ten_day":
        third = parts[2]
        end = 10 * third if third < 3 else monthrange(year, part)[1]
        return Period(f"{year:04}-{part:02}-T{third}", date(year, part, 10 * third - 9), date(year, part, end))
    if rhythm == "monthly":
        return Period(f"{year:04}-{part:02}", date(year, part, 1), date(year, part, monthrange(year, part)[1]))
    if rhythm == "quarterly":
        last = 3 * part
        return Period(f"{year:04}-Q{part}", date(year, last - 2, 1), date(year, last, monthrange(year, last)[1]))
    return Period(f"{year:04}", date(year, 1, 1), date(year, 12, 31))
