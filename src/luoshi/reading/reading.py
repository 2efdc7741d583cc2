"""Reading, the result, and `read`, the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

from luoshi.reading.as_json import reading_as_json
from luoshi.reading.decisions import find_decisions
from luoshi.reading.defects import find_defects, with_breaks
from luoshi.reading.entries import Decision, Defect, Facts, Remark, Section, Segment, SegmentKind, Target, Task
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
from luoshi.reading.unbroken import loaded_view, moved_back, segments_back, unbroken
from luoshi.reading.values import read_quantities
from luoshi.reading.values.deadlines import resolve_due, resolve_period


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, read: the text as loaded and everything found in it, each entry pointing into the text.

    ``loaded`` is what the format knew of the text; None for a reading that was put together by hand. ``breaks`` are the line
    breaks inside sentences, those included that became characters.
    """

    source: Source
    text: str
    facts: Facts
    outline: tuple[Section, ...]
    segments: tuple[Segment, ...]
    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]
    decisions: tuple[Decision, ...]
    defects: tuple[Defect, ...]
    remarks: tuple[Remark, ...] = ()
    loaded: Loaded | None = field(default=None, repr=False)
    breaks: tuple[Span, ...] = ()

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
    furniture = joined((*loaded.furniture, *find_furniture(loaded.text)))
    view = unbroken(loaded, furniture)
    if not view.cuts:
        return _read(source, loaded, furniture, today)
    whole = loaded_view(loaded, view)
    reading = _read(source, whole, joined((*whole.furniture, *find_furniture(whole.text))), today)
    back = cast("Reading", moved_back(reading, view))
    segments = segments_back(reading.segments, view)
    set_aside = [Span(one.start, one.end) for one in segments if one.kind == "furniture"]
    defects = with_breaks(back.defects, view.source, view.cuts, set_aside)
    return replace(back, text=view.source, loaded=loaded, breaks=view.cuts, segments=segments, defects=defects)


def _read(source: Source, loaded: Loaded, furniture: tuple[Span, ...], today: date | None) -> Reading:
    """Read a text in which no sentence is broken; ``furniture`` is what is not the author's."""
    text = loaded.text
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
        remarks=loaded.remarks,
        loaded=loaded,
    )


def _spans(entries: Iterable[Task | Decision | Target]) -> Iterator[Span]:
    return (Span(entry.start, entry.end) for entry in entries)
