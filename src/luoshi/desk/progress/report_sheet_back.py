"""A report sheet that came back: three-way, as it went out, as things stand here by now, and as it was filled in.

Only the sheet differs: the page is filled in with it. Both differ, and not alike: the page keeps what stands here and shows
the sheet's beside it, for a person to take. Nothing is entered by reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from luoshi.delivery.merging import merge_rows
from luoshi.desk.progress.report_cells import DONE, TEXTS, VALUE, cells_of, comparable, field_words, told_of
from luoshi.desk.progress.report_rows import Conflict, ReportRow, with_told
from luoshi.desk.progress.report_sheet import HEADS, NOTE_HEADS, NOTES, REPORTS, WENT_OUT
from luoshi.exchange.sheet_in import grids_of
from luoshi.reading.errors import UnreadableSource

Line = Mapping[str, str]
Grids = Mapping[str, Sequence[Sequence[str]]]


class WrongSheet(Exception):
    """The file is not a sheet of this page; the message names the cause and the cure."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the sheet has changed: what stands here, what it says, and whether both sides changed it."""

    row: ReportRow
    what: str
    ours: str
    theirs: str
    conflict: bool


@dataclass(frozen=True, slots=True)
class SheetBack:
    """What came back: the rows as the page shall show them, every difference, notes by item, and what could not be taken, in words."""

    rows: list[ReportRow]
    differences: list[Difference] = field(default_factory=list)
    notes: Mapping[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_back(data: bytes, rows: Sequence[ReportRow]) -> SheetBack:
    """The sheet held against the rows of the page. Raises `WrongSheet`."""
    try:
        grids = grids_of(data, name=_("The sheet"))
    except UnreadableSource as error:
        raise WrongSheet(str(error)) from error
    lines, notes = _lines(grids, HEADS, REPORTS, "line"), _lines(grids, NOTE_HEADS, NOTES, "note")
    if lines is None and notes is None:
        message = _("The sheet has no column “%(head)s”. Fill in the sheet that this page gives out.")
        raise WrongSheet(message % {"head": HEADS["key"]})
    written = {one["key"]: one["note"] for one in notes or () if one.get("note")}
    return replace(_compared(lines or [], _went_out(grids), rows), notes=written)


def _compared(lines: Sequence[Line], went_out: Mapping[tuple[str, str], str], rows: Sequence[ReportRow]) -> SheetBack:
    by_key: dict[str, list[Line]] = {}
    for line in lines:
        if line.get("key"):
            by_key.setdefault(line["key"], []).append(line)
    known = {row.item.key for row in rows}
    problems = [_not_here(key) for key in by_key if key not in known]
    filled, differences = [], list[Difference]()
    for row in rows:
        given = by_key.get(row.item.key, [])
        other = next((said for one in given if (said := one.get("period")) and said != row.period.key), "")
        if other:
            problems.append(_other_period(row, other))
        if not given or other:
            filled.append(row)
            continue
        mine, found, strange = _filled(row, given, went_out)
        filled.append(mine)
        differences += found
        problems += strange
    return SheetBack(filled, differences, {}, problems)


def _filled(
    row: ReportRow, lines: Sequence[Line], went_out: Mapping[tuple[str, str], str]
) -> tuple[ReportRow, list[Difference], list[str]]:
    """The row as the page shall show it, its differences, and the figures of measures that it does not have."""
    key, ours = row.item.key, cells_of(row)
    theirs, strange = _cells(row, lines)
    if any(item == key for item, _field in went_out):
        base = {name: text for (item, name), text in went_out.items() if item == key}
    else:
        # Nobody knows how it went out: an empty cell takes nothing away, and what is filled in counts as new.
        base, theirs = ours, {name: text for name, text in theirs.items() if text}
    merge = merge_rows({key: comparable(base)}, {key: comparable(ours)}, {key: comparable(theirs)})
    taken = {one.column: theirs[one.column] for one in merge.changes}
    both = {one.column: theirs[one.column] for one in merge.conflicts}
    found = [
        Difference(row, field_words(row, name), ours.get(name, ""), text, conflict=name in both)
        for name, text in theirs.items()
        if name in taken or name in both
    ]
    conflicts = tuple(Conflict(_form_name(row, name), field_words(row, name), text) for name, text in both.items())
    return replace(with_told(row, told_of(row, taken)), conflicts=conflicts), found, strange


def _cells(row: ReportRow, lines: Sequence[Line]) -> tuple[dict[str, str], list[str]]:
    """What the lines of an item say, field by field. What was written beside another measure of the item counts as well."""
    cells, strange = {}, []
    for name in (*TEXTS, DONE):
        if any(name in one for one in lines):
            cells[name] = "\n".join(dict.fromkeys(said for one in lines if (said := one.get(name, "").strip())))
    for one in lines:
        measure, value = one.get("id", ""), one.get("value", "")
        if measure and row.state.measure(measure):
            cells[VALUE + measure] = value
        elif value:
            words = _("%(item)s: the figure %(value)s belongs to no measure of the item, and was not taken.")
            strange.append(words % {"item": row.item.number, "value": value})
    if not (row.steps or row.points):
        cells.pop(DONE, None)
    return cells, strange


def _lines(grids: Grids, heads: Mapping[str, str], title: str, needed: str) -> list[Line] | None:
    """The lines under these headings, on the sheet of this title or on any that has them (the key and `needed`); None where none has."""
    own = [grids[title]] if title in grids else [grid for name, grid in grids.items() if name != WENT_OUT]
    names = {text: name for name, text in heads.items()}
    for grid in own:
        at = next((place for place, line in enumerate(grid[:5]) if {heads["key"], heads[needed]} <= set(line)), None)
        if at is not None:
            columns = {place: names[text] for place, text in enumerate(grid[at]) if text in names}
            return [dict(_under(columns, line)) for line in grid[at + 1 :]]
    return None


def _under(columns: Mapping[int, str], line: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((columns[place], text) for place, text in enumerate(line) if place in columns)


def _went_out(grids: Grids) -> dict[tuple[str, str], str]:
    """How each field of each item went out."""
    lines: Iterable[Sequence[str]] = grids.get(WENT_OUT, ())
    return {(line[0], line[2]): line[3] if len(line) > 3 else "" for line in lines if len(line) > 2}


def _form_name(row: ReportRow, field_name: str) -> str:
    """The field of the form, by its name without the item; empty for what is ticked there one by one."""
    if field_name.startswith(VALUE):
        return next((f"v-{place}" for place, one, _now in row.measures if VALUE + one.id == field_name), "")
    return "" if field_name == DONE else field_name


def _not_here(key: str) -> str:
    return _("%(key)s: this item is not in the unit's hands now, and nothing of its row was taken.") % {"key": key}


def _other_period(row: ReportRow, other: str) -> str:
    words = _("%(item)s: the sheet is for %(other)s, this page for %(period)s. Nothing of the row was taken.")
    return words % {"item": row.item.number, "other": other, "period": row.period.key}
