"""What must hold of every reading, whatever its text: every mark in its place, every character accounted for once."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from itertools import pairwise

from luoshi.reading.explain import Entry
from luoshi.reading.reading import Reading


def spans_in(value: object) -> list[tuple[int, int]]:
    """Every stretch anywhere in a reading."""
    found: list[tuple[int, int]] = []
    if is_dataclass(value) and not isinstance(value, type):
        if hasattr(value, "start") and hasattr(value, "end"):
            found.append((value.start, value.end))
        for one in fields(value):
            found += spans_in(getattr(value, one.name))
    elif isinstance(value, tuple):
        if hasattr(value, "start") and hasattr(value, "end"):
            found.append((value.start, value.end))
        for part in value:
            found += spans_in(part)
    return found


def faults(reading: Reading) -> list[str]:
    """What does not hold of a reading that must hold of every one."""
    text, size = reading.text, len(reading.text)
    found = [f"{span} is outside" for span in spans_in(reading) if not 0 <= span[0] <= span[1] <= size]
    edges = [0, *(one.end for one in reading.segments)]
    found += [
        f"segments break off at {one.start}"
        for one, end in zip(reading.segments, edges, strict=False)
        if one.start != end
    ]
    found += [] if edges[-1] == size else ["the segments end early"]
    entries: list[Entry] = [*reading.targets, *reading.tasks, *reading.decisions]
    found += [f"{one.id} is empty" for one in entries if one.start >= one.end]
    found += [
        f"{item} is not what stands there"
        for task in reading.tasks
        for item in task.items
        if text[item.start : item.end] != item.text
    ]
    found += [f"{one.id} comes before {other.id}" for one, other in pairwise(reading.tasks) if one.start > other.start]
    return found
