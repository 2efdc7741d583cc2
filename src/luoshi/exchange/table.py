"""A plan as a table for people: the columns that offices know, in their order, every cell a text with its status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from luoshi.delivery.indicators import GAP, plain_number
from luoshi.delivery.items import Cell, Due, Group, GroupKind, Item, ItemKind, Place, Status
from luoshi.delivery.numbering import chinese_number
from luoshi.delivery.plan import Plan
from luoshi.delivery.wording import one_line
from luoshi.exchange.labels import Labels
from luoshi.exchange.measure_lines import measure_lines
from luoshi.exchange.milestone_lines import milestone_lines

COLUMNS = (
    "number", "id", "task", "measures", "indicators", "lead", "support", "sponsor", "due", "progress", "source",
)  # fmt: skip
# A plan that is followed has these as well, and its figures in lines that come back as figures.
FOLLOWED_COLUMNS = (*COLUMNS[:9], "weight", "milestones", *COLUMNS[9:])
# What is longer is shown around the row's own words: a sentence of ten clauses would stand ten times in full otherwise.
_LONGEST_QUOTE = 120
_LONGEST_HEADING = 24
_GAP = "……"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows; to fill and empty are two things: a blank to fill says so."""

    text: str
    status: Status = "stated"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: a group's heading (``kind`` "group", its text in `heading`) or an item with one cell for each of the columns."""

    kind: ItemKind | Literal["group"]
    depth: int
    heading: str = ""
    cells: tuple[Shown, ...] = ()
    item: Item | None = None
    parent: Item | None = None


def columns_of(plan: Plan) -> tuple[str, ...]:
    """The columns of a table that comes back: those of a plan that is followed are more."""
    return FOLLOWED_COLUMNS if any(item.followed for item in plan.items()) else COLUMNS


def table_rows(plan: Plan, words: Labels, columns: Sequence[str] = COLUMNS) -> Iterator[TableRow]:
    """The rows of a plan from top to bottom."""
    for group in plan.groups:
        yield from _group_rows(group, words, columns, 0)


def heading_of(kind: GroupKind, heading: str | None, words: Labels) -> str:
    """The words over a group: the text's own where it has some."""
    if kind == "section" and heading:
        return heading
    if kind == "field" and heading:
        return words.fields.get(heading, heading)
    return words.groups[kind if kind in words.groups else "rest"]


def title_of(plan: Plan, words: Labels) -> str:
    """The title of the table: the document's, or its file's name, and what the table is; said once where the title says it already."""
    joint = "" if words.language == "zh" else " – "
    title, table = plan.title or plan.source_name, words.words["plan"]
    for said in (table, words.words["plan_begin"]):
        if title.endswith(said):
            return title + table.removeprefix(said)
    return f"{title}{joint}{table}"


def note_of(plan: Plan, words: Labels) -> str:
    """One line about the table: where it comes from, what it counts, what the tint means."""
    counts = dict(plan.counts()) | {"unplaced": len(plan.unplaced)}
    rows = any(counts[kind] for kind in ("target", "task", "decision"))
    pieces = [plan.source_name, words.words["counts" if rows else "empty"]]
    pieces += [words.words[f"counts_{name}"] for name in ("missing", "unplaced") if counts[name]]
    pieces += [words.words["legend"]] if rows else []
    # The file's name is no pattern, whatever braces it has.
    return words.words["note_joint"].join([pieces[0], *(piece.format(**counts) for piece in pieces[1:])])


def _group_rows(group: Group, words: Labels, columns: Sequence[str], depth: int) -> Iterator[TableRow]:
    pattern = words.words["lower_number" if depth else "top_number"]
    number = pattern.format(number=group.number, chinese=chinese_number(int(group.number.rpartition(".")[2])))
    yield TableRow("group", depth, number + heading_of(group.kind, group.heading, words))
    for item in group.items:
        yield TableRow(item.kind, depth, cells=_cells(item, words, columns), item=item)
        for part in item.parts:
            yield TableRow(part.kind, depth, cells=_cells(part, words, columns), item=part, parent=item)
    for below in group.groups:
        yield from _group_rows(below, words, columns, depth + 1)


