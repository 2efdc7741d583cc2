"""What an office's table says of when: the day that its words mean in the plan's year, or that it is a standing duty without one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from luoshi.delivery.items import Due, Group, Item
from luoshi.delivery.plan import Plan
from luoshi.reading.values.deadlines import resolve_due

# Offices write 2026.6 and 6.30 into such a column, where these can be nothing but a month and a day.
_YEAR_MONTH = re.compile(r"(\d{4})[.．/-](\d{1,2})")
_MONTH_DAY = re.compile(r"(\d{1,2})[.．/-](\d{1,2})")


@dataclass(frozen=True, slots=True)
class DueMeaning:
    """What words of time mean: their last day (None: nobody can tell), or that there is none by their own words (``standing``)."""

    day: date | None = None
    standing: bool = False


def due_meaning(words: str, year: int | None) -> DueMeaning:
    """What words of a due column mean in a plan of a year; without a year only what names one itself has a day.

    10月底 → 31 October, 3月中旬 → 20 March, 年底前 → 31 December; 长期坚持 is standing, 9月底前见效并长期坚持 is not.
    """
    said = _spelt(words)
    standing = bool(_patterns()["standing"].search(said))
    if standing:
        said = _patterns()["stretch"].sub("", said)
    # The year is known, the month in which the table was written is not: 本月底 has no day.
    day = resolve_due(said, date(year, 1, 1) if year else None, month_known=False)
    return DueMeaning(day, standing and day is None)


def with_due_days(plan: Plan, year: int | None) -> Plan:
    """The plan with the day of each due date that is only said in words."""
    return replace(plan, groups=tuple(_groups(plan.groups, year)))


def _groups(groups: Sequence[Group], year: int | None) -> Iterator[Group]:
    for group in groups:
        items = tuple(_dated(item, year) for item in group.items)
        yield replace(group, items=items, groups=tuple(_groups(group.groups, year)))


def _dated(item: Item, year: int | None) -> Item:
    due = item.due
    if due.words is None or due.day is not None:
        return item
    return replace(item, due=Due(due.words, due_meaning(due.words, year).day, due.status))


def _spelt(words: str) -> str:
    said = words.strip()
    if found := _YEAR_MONTH.fullmatch(said):
        return f"{found[1]}年{found[2]}月"
    if found := _MONTH_DAY.fullmatch(said):
        return f"{found[1]}月{found[2]}日"
    return said


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    words = tomllib.loads(files(__package__ or "").joinpath("due_words.toml").read_text("utf-8"))
    return {name: re.compile("|".join(said.split())) for name, said in words.items()}
