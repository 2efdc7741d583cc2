"""Milestones in a cell, one a line: 2026年6月30日：主体完工. What is edited there comes back as milestones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from luoshi.delivery.state import Milestone
from luoshi.exchange.cell_entry import DAY
from luoshi.exchange.cell_text import cell_text
from luoshi.exchange.labels import Labels
from luoshi.exchange.unread_cell import UnreadCell

# What may stand between the day and the words.
_BETWEEN = " \t　：:，,、—-"


def milestone_lines(milestones: Iterable[Milestone], words: Labels) -> str:
    """The cell's text."""
    return "\n".join(_line(one, words) for one in milestones)


def read_milestones(text: str, there: Sequence[Milestone], words: Labels) -> tuple[Milestone, ...]:
    """The milestones that a person's text means; a line that is as it went out is the milestone that stood in it.

    Raises `UnreadCell`.
    """
    went_out = {cell_text(_line(one, words)): one for one in there}
    done = {one.name: one.done_in for one in there}
    found: list[Milestone] = []
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        one = went_out.get(line) or _read(line)
        if one.name in {other.name for other in found}:
            raise UnreadCell("milestone_twice", one.name)
        found.append(Milestone(one.name, one.due, done.get(one.name)))
    return tuple(found)


def _line(one: Milestone, words: Labels) -> str:
    name = " ".join(one.name.split())
    if one.due is None:
        return name
    day = words.words["day"].format(year=one.due.year, month=one.due.month, day=one.due.day)
    return words.words["milestone"].format(day=day, name=name)


def _read(line: str) -> Milestone:
    found = DAY.match(line)
    # 2026-06-301 is no day, and neither is the 1 behind it a name.
    if found is None or line[found.end() :][:1].isdecimal():
        return Milestone(line)
    name = line[found.end() :].lstrip(_BETWEEN)
    if not name:
        raise UnreadCell("milestone_name", line)
    try:
        return Milestone(name, date(*map(int, found.groups())))
    except ValueError as error:
        raise UnreadCell("milestone_day", line) from error
