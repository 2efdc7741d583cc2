"""Many items in one figure: how much of them is done, by weight, and what nobody can tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from luoshi.delivery.lifecycle import State
from luoshi.delivery.state import ItemState
from luoshi.delivery.trajectory import holds_all_the_time, share_done

# What was put aside is no part of what is to be done: neither done nor undone.
_LEFT_OUT: frozenset[State] = frozenset({"draft", "suspended", "dropped"})


@dataclass(frozen=True, slots=True)
class RollUp:
    """Some items together. Weights are the items' own, 1 each by default.

    ``weight`` of what counts: handed out, neither suspended nor dropped. ``closed`` is the weight of it that is closed,
    ``rate`` the completion rate closed / weight. ``progress`` is the mean share done of those of which one can tell, and
    ``known`` the share of the weight of these; both None where there are none. ``counts`` are all items by their state.
    """

    counts: Mapping[State, int]
    weight: Fraction
    closed: Fraction
    known: Fraction | None
    progress: Fraction | None

    @property
    def rate(self) -> Fraction | None:
        """The completion rate from 0 to 1; None where nothing counts."""
        return self.closed / self.weight if self.weight else None


def roll_up(items: Iterable[ItemState]) -> RollUp:
    """These items together: the sub-items of one, or the items of a plan. Give each piece of work once, parent or parts."""
    given = tuple(items)
    counted = [one for one in given if one.workflow not in _LEFT_OUT]
    shares = [(Fraction(one.weight), progress_of(one)) for one in counted]
    weight = sum((weight for weight, _ in shares), Fraction(0))
    known = sum((weight for weight, share in shares if share is not None), Fraction(0))
    done = sum((weight * share for weight, share in shares if share is not None), Fraction(0))
    return RollUp(
        counts=Counter(one.workflow for one in given),
        weight=weight,
        closed=sum((Fraction(one.weight) for one in counted if one.workflow == "closed"), Fraction(0)),
        known=known / weight if weight else None,
        progress=done / known if known else None,
    )


def by_lead(items: Iterable[ItemState]) -> Mapping[str, RollUp]:
    """The items of every unit that leads some, by the unit's name in order. Supporting a unit counts for nobody's rate."""
    groups: dict[str, list[ItemState]] = {}
    for one in items:
        if one.lead is not None:
            groups.setdefault(one.lead, []).append(one)
    return {lead: roll_up(groups[lead]) for lead in sorted(groups)}


def progress_of(item: ItemState) -> Fraction | None:
    """How much of the item is done, from 0 to 1; None where nobody can tell.

    Closed is 1. Else the mean of its measures' share of the way by their latest values, without those that hold all the time; else the milestones that are done.
    """
    if item.workflow == "closed":
        return Fraction(1)
    shares = []
    for measure in item.measures:
        if holds_all_the_time(measure):
            continue
        values = item.values_of(measure.id)
        share = share_done(measure, values[-1].value) if values else None
        if share is not None:
            shares.append(min(max(share, Fraction(0)), Fraction(1)))
    if shares:
        return sum(shares, Fraction(0)) / len(shares)
    if item.milestones and item.reports:
        return Fraction(sum(one.done_in is not None for one in item.milestones), len(item.milestones))
    return None
