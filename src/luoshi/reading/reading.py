"""Reading, the result, and `read`, the way to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luoshi.reading.entries import Decision, Defect, Facts, Section, Segment, Target, Task
    from luoshi.reading.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, read: the text as loaded and everything found in it, each entry pointing into the text."""

    source: Source
    text: str
    facts: Facts
    outline: tuple[Section, ...]
    segments: tuple[Segment, ...]
    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]
    decisions: tuple[Decision, ...]
    defects: tuple[Defect, ...]
