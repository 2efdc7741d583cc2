"""The one page on which a unit reports on everything: a row for each item, filled in with all that is known already."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from luoshi.delivery.entry_data import number
from luoshi.delivery.reporting_periods import Period, period_of
from luoshi.delivery.reports_owed import periods_to_report
from luoshi.delivery.state import ItemState, Measure, Milestone, Report
from luoshi.desk.plans.models import Item
from luoshi.desk.progress.notes import Note, notes_of

# In whose hands a report is wanted or may be amended.
REPORTABLE = ("signed", "in_progress", "close_out_asked")
# Full-width digits and signs, as an input method leaves them behind.
_NARROW = str.maketrans("０１２３４５６７８９．－，％", "0123456789.-,%")


@dataclass(frozen=True, slots=True)
class Told:
    """What a row of the form says: figures by the id of their measure as text, the rest as it is."""

    values: Mapping[str, str] = field(default_factory=dict)
    line: str = ""
    obstacle: str = ""
    help: str = ""
    milestones: tuple[str, ...] = ()
    done: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """The same for the same content: by it, a row that nobody touched is known when it comes back."""
        said = repr((sorted(self.values.items()), self.line, self.obstacle, self.help, self.milestones, self.done))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


class Conflict(NamedTuple):
    """A field that was changed here and in a sheet that came back: its name in the form, what it is called, what the sheet says.

    Without a name it is ticked point by point.
    """

    name: str
    words: str
    theirs: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """An item with the period that is to be reported on, and what its row says. ``wrong`` is what kept it from being filed.

    ``notes`` are those of its supporting units, ``conflicts`` what a sheet says otherwise.
    """

    item: Item
    state: ItemState
    period: Period
    told: Told
    wrong: str = ""
    notes: tuple[Note, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def filed(self) -> Report | None:
        """What was filed for this period already."""
        return _filed(self.state, self.period)

    @property
    def measures(self) -> list[tuple[int, Measure, str]]:
        """The measures with their place in the form and what stands in the field."""
        return [(place, one, self.told.values.get(one.id, "")) for place, one in enumerate(self.state.measures)]

    @property
    def steps(self) -> list[tuple[int, Milestone, bool]]:
        """The milestones that are still to be reached, and whether they are ticked."""
        return [
            (place, one, one.name in self.told.milestones)
            for place, one in enumerate(self.state.milestones)
            if one.done_in is None
        ]

    @property
    def points(self) -> list[tuple[int, str, bool]]:
        """The checklist of a standing duty, and what of it is ticked."""
        return [(place, one, one in self.told.done) for place, one in enumerate(self.state.checklist)]

    @property
    def opened(self) -> bool:
        """Is there something in what is folded away?"""
        return bool(self.told.obstacle or self.told.help or self.state.checklist or self.wrong or self.conflicts)

    @property
    def mark(self) -> str:
        """The mark of what was filled in by itself."""
        return known(self.state, self.period).mark


def row_of(item: Item, today: date, *, running: bool = False) -> ReportRow:
    """The row of an item, for the last period that has ended and that a report is wanted for, filed or not.

    Where there is none, and where ``running`` is asked for, it is for the period that runs.
    """
    state = item.item_state()
    ended = periods_to_report(state, today)
    period = ended[-1] if ended and not running else period_of(today, state.rhythm) or period_of(today, "monthly")
    if period is None:
        raise AssertionError("every day lies in a month")
    return ReportRow(item, state, period, known(state, period))


def rows_of_items(items: Iterable[Item], today: date, *, running: bool = False) -> list[ReportRow]:
    """The rows of everything that a unit reports on, with the notes of those who support it."""
    wanted = [item for item in items if item.workflow in REPORTABLE]
    notes = notes_of(wanted)
    rows = (row_of(item, today, running=running) for item in wanted)
    return [replace(row, notes=tuple(notes.get(row.item.key, ()))) for row in rows]


def known(state: ItemState, period: Period) -> Told:
    """What is known already: the latest figures, what stood in the way, and everything of a report that was filed for this period."""
    filed, last = _filed(state, period), state.last_report
    figures = {one.id: state.values_of(one.id) for one in state.measures}
    shown = {name: shown_number(points[-1].value) for name, points in figures.items() if points}
    if filed and filed.values:
        shown |= {name: shown_number(value) for name, value in filed.values.items()}
    source = filed or last
    return Told(
        values=shown,
        line=(filed.line or "") if filed else "",
        obstacle=(source.obstacle or "") if source else "",
        help=(source.help or "") if source else "",
        done=filed.done if filed else (),
    )


def entry_data(row: ReportRow, *, with_papers: bool = False) -> dict[str, Any] | None:
    """What is entered for a row; None where it says what was filed already. Raises ValueError, in words, for a figure that is none."""
    before = known(row.state, row.period)
    untouched = row.told == before
    if untouched and row.filed:
        return None
    data: dict[str, Any] = {"period": row.period.key}
    if row.told.obstacle:
        data["obstacle"] = row.told.obstacle
    if row.told.help:
        data["help"] = row.told.help
    if untouched and not with_papers:
        return {**data, "no_news": True}
    values = {name: _figure(row, name, said) for name, said in row.told.values.items() if said}
    more = {
        "line": row.told.line, "values": values, "milestones": list(row.told.milestones), "done": list(row.told.done),
    }  # fmt: skip
    return {**data, **{name: value for name, value in more.items() if value}}


def with_told(row: ReportRow, told: Told, wrong: str = "") -> ReportRow:
    """The row as somebody filled it in."""
    return replace(row, told=told, wrong=wrong)


def shown_number(value: Decimal) -> str:
    """A figure as it stands in a field: without an exponent and without noughts at its end."""
    said = format(value, "f")
    return said.rstrip("0").rstrip(".") if "." in said else said


def measure_name(state: ItemState, measure: str) -> str:
    """What the measure with this id is called; the id where there is none any more."""
    found = state.measure(measure)
    return found.name if found else measure


def plain_number(said: str) -> str:
    """A figure as people write it, as the ledger has it: full-width signs, commas between thousands and a % sign are let pass."""
    return said.strip().translate(_NARROW).replace(",", "").removesuffix("%").strip()


def _figure(row: ReportRow, name: str, said: str) -> str:
    try:
        number(said)
    except ValueError as error:
        words = _("%(measure)s: “%(said)s” is no number. Write it like 8.5 or -3.")
        raise ValueError(words % {"measure": measure_name(row.state, name), "said": said}) from error
    return said


def _filed(state: ItemState, period: Period) -> Report | None:
    return next((one for one in state.reports if one.period == period.key), None)
