"""The record of the meeting: sittings, items of the agenda, who spoke, what was resolved; minutes and resolutions are made of it."""

from __future__ import annotations

from luoshi.congress.record.meeting import AgendaItem, Decision, Mark, Meeting, Resolution, Sitting, Speech
from luoshi.congress.record.minutes import minutes_of, resolution_of
from luoshi.congress.record.orphans import Orphan, orphans

__all__ = [
    "AgendaItem",
    "Decision",
    "Mark",
    "Meeting",
    "Orphan",
    "Resolution",
    "Sitting",
    "Speech",
    "minutes_of",
    "orphans",
    "resolution_of",
]
