"""What a plan consists of: frozen rows in groups, every cell saying where its content comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from luoshi.delivery.state import Measure, Milestone
from luoshi.reading.entries import Target

ItemKind = Literal["target", "task", "part", "decision"]
GroupKind = Literal["targets", "section", "field", "rest", "decisions"]
Status = Literal["stated", "inferred", "to_fill", "to_report", "with_parent", "not_applicable", "entered"]


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of one cell and where it comes from.

    ``stated``: the text says it. ``inferred``: a rule concluded it (named in the item's ``rules``). ``to_fill``: the text
    doesn't say it, a person has to; ``values`` may show the gap. ``to_report``: comes in with the first report.
    ``with_parent``: as for the row above it that lists it. ``not_applicable``: this kind of row has no such thing.
    ``entered``: a person, or a table that an office made, says it.
    """

    values: tuple[str, ...] = ()
    status: Status = "to_fill"


@dataclass(frozen=True, slots=True)
class Due:
    """By when: the words of the text and the day they mean (None where the document's date doesn't tell)."""

    words: str | None = None
    day: date | None = None
    status: Status = "to_fill"


@dataclass(frozen=True, slots=True)
class Followed:
    """What a row has once it is followed, and no text says: its weight, steps on the way, and the figures it is judged by."""

    weight: Decimal
    milestones: tuple[Milestone, ...] = ()
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the source a row stands, in code points of the text.

    ``path`` holds the headings above it, outermost first, numbers included; ``paragraph`` counts from 1 (0: in none).
    ``sentence`` is the whole sentence as it stands in the text (of one beyond a thousand characters, what stands around
    the row); it begins at ``sentence_start``.
    """

    start: int
    end: int
    path: tuple[str, ...]
    paragraph: int
    sentence: str
    sentence_start: int


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the plan: a target, a task, one listed part of a task, or a decision already taken.

    ``id`` depends only on the source and the row's place in it; ``number`` is its place in this plan (1, 1.1).
    ``wording`` is what the text says at ``place``, line breaks taken out. ``entries`` are the ids of the reading's
    entries that it stands for and ``targets`` those of them that are quantities; ``rules`` name what put it here.
    ``followed`` is None as long as nobody follows the plan.
    """

    id: str
    number: str
    kind: ItemKind
    wording: str
    place: Place
    measures: Cell
    indicators: Cell
    lead: Cell
    support: Cell
    sponsor: Cell
    due: Due
    progress: Cell
    entries: tuple[str, ...]
    targets: tuple[Target, ...] = ()
    parts: tuple[Item, ...] = ()
    rules: tuple[str, ...] = ()
    followed: Followed | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, and the groups below.

    ``kind`` says what holds them together: the list of targets, a ``section`` of the text (``heading`` are its words),
    a ``field`` of work (``heading`` is the reading's name for it), decisions, or nothing (``rest``). ``heading`` is None
    where the text has no words for it. ``number`` is 2 at the top and 2.1 below; it doesn't count rows.
    """

    kind: GroupKind
    number: str
    heading: str | None
    items: tuple[Item, ...]
    groups: tuple[Group, ...] = ()

    def walk(self) -> Iterator[Item]:
        """Every row in the order of the plan, parts after their task."""
        for item in self.items:
            yield item
            yield from item.parts
        for group in self.groups:
            yield from group.walk()
