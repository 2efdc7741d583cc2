"""What is different in a row of a revised text: its words, figures, firmness, date, units, and the heading it stands under."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from luoshi.delivery.alike import bare
from luoshi.delivery.items import Cell, Item
from luoshi.delivery.matching import heading_of
from luoshi.reading.entries import Target

ChangeKind = Literal["wording", "figure", "firmness", "due", "lead", "support", "moved"]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One difference: what it is about, what the old text said and what the new one says ("" for nothing)."""

    kind: ChangeKind
    was: str
    now: str


def changes_of(old: Item, new: Item, headings: Mapping[str, str]) -> Iterator[RowChange]:
    """What differs between two rows that are one; `headings` says where each old heading's rows stand in the new text."""
    if bare(old.wording) != bare(new.wording):
        yield RowChange("wording", old.wording, new.wording)
    if _figures(old) != _figures(new):
        yield RowChange("figure", "；".join(old.indicators.values), "；".join(new.indicators.values))
    firm = _firmness(old), _firmness(new)
    if all(firm) and firm[0] != firm[1]:
        yield RowChange("firmness", *firm)
    if new.due.status != "with_parent" and _dated(old) != _dated(new):
        yield RowChange("due", _due(old), _due(new))
    yield from _units(old, new)
    if old.kind != "part" and headings.get(heading_of(old), heading_of(old)) != heading_of(new):
        yield RowChange("moved", _path(old), _path(new))


def _units(old: Item, new: Item) -> Iterator[RowChange]:
    cells: tuple[tuple[ChangeKind, Cell, Cell], ...] = (
        ("lead", old.lead, new.lead),
        ("support", old.support, new.support),
    )
    for kind, was, now in cells:
        # What a person entered is not what the old text said; a part has its task's units, which are told there.
        if was.status != "entered" and now.status != "with_parent" and set(was.values) != set(now.values):
            yield RowChange(kind, "、".join(was.values), "、".join(now.values))


def moved_headings(pairs: Sequence[tuple[Item, Item]]) -> dict[str, str]:
    """Where the rows of each old heading stand in the new text: under the same words, else where most of them went.

    A heading that was only reworded moves no row.
    """
    kept = {heading_of(new) for _, new in pairs}
    went: dict[str, Counter[str]] = defaultdict(Counter)
    for old, new in pairs:
        went[heading_of(old)][heading_of(new)] += 1
    return {
        heading: heading if heading in kept else min(found.items(), key=lambda one: (-one[1], one[0]))[0]
        for heading, found in went.items()
    }


def _figures(item: Item) -> tuple[tuple[object, ...], ...]:
    return tuple(sorted(map(_figure, item.targets), key=repr))


def _figure(target: Target) -> tuple[object, ...]:
    return (target.measure, target.comparator, target.low, target.high, target.unit, target.direction, target.missing)


def _firmness(item: Item) -> str:
    return "、".join(sorted({target.firmness for target in item.targets}))


def _dated(item: Item) -> object:
    """By when: the day, whatever words mean it; the words where they mean none."""
    return item.due.day or item.due.words


def _due(item: Item) -> str:
    day = item.due.day.isoformat() if item.due.day else ""
    return f"{item.due.words}（{day}）" if item.due.words and day else item.due.words or day


def _path(item: Item) -> str:
    return " › ".join(item.place.path)
