"""The record of the meeting: sittings, items of the agenda, who spoke, what was resolved; minutes and resolutions are made of it."""

from __future__ import annotations

from luoshi.congress.record.agenda import agenda_of
from luoshi.congress.record.credentials_paper import credentials_paper
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
    "agenda_of",
    "credentials_paper",
    "minutes_of",
    "orphans",
    "resolution_of",
]
