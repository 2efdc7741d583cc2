"""Due, due soon, overdue: an item's date held against today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from luoshi.delivery.lifecycle import AT_REST
from luoshi.delivery.state import ItemState, day_of
from luoshi.delivery.terms import DEFAULT_TERMS, Terms
from luoshi.delivery.working_days import working_days_left

DueStatus = Literal["at_rest", "no_date", "not_due", "due_soon", "due_today", "with_the_desk", "overdue"]


@dataclass(frozen=True, slots=True)
class DueIn:
    """How an item stands to its due date.

    ``days`` are calendar days from today to the date, below zero where it is past; ``working_days`` those of them that are
    working days, None where it is past or the official calendar is awaited. ``postponed`` are the days between the first
    due date and the present one, below zero where it was brought forward.
    """

    status: DueStatus
    due: date | None = None
    days: int | None = None
    working_days: int | None = None
    postponed: int = 0


def due_in(item: ItemState, today: date, terms: Terms = DEFAULT_TERMS) -> DueIn:
    """How the item stands to its due date today. What is at rest is never overdue; neither is what waits for the desk in time."""
    if item.due is None:
        return DueIn("at_rest" if item.workflow in AT_REST else "no_date")
    days = (item.due - today).days
    working = working_days_left(today, item.due) if days >= 0 else None
    postponed = (item.due - item.first_due).days if item.first_due else 0
    return DueIn(_status(item, days, terms), item.due, days, working, postponed)


def is_overdue(item: ItemState, today: date) -> bool:
    """Is the due date past, and the item neither at rest nor, asked for in time, with the desk?"""
    return due_in(item, today).status == "overdue"


def _status(item: ItemState, days: int, terms: Terms) -> DueStatus:
    if item.workflow in AT_REST:
        return "at_rest"
    if _asked_in_time(item):
        return "with_the_desk"
    if days < 0:
        return "overdue"
    if days == 0:
        return "due_today"
    return "due_soon" if days <= terms.due_soon_days else "not_due"


def _asked_in_time(item: ItemState) -> bool:
    """The unit has done its part when it asks for close-out: what the desk takes to look is not the unit's delay."""
    asked = item.request("close_out")
    return asked is not None and item.due is not None and day_of(asked.at) <= item.due