def _cells(item: Item, words: Labels, columns: Sequence[str]) -> tuple[Shown, ...]:
    cells = dict(zip(COLUMNS, _told(item, words), strict=True))
    if columns is FOLLOWED_COLUMNS:
        cells |= _followed(item, words)
    return tuple(cells[name] for name in columns)


def _followed(item: Item, words: Labels) -> Mapping[str, Shown]:
    """What the table of a followed plan says besides, or in another form."""
    if item.followed is None:
        nothing = Shown("", "not_applicable")
        return {"weight": nothing, "milestones": nothing}
    status = item.indicators.status
    return {
        "weight": Shown(plain_number(item.followed.weight), "entered"),
        "milestones": Shown(milestone_lines(item.followed.milestones, words), "entered"),
        "indicators": Shown(measure_lines(item.followed.measures, words), status),
    }


def _told(item: Item, words: Labels) -> tuple[Shown, ...]:
    joint, series = words.words["joint"], words.words["series"]
    part = item.kind == "part"
    return (
        Shown(item.number),
        Shown(item.id),
        Shown(item.wording),
        _shown(item.measures, series, words),
        _shown(item.indicators, series, words),
        _shown(item.lead, joint, words),
        # Supporting units can be a dozen: they stand once, with the task. Who leads and by when is what one filters for.
        Shown("", "with_parent") if part else _shown(item.support, joint, words),
        _shown(item.sponsor, joint, words),
        _due(item.due, words),
        _shown(item.progress, series, words),
        Shown(source_words(item.place, words, quoted=not part)),
    )


def _shown(cell: Cell, joint: str, words: Labels) -> Shown:
    if cell.status == "to_fill" and not cell.values:
        return Shown(words.words["to_fill"], cell.status)
    values = (words.words["gap"].format(value) if GAP in value else value for value in cell.values)
    return Shown(joint.join(values), cell.status)


def _due(due: Due, words: Labels) -> Shown:
    if due.status == "to_fill":
        return Shown(words.words["to_fill"], due.status)
    return Shown(due_words(due.words, due.day, words), due.status)


def due_words(said: str | None, day: date | None, words: Labels) -> str:
    """The words of the text and the day they mean: 年底前（2026年12月31日）."""
    shown = words.words["day"].format(year=day.year, month=day.month, day=day.day) if day else ""
    return words.words["due_with_day"].format(words=said, day=shown) if said and shown else said or shown


def source_words(place: Place, words: Labels, *, quoted: bool = True) -> str:
    """The sentence (around the row's own words, where it is long), then paragraph, position and headings.

    A part stands in the sentence of the row above it: `quoted` False gives its paragraph and position only.
    """
    pattern = words.words["place" if place.paragraph else "place_only"]
    where = pattern.format(paragraph=place.paragraph, start=place.start, end=place.end)
    if not quoted:
        return where
    path = words.words["path_joint"].join(_short(heading) for heading in place.path)
    return "\n".join(line for line in (words.words["quote"].format(excerpt(place)), where, path) if line)


def excerpt(place: Place) -> str:
    """The sentence in one line; a long one is cut, visibly, to the row's own words and what stands around them."""
    sentence, start = place.sentence, place.start - place.sentence_start
    end = place.end - place.sentence_start
    room = max(0, _LONGEST_QUOTE - (end - start)) // 2
    first, last = max(0, start - room), min(len(sentence), end + room)
    if len(sentence) <= _LONGEST_QUOTE:
        first, last = 0, len(sentence)
    return f"{_GAP if first else ''}{one_line(sentence[first:last])}{_GAP if last < len(sentence) else ''}"


def _short(heading: str) -> str:
    return heading if len(heading) <= _LONGEST_HEADING else heading[: _LONGEST_HEADING - 1] + "…"
