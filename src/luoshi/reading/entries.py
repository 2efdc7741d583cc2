"""What a reading consists of: frozen values that point into the text and never hold a copy that could drift.

The JSON keys and their meaning are part of the public contract; `to_json` in `reading.py` writes them.
Every entry names the rule that made it, and `reasons` lists what else decided about it and from which words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from luoshi.reading.text import Span

DocumentKind = Literal[
    "closing_speech", "work_report", "congress_report", "resolution", "minutes", "action_plan", "notice", "other"
]
SegmentKind = Literal[
    "target", "task", "decision", "history", "principle", "ceremony", "statement", "heading", "furniture"
]
Horizon = Literal["back", "now", "forward"]
Measure = Literal["growth", "level"]
Comparator = Literal["about", "at_least", "at_most", "equal", "range"]
Direction = Literal["up", "down"]
Firmness = Literal["ensure", "strive", "expect"]
Act = Literal["adopt", "elect", "note", "resolve"]
Stage = Literal["plan", "prepare", "start", "advance", "complete", "operate", "sustain"]
RemarkKind = Literal[
    "inserted",
    "deleted",
    "deleted_rows",
    "hidden",
    "headers",
    "footers",
    "comments",
    "embedded",
    "undecoded",
    "pictures",
]
DefectKind = Literal[
    "missing_number",
    "missing_name",
    "injected_link",
    "broken_line",
    "page_chrome",
    "lost_characters",
    "contradiction",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that had a say in an entry, the words it went by, and what it concluded.

    ``rule`` is a kebab-case name from the rule book (`rules.py`); ``start``/``end`` are the words it saw;
    ``gives`` is a short value such as ``period=明年`` or an empty string.
    """

    rule: str
    start: int
    end: int
    gives: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text and what became of it. All segments together cover the text exactly once."""

    start: int
    end: int
    kind: SegmentKind


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, up to the next heading of the same or a higher level.

    ``level`` counts from 1; a text before the first heading is in no section. ``marker`` is the numbering as written
    ("一、", "（二）", "一要", "第三，"), empty where there is none. ``start``/``end`` is the span of the marker and heading
    words. ``horizon`` is where the section looks. ``field`` is the field of work its heading names, or None.
    """

    level: int
    marker: str
    heading: str
    start: int
    end: int
    paragraphs: tuple[Span, ...]
    horizon: Horizon = "now"
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable quantity that the text promises, expects or caps, or one whose number was left blank."""

    id: str
    start: int
    end: int
    indicator: str
    measure: Measure
    comparator: Comparator
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    direction: Direction | None
    period: str | None
    period_from: date | None
    period_to: date | None
    firmness: Firmness
    missing: bool
    rule: str
    section: int | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One of the objects listed under a task's verb, as it stands in the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """An action that somebody is told, or promises, to do: one verb with its object.

    ``verb`` is the action as written without adverbs; ``owners`` are the leading bodies and ``support`` the others named;
    ``deadline`` holds the words that date it and ``due`` the day they mean, where the document's date allows one.
    ``section`` is the index of its section in the outline.
    """

    id: str
    start: int
    end: int
    verb: str
    items: tuple[Item, ...]
    owners: tuple[str, ...]
    support: tuple[str, ...]
    deadline: str | None
    due: date | None
    field: str | None
    stage: Stage
    section: int | None
    concrete: bool
    rule: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What the meeting itself has done: adopted, elected, noted, resolved."""

    id: str
    start: int
    end: int
    act: Act
    subject: str
    rule: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Defect:
    """Something wrong with the text itself. An empty span marks the place where something is missing."""

    start: int
    end: int
    kind: DefectKind
    note: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PlanMention:
    """A mention of a five-year plan: ``plan`` is its number (十四五: 14), the days are those of its years or the part named.

    ``rule`` tells the country's plans from those for teaching the public law (“八五”普法), which are numbered on their own.
    """

    start: int
    end: int
    plan: int
    period_from: date
    period_to: date
    rule: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What the file holds besides the text, or was done to it: how many there are, and on which pages ("2, 5") where that is known.

    Insertions are in the text; all else is not.
    """

    kind: RemarkKind
    count: int
    pages: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that date the document, and the interval they allow (either end may be open).

    ``rule`` is the name of the rule that read them; ``weight`` how much it counts (1 weak, 2 fair, 3 strong, 6 decisive).
    """

    start: int
    end: int
    says: str
    earliest: date | None
    latest: date | None
    rule: str = ""
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Dating:
    """When the document was written: an interval, the evidence for it, and what contradicts it."""

    earliest: date | None
    latest: date | None
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the document is: its title, kind, body, occasion, speaker and date."""

    title: Span | None
    kind: DocumentKind
    organisation: str | None
    occasion: str | None
    speaker: str | None
    dated: Dating
