"""The verdict on a closed item: what came of it, times when. Late is not broken, and an adjusted target is not the first one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from luoshi.delivery.state import ItemState

Outcome = Literal["met", "met_as_adjusted", "partly_met", "not_met", "cannot_be_judged"]
Timeliness = Literal["on_time", "extended", "late", "no_date"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a closed item, and when.

    ``on_time``: by the first due date. ``extended``: after it, by the date that was granted. ``late``: after both.
    ``days_late`` counts from the first due date, below zero where it was early; None without a date.
    """

    result: Outcome
    timeliness: Timeliness
    completed: date
    days_late: int | None = None


def verdict_of(item: ItemState) -> Verdict | None:
    """The verdict on the item; None while it isn't closed."""
    if item.workflow != "closed" or item.result is None or item.completed is None:
        return None
    adjusted = any(one.outcome == "granted" for one in item.adjustments)
    result: Outcome = "met_as_adjusted" if item.result == "met" and adjusted else item.result
    first = item.first_due or item.due
    days = (item.completed - first).days if first else None
    return Verdict(result, _timeliness(item.completed, first, item.due), item.completed, days)


def _timeliness(completed: date, first: date | None, due: date | None) -> Timeliness:
    if first is None:
        return "no_date"
    if completed <= first:
        return "on_time"
    return "extended" if due is not None and completed <= due else "late"
