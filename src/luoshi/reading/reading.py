"""Reading, the result, and `read`, the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, cast

from luoshi.reading.as_json import reading_as_json
from luoshi.reading.decisions import find_decisions
from luoshi.reading.defects import find_defects, with_breaks
from luoshi.reading.entries import (
    Decision,
    Defect,
    Facts,
    PlanMention,
    Remark,
    Section,
    Segment,
    SegmentKind,
    Target,
    Task,
)
from luoshi.reading.facts import read_facts
from luoshi.reading.formats import Loaded, load
from luoshi.reading.furniture import find_footnotes, find_furniture
from luoshi.reading.horizon import read_horizons
from luoshi.reading.masthead import read_masthead
from luoshi.reading.outline import read_outline
from luoshi.reading.plan_mentions import find_plan_mentions
from luoshi.reading.sections import read_sections
from luoshi.reading.segments import Segments, read_segments
from luoshi.reading.source import Source, identify
from luoshi.reading.tables import read_task_tables
from luoshi.reading.targets import find_targets
from luoshi.reading.tasks import find_tasks
from luoshi.reading.text import Span, joined
from luoshi.reading.tone import read_tones
from luoshi.reading.unbroken import Unbroken, loaded_view, unbroken
from luoshi.reading.values.deadlines import resolvers
from luoshi.reading.way_back import moved_back


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
    segments: Sequence[Segment]
    targets: tuple[Target, ...]
    tasks: Sequence[Task]
    decisions: tuple[Decision, ...]
    defects: tuple[Defect, ...]
    remarks: tuple[Remark, ...] = ()
    plans: tuple[PlanMention, ...] = ()
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
        return _read(source, loaded, furniture, today, view)
    whole = loaded_view(loaded, view)
    reading = _read(source, whole, joined((*whole.furniture, *find_furniture(whole.text))), today, view)
    set_aside = [Span(*one) for one in cast("Segments", reading.segments).of_kind("furniture")]
    defects = with_breaks(reading.defects, view.source, view.cuts, set_aside)
    return replace(reading, text=view.source, loaded=loaded, breaks=view.cuts, defects=defects)


def _read(source: Source, loaded: Loaded, furniture: tuple[Span, ...], today: date | None, view: Unbroken) -> Reading:
    """Read a text in which no sentence is broken; ``furniture`` is what is not the author's.

    All that is found is moved back to where the view has it from as soon as it is there: a long text has a great deal.
    """
    text = loaded.text
    back = partial(moved_back, view=view) if view.cuts else _same
    outline = read_outline(text, furniture, [(mark.start, mark.end, mark.level) for mark in loaded.headings])
    facts = read_facts(text, outline=outline, furniture=furniture, today=today)
    horizons = read_horizons(text, outline, facts.dated.earliest)
    tones = read_tones(text, outline, horizons, find_footnotes(text))
    period_of, due_by = resolvers(facts.dated, today)
    # What takes much room for a moment comes first, before the tasks take theirs for good.
    defects = find_defects(text, furniture, outline=outline, conflicts=facts.dated.conflicts, loaded=loaded.defects)
    decisions = back(find_decisions(text, outline, horizons))
    targets = back(find_targets(text, outline, horizons, tones, period_of).targets)
    tables = read_task_tables(text, loaded.tables)
    tasks, verdicts = find_tasks(text, outline, horizons, tones, due_by, tables, view)
    # The skeleton is as large as the reading itself: each part goes when nothing asks for it any more.
    del tones
    painted = _painted(view, task=tasks.spans(), decision=_spans(decisions), target=_spans(targets))
    masthead = read_masthead(text, facts.title, furniture)
    segments = read_segments(len(text), outline, verdicts, chain(masthead, painted), furniture, view)
    del verdicts
    sections = tuple(map(back, read_sections(text, outline, horizons)))
    del outline, horizons
    return Reading(
        source=source,
        text=text,
        facts=back(facts),
        outline=sections,
        segments=segments,
        targets=targets,
        tasks=tasks,
        decisions=decisions,
        defects=back(defects),
        remarks=loaded.remarks,
        plans=back(find_plan_mentions(text)),
        loaded=loaded,
    )


def _same(value: Any) -> Any:  # noqa: ANN401
    return value


def _painted(
    view: Unbroken, **entries: Iterable[tuple[int, int]]
) -> Iterator[tuple[SegmentKind, Iterable[tuple[int, int]]]]:
    """Where the entries of each kind stand in the view they were found in, kind by kind."""
    for kind, found in entries.items():
        yield cast("SegmentKind", kind), view.places(found)


def _spans(entries: Iterable[Decision | Target]) -> Iterator[tuple[int, int]]:
    return ((one.start, one.end) for one in entries)
