"""The agenda (议程) of a meeting: sittings with their time and place, items by number."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.congress.record.blocks import Block, Paper
from luoshi.congress.record.chinese_numbers import half_day, ordinal
from luoshi.congress.record.meeting import Meeting, Sitting
from luoshi.congress.record.minutes import words


def agenda_of(meeting: Meeting) -> Paper:
    """The agenda as a document; it says nothing of what became of the items."""
    title = words()["agenda_title"].format(meeting=meeting.title)
    blocks = [block for sitting in meeting.sittings for block in _sitting(sitting)]
    return Paper(title, (Block("title", title, len(meeting.title)), *blocks))


def _sitting(sitting: Sitting) -> Iterator[Block]:
    yield Block("heading", words()["agenda_sitting"].format(when=half_day(sitting.begins), place=sitting.place))
    for item in sitting.items:
        yield Block("body", words()["item"].format(number=ordinal(item.number), title=item.title))
