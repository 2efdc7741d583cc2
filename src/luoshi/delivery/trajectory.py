"""Where a measure should stand by a day (序时进度), in exact fractions."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from luoshi.delivery.state import Measure, Point


@dataclass(frozen=True, slots=True)
class Way:
    """The days from which and up to which a measure moves, both included."""

    first: date
    last: date


def share_of_way(way: Way, day: date) -> Fraction:
    """How much of the way is over at the end of the day, from 0 to 1.

    A way of whole months is counted in months, so that eleven twelfths of a year are over at the end of November; within a
    month, and on any other way, days count alike.
    """
    if day < way.first:
        return Fraction(0)
    if day >= way.last:
        return Fraction(1)
    after_last = way.last + timedelta(days=1)
    if way.first.day == 1 and after_last.day == 1:
        return _months(way.first, day) / _months(way.first, way.last)
    return Fraction((day - way.first).days + 1, (after_last - way.first).days)


def _months(first: date, day: date) -> Fraction:
    """Months from the first day of a month to the end of the day, with a part of the last one."""
    whole = (day.year - first.year) * 12 + day.month - first.month
    return whole + Fraction(day.day, monthrange(day.year, day.month)[1])


def expected(measure: Measure, way: Way | None, day: date) -> Fraction | None:
    """Where the measure should stand at the end of the day; None where nothing says so.

    Milestones that were laid down go before everything: between two of them the way is straight, before the first one it
    starts at the baseline (without one: nothing is expected yet). Without milestones a growth and a limit hold all the time,
    and a level moves straight from the baseline to the target, both of which it needs; once its way is over, the target
    alone will do.
    """
    if measure.milestones:
        return _between(measure, way, day)
    if measure.target is None:
        return None
    target = Fraction(measure.target)
    if holds_all_the_time(measure) or (way is not None and day >= way.last):
        return target
    if way is None or measure.baseline is None:
        return None
    baseline = Fraction(measure.baseline)
    return baseline + (target - baseline) * share_of_way(way, day)


def holds_all_the_time(measure: Measure) -> bool:
    """Is the target meant for every day, as a rate of growth is and a limit that must not be passed?"""
    return measure.kind != "level"


def _between(measure: Measure, way: Way | None, day: date) -> Fraction | None:
    points = [*_start(measure, way), *measure.milestones]
    if measure.target is not None and way is not None and way.last > points[-1].due:
        points.append(Point(way.last, measure.target))
    before = [one for one in points if one.due <= day]
    after = [one for one in points if one.due > day]
    if not before:
        return None
    if not after:
        return Fraction(before[-1].value)
    (start, low), (end, high) = ((one.due, Fraction(one.value)) for one in (before[-1], after[0]))
    return low + (high - low) * Fraction((day - start).days, (end - start).days)


def _start(measure: Measure, way: Way | None) -> list[Point]:
    """The evening before the first day, where the measure still stands at its baseline."""
    if way is None or measure.baseline is None or way.first > measure.milestones[0].due:
        return []
    return [Point(way.first - timedelta(days=1), measure.baseline)]


def share_done(measure: Measure, value: Decimal) -> Fraction | None:
    """How much of the way from baseline to target the value has gone, unbounded; None where either is missing or they are equal."""
    if measure.baseline is None or measure.target is None or measure.baseline == measure.target:
        return None
    return (Fraction(value) - Fraction(measure.baseline)) / (Fraction(measure.target) - Fraction(measure.baseline))
