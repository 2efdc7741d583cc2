"""Which rules made what, and from which words; and of a place that is no entry, why it is none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from luoshi.reading.entries import Decision, Defect, Horizon, PlanMention, Reason, Section, SegmentKind, Target, Task
from luoshi.reading.formats import Loaded, load
from luoshi.reading.furniture import find_footnotes, find_furniture
from luoshi.reading.horizon import read_horizons
from luoshi.reading.outline import Outline, read_outline
from luoshi.reading.reading import Reading
from luoshi.reading.tables import read_task_tables
from luoshi.reading.targets import find_targets, read_figures_told
from luoshi.reading.tasks import find_tasks
from luoshi.reading.text import Span, joined
from luoshi.reading.tone import read_tones
from luoshi.reading.unbroken import loaded_view, unbroken
from luoshi.reading.verdicts import Verdict
from luoshi.reading.way_back import moved_back

Entry = Target | Task | Decision


class NoSuchEntry(LookupError):
    """The reading has no entry with this id."""


class NoSuchPlace(IndexError):
    """The text has no character at this position."""


@dataclass(frozen=True, slots=True)
class Made:
    """An entry and the rules that made it, the deciding one first, each with the words it went by."""

    entry: Entry
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of one place of the text, and why.

    ``place`` is what was asked about: an entry's span, or one character. ``kind`` is its segment's, None where the reading
    has no segments. ``sentence`` and ``clause`` hold the place or end right before it, as white space and stops go with what
    they follow; None for what is not the author's. ``horizon`` is where the sentence looks. ``sections`` are the headings above, outermost first. ``made`` are the entries
    there. ``figures`` are the figures of its clause that are no target, each with the rule that says so. ``verdict`` is what the rules of tasks say of the clause: the rule that makes it a task or keeps it from being one.
    ``plans`` are the five-year plans that its sentence mentions, or that are mentioned right there.
    """

    place: Span
    kind: SegmentKind | None
    sentence: Span | None
    clause: Span | None
    horizon: Horizon | None
    sections: tuple[Section, ...]
    made: tuple[Made, ...]
    figures: tuple[Reason, ...]
    verdict: Reason | None
    defects: tuple[Defect, ...]
    plans: tuple[PlanMention, ...]


class Trace(NamedTuple):
    """The way to a reading: the skeleton of its text, a horizon for each sentence, a verdict for each clause.

    ``refused`` are the figures that are no targets, each with the rule that says so.
    """

    outline: Outline
    horizons: tuple[Horizon, ...]
    verdicts: Sequence[Verdict]
    refused: tuple[Reason, ...]


def explain_entry(reading: Reading, entry_id: str) -> Explanation:
    """Why the entry with this id ("g1", "t12", "d3") is one; raises NoSuchEntry where there is none."""
    entry = next((one for one in _entries(reading) if one.id == entry_id), None)
    if entry is None:
        raise NoSuchEntry(entry_id)
    return _explain(reading, Span(entry.start, entry.end), (entry,))


def explain_at(reading: Reading, position: int) -> Explanation:
    """What became of the character at ``position`` (a code point of the text); raises NoSuchPlace outside of the text."""
    if not 0 <= position < len(reading.text):
        raise NoSuchPlace(position)
    here = tuple(one for one in _entries(reading) if one.start <= position < one.end)
    return _explain(reading, Span(position, position + 1), here)


def retrace(reading: Reading) -> Trace:
    """The skeleton that the reading was made from: it doesn't keep it, and the same text gives the same one again."""
    loaded = reading.loaded or load(reading.source)
    view = unbroken(loaded, joined((*loaded.furniture, *find_furniture(loaded.text))))
    if not view.cuts:
        return _traced(loaded, reading.facts.dated.earliest)
    outline, horizons, verdicts, refused = _traced(loaded_view(loaded, view), reading.facts.dated.earliest)
    # The places inside a predicate are those of the view, and nobody asks for them.
    bare = tuple(verdict._replace(predicate=None) for verdict in verdicts)
    back = moved_back((outline, refused), view)
    return Trace(back[0], horizons, bare, back[1])


