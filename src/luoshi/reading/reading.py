"""Reading, the result, and `read`, the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from luoshi.reading.as_json import reading_as_json
from luoshi.reading.decisions import find_decisions
from luoshi.reading.defects import find_defects
from luoshi.reading.entries import Decision, Defect, Facts, Section, Segment, SegmentKind, Target, Task
from luoshi.reading.facts import read_facts
from luoshi.reading.formats import Loaded, load
from luoshi.reading.furniture import find_footnotes, find_furniture
from luoshi.reading.horizon import read_horizons
from luoshi.reading.outline import read_outline
from luoshi.reading.reference_day import reference_day
from luoshi.reading.sections import read_sections
from luoshi.reading.segments import read_segments
from luoshi.reading.source import Source, identify
from luoshi.reading.tables import read_task_tables
from luoshi.reading.targets import find_targets
from luoshi.reading.tasks import find_tasks
from luoshi.reading.text import Span, joined
from luoshi.reading.tone import read_tones
from luoshi.reading.values import read_quantities
from luoshi.reading.values.deadlines import resolve_due, resolve_period


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

    def to_json(self) -> dict[str, Any]:
        """The reading as plain data, key for key as the contract `luoshi.reading/1` has it."""
        return reading_as_json(self)


def read(data: bytes, *, name: str, today: date | None = None, encoding: str | None = None) -> Reading:
    """Read one document.

    `name` is shown in messages and helps to tell the format; `today` is the day of reading, an upper bound for the
    document's own date (None: no bound); `encoding` overrides what would be detected. Raises `UnreadableSource` for what
    cannot become a text, and nothing else.
    """
    source = identify(data, name=name, encoding=encoding)
    return read_loaded(source, load(source), today=today)


def read_loaded(source: Source, loaded: Loaded, *, today: date | None = None) -> Reading:
    """Read a document whose text has been loaded already."""
    text = loaded.text
    furniture = joined((*loaded.furniture, *find_furniture(text)))
    footnotes = find_footnotes(text)
    outline = read_outline(text, furniture, [(mark.start, mark.end, mark.level) for mark in loaded.headings])
    horizons = read_horizons(text, outline)
    tones = read_tones(text, outline, horizons, footnotes)
    facts = read_facts(text, outline=outline, furniture=furniture, today=today)
    day = reference_day(facts.dated, today)
    targets, _ = find_targets(
        text, outline, horizons, tones, read_quantities(text), lambda words: resolve_period(words, day)
    )
    tables = read_task_tables(text, loaded.tables)
    tasks, verdicts = find_tasks(text, outline, horizons, tones, lambda words: resolve_due(words, day), tables)
    decisions = find_decisions(text, outline, horizons)
    painted: tuple[tuple[SegmentKind, Iterator[Span]], ...] = (
        ("task", _spans(tasks)),
        ("decision", _spans(decisions)),
        ("target", _spans(targets)),
    )
    return Reading(
        source=source,
        text=text,
        facts=facts,
        outline=read_sections(text, outline, horizons),
        segments=read_segments(len(text), outline, verdicts, painted, furniture),
        targets=targets,
        tasks=tasks,
        decisions=decisions,
        defects=find_defects(text, furniture, outline=outline, conflicts=facts.dated.conflicts, loaded=loaded.defects),
    )


def _spans(entries: Iterable[Task | Decision | Target]) -> Iterator[Span]:
    return (Span(entry.start, entry.end) for entry in entries)
