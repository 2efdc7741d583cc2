"""An indicator held against its trajectory: ahead, on pace or behind, as of the day for which it was reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from luoshi.delivery.state import ItemState, Measure, day_of
from luoshi.delivery.terms import DEFAULT_TERMS, Terms
from luoshi.delivery.trajectory import Way, expected, holds_all_the_time

Pace = Literal["ahead", "on_pace", "behind", "cannot_tell"]
WhyNot = Literal["no_target", "no_report", "no_trajectory"]


@dataclass(frozen=True, slots=True)
class Paced:
    """How a measure stands, with all that it was judged by.

    ``as_of`` is the day for which ``value`` was reported: an old value is held against where it should have stood then.
    ``gap`` is how far it is past where it should be, as a share of the whole way (of the target where there is no way), below
    zero if it is short of it. ``why_not`` says why nobody can tell.
    """

    measure: str
    pace: Pace
    why_not: WhyNot | None = None
    as_of: date | None = None
    value: Decimal | None = None
    expected: Fraction | None = None
    gap: Fraction | None = None


def pace_of(item: ItemState, measure: Measure, today: date, terms: Terms = DEFAULT_TERMS) -> Paced:
    """How the measure stands by the latest report up to today. A silent unit is not behind: that is for the freshness to say."""
    if measure.target is None:
        return Paced(measure.id, "cannot_tell", "no_target")
    values = [one for one in item.values_of(measure.id) if one.due <= today]
    if not values:
        return Paced(measure.id, "cannot_tell", "no_report")
    last = values[-1]
    should = expected(measure, way_of(item, measure), last.due)
    if should is None:
        return Paced(measure.id, "cannot_tell", "no_trajectory", last.due, last.value)
    gap = _gap(measure, Fraction(last.value), should)
    return Paced(measure.id, _pace(gap, terms), None, last.due, last.value, should, gap)


def paces(item: ItemState, today: date, terms: Terms = DEFAULT_TERMS) -> tuple[Paced, ...]:
    """How every measure of the item stands, in the item's order."""
    return tuple(pace_of(item, measure, today, terms) for measure in item.measures)


def way_of(item: ItemState, measure: Measure) -> Way | None:
    """The days over which the measure moves: its own, else from the day of issue to the item's due date; None without an end."""
    last = measure.due or item.due
    first = measure.starts or (day_of(item.issued_at) if item.issued_at else None)
    if first is None or last is None or first > last:
        return None
    return Way(first, last)


def is_met(measure: Measure, value: Decimal) -> bool | None:
    """Has the value reached the target (for lower-is-better: is it not above it)? None without a target."""
    if measure.target is None:
        return None
    return value >= measure.target if measure.better == "higher" else value <= measure.target


def _gap(measure: Measure, value: Fraction, should: Fraction) -> Fraction:
    past = value - should if measure.better == "higher" else should - value
    whole = abs(Fraction(measure.target or 0) - Fraction(measure.baseline or 0))
    if holds_all_the_time(measure) or whole == 0:
        # Half a point short of a growth of 8 % is a sixteenth of it, whatever last year's growth was.
        whole = abs(Fraction(measure.target or 0))
    return past / (whole or 1)


def _pace(gap: Fraction, terms: Terms) -> Pace:
    if gap < 0:
        return "behind"
    return "ahead" if gap >= terms.ahead_by else "on_pace"
