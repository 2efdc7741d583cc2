"""Filling seats by votes: who clears the bar, who comes first, and where nothing can be decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from luoshi.congress.elections.bars import Bar
from luoshi.congress.elections.election import Election
from luoshi.congress.elections.steps import Step, step
from luoshi.congress.elections.tally import Votes


class Filled(NamedTuple):
    """Who is safely elected, most votes first; who is tied for what is left; and the arithmetic."""

    elected: tuple[str, ...]
    tied: tuple[str, ...]
    steps: tuple[Step, ...]


def fill_by_votes(election: Election, tally: Mapping[str, Votes], bar: Bar, base_count: int) -> Filled:
    """Those who clear the bar, as many as there are seats, most votes first. A tie at the boundary is left to a vote."""
    need, names = bar.need(base_count), election.names
    # The sort is stable: the order of the ballot among equals is only how they are listed.
    cleared = sorted((one for one in tally if tally[one].support >= need), key=lambda one: -tally[one].support)
    steps = [
        step("below", name=names.get(one, one), votes=votes.support, need=need)
        for one, votes in tally.items()
        if votes.support < need
    ]
    shown = tuple(names.get(one, one) for one in cleared)
    steps.append(step("cleared", count=len(cleared), names=shown) if cleared else step("cleared_nobody"))
    if len(cleared) <= election.seats:
        return Filled(tuple(cleared), (), tuple(steps))
    steps.append(step("over", count=len(cleared), seats=election.seats))
    last = tally[cleared[election.seats - 1]].support
    safe = tuple(one for one in cleared if tally[one].support > last)
    level = tuple(one for one in cleared if tally[one].support == last)
    left = election.seats - len(safe)
    if len(level) == left:
        return Filled((*safe, *level), (), tuple(steps))
    tied = tuple(names.get(one, one) for one in level)
    steps.append(step("boundary", seats=election.seats, votes=last, tied=tied, left=left))
    return Filled(safe, level, tuple(steps))
