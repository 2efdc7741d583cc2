"""The sprint at the end of the year: days left, what is open, and what pace it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from luoshi.delivery.lifecycle import AT_REST
from luoshi.delivery.pacing import is_met, way_of
from luoshi.delivery.state import ItemState, Measure, Point
from luoshi.delivery.trajectory import holds_all_the_time
from luoshi.delivery.working_days import working_days_left


@dataclass(frozen=True, slots=True)
class Needed:
    """What a measure needs until the end: ``remaining`` in its unit, ``a_day`` from today on, in exact fractions.

    ``so_far`` is what it did a day from the start of its way to ``as_of``, ``times`` how many times as fast it must go; None
    where there is no value, no baseline or nothing was done yet.
    """

    item: str
    measure: str
    target: Decimal
    latest: Decimal | None
    as_of: date | None
    remaining: Fraction | None
    a_day: Fraction | None
    so_far: Fraction | None
    times: Fraction | None


@dataclass(frozen=True, slots=True)
class Sprint:
    """The rest of the year. ``working_days`` is None while the official calendar is awaited.

    ``open`` are the items that are handed out, due by the end and not closed, the earliest due first; ``needed`` what their
    measures still need, the steepest first; ``unproved`` those of the items without any evidence.
    """

    today: date
    end: date
    days: int
    working_days: int | None
    open: tuple[str, ...]
    needed: tuple[Needed, ...]
    unproved: tuple[str, ...]


def sprint(items: Iterable[ItemState], today: date, end: date) -> Sprint:
    """What is left until the end (usually 31 December), today not counted."""
    left = [one for one in items if one.workflow not in AT_REST and one.due is not None and one.due <= end]
    left.sort(key=lambda one: (one.due or end, one.id))
    needed = [line for item in left for line in _needed(item, today, end)]
    needed.sort(key=lambda line: (-(line.times or 0), line.item, line.measure))
    return Sprint(
        today=today,
        end=end,
        days=max((end - today).days, 0),
        working_days=working_days_left(today, end),
        open=tuple(one.id for one in left),
        needed=tuple(needed),
        unproved=tuple(one.id for one in left if not one.evidence),
    )


def _needed(item: ItemState, today: date, end: date) -> Iterator[Needed]:
    """The measures of an item that have a way to go: not what holds all the time, not what is met."""
    for measure in item.measures:
        if measure.target is None or holds_all_the_time(measure):
            continue
        values = [one for one in item.values_of(measure.id) if one.due <= today]
        if not values:
            yield Needed(item.id, measure.id, measure.target, None, None, None, None, None, None)
        elif not is_met(measure, values[-1].value):
            yield _line(item, measure, measure.target, values[-1], (min(measure.due or end, end) - today).days)


def _line(item: ItemState, measure: Measure, target: Decimal, last: Point, days: int) -> Needed:
    remaining = abs(Fraction(target) - Fraction(last.value))
    a_day = remaining / days if days > 0 else None
    so_far = _so_far(item, measure, last)
    times = a_day / so_far if a_day is not None and so_far is not None and so_far > 0 else None
    return Needed(item.id, measure.id, target, last.value, last.due, remaining, a_day, so_far, times)


def _so_far(item: ItemState, measure: Measure, last: Point) -> Fraction | None:
    way = way_of(item, measure)
    if way is None or measure.baseline is None or last.due < way.first:
        return None
    done = Fraction(last.value) - Fraction(measure.baseline)
    return (done if measure.better == "higher" else -done) / ((last.due - way.first).days + 1)