def _traced(loaded: Loaded, written: date | None) -> Trace:
    text = loaded.text
    furniture = joined((*loaded.furniture, *find_furniture(text)))
    outline = read_outline(text, furniture, [(mark.start, mark.end, mark.level) for mark in loaded.headings])
    horizons = read_horizons(text, outline, written)
    tones = read_tones(text, outline, horizons, find_footnotes(text))
    tables = read_task_tables(text, loaded.tables)
    _, verdicts = find_tasks(text, outline, horizons, tones, lambda _words: None, tables)
    targets, refused = find_targets(text, outline, horizons, tones, lambda _words: None)
    known = [(target.start, target.end) for target in targets] + [(figure.start, figure.end) for figure in refused]
    told = read_figures_told(text, outline, horizons, known)
    return Trace(outline, horizons, verdicts, tuple(sorted((*refused, *told), key=attrgetter("start"))))


def _entries(reading: Reading) -> tuple[Entry, ...]:
    return (*reading.targets, *reading.tasks, *reading.decisions)


def _explain(reading: Reading, place: Span, entries: Sequence[Entry]) -> Explanation:
    outline, horizons, verdicts, refused = retrace(reading)
    kind = next((one.kind for one in reading.segments if one.start <= place.start < one.end), None)
    at = bisect_right(outline.clauses, place.start, key=lambda one: one.start) - 1
    if at < 0 or kind == "furniture":
        return Explanation(
            place,
            kind,
            None,
            None,
            None,
            (),
            _made(entries),
            (),
            None,
            _defects(reading, place),
            _plans(reading, place),
        )
    clause, verdict = outline.clauses[at], verdicts[at]
    sentence = outline.sentences[clause.sentence]
    around = Span(sentence.start, max(sentence.end, place.end))
    return Explanation(
        place=place,
        kind=kind,
        sentence=Span(sentence.start, sentence.end),
        clause=Span(clause.start, clause.end),
        horizon=horizons[clause.sentence],
        sections=_path(reading.outline, sentence.head),
        made=_made(entries),
        figures=tuple(figure for figure in refused if clause.start <= figure.start < clause.end),
        verdict=Reason(verdict.rule, clause.start, clause.end, verdict.kind),
        defects=_defects(reading, Span(sentence.start, sentence.end)),
        plans=_plans(reading, around),
    )


def _made(entries: Sequence[Entry]) -> tuple[Made, ...]:
    return tuple(Made(entry, _reasons(entry)) for entry in entries)


def _reasons(entry: Entry) -> tuple[Reason, ...]:
    """The deciding rule first; where it gives no words of its own, it went by all of the entry."""
    deciding = tuple(one for one in entry.reasons if one.rule == entry.rule)
    others = tuple(one for one in entry.reasons if one.rule != entry.rule)
    return (*(deciding or (Reason(entry.rule, entry.start, entry.end),)), *others)


def _path(sections: Sequence[Section], innermost: int | None) -> tuple[Section, ...]:
    """The section with this index and those it stands in, outermost first."""
    path: list[Section] = []
    for section in reversed(sections[: innermost + 1] if innermost is not None else ()):
        if not path or section.level < path[-1].level:
            path.append(section)
    return tuple(reversed(path))


def _defects(reading: Reading, around: Span) -> tuple[Defect, ...]:
    """Those that share a character with a stretch or mark a gap in it; what contradicts itself stands nowhere."""
    return tuple(
        one
        for one in reading.defects
        if one.kind != "contradiction"
        and (
            around.start <= one.start <= around.end
            if one.start == one.end
            else around.overlaps(Span(one.start, one.end))
        )
    )


def _plans(reading: Reading, around: Span) -> tuple[PlanMention, ...]:
    return tuple(one for one in reading.plans if around.overlaps(Span(one.start, one.end)))
