"""The state of an item, as its entries in the ledger make it (`folding.py`); kept beside the ledger only to be quick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, Literal

from luoshi.delivery.entry_data import Result
from luoshi.delivery.lifecycle import ENDED, Request, State
from luoshi.delivery.reporting_periods import Rhythm, read_period

Outcome = Literal["granted", "refused", "lapsed"]
SCHEMA = "luoshi.item-state/1"
# China has one time zone and no summer time: the day of an entry is the day in Beijing.
BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")


def day_of(at: datetime) -> date:
    """The calendar day of a time, in Beijing."""
    return at.astimezone(BEIJING).date()


@dataclass(frozen=True, slots=True)
class Point:
    """Where a measure shall stand by the end of a day."""

    due: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure by which the item is judged. ``first_target`` is what was promised when it was handed out, and stays.

    ``kind``: a ``level`` moves from the ``baseline`` to the ``target``; a rate of ``growth`` and a ``limit`` that must not be
    passed hold all the time.
    ``better``: which side is good. ``starts``/``due``: when the way from the baseline begins and ends (None: with the item).
    ``milestones``: where it shall stand in between, if that was laid down.
    """

    id: str
    name: str
    unit: str | None = None
    kind: Literal["level", "growth", "limit"] = "level"
    better: Literal["higher", "lower"] = "higher"
    baseline: Decimal | None = None
    target: Decimal | None = None
    first_target: Decimal | None = None
    starts: date | None = None
    due: date | None = None
    milestones: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step on the way that is either done or not; ``done_in`` is the period whose report said so."""

    name: str
    due: date | None = None
    done_in: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What was reported for one period, by its last report. ``values`` by measure; ``done`` ticks the checklist.

    ``no_news``: the unit said that nothing has changed. That is a report: silence is not in the ledger at all.
    """

    period: str
    by: str
    at: datetime
    line: str | None = None
    values: Mapping[str, Decimal] | None = None
    done: tuple[str, ...] = ()
    obstacle: str | None = None
    help: str | None = None
    no_news: bool = False

    @property
    def value_of(self) -> Mapping[str, Decimal]:
        """The figures by the id of their measure; empty where none was given."""
        return self.values or {}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A paper that proves something (``about``: what), who filed it, and who checked it."""

    id: str
    name: str
    by: str
    at: datetime
    about: str | None = None
    verified_by: str | None = None
    verified_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that waits for its answer: who asked, and when."""

    request: Request
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Extension:
    """A request for more time and what became of it (None: it waits). ``due`` is the day that was granted."""

    asked_by: str
    asked_at: datetime
    before: date
    asked: date
    outcome: Outcome | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A request to adjust the target of a measure and what became of it (None: it waits)."""

    measure: str
    asked_by: str
    asked_at: datetime
    before: Decimal | None
    asked: Decimal
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A blank of the text that a person filled in, with their name and the time."""

    blank: str
    value: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which nobody works on the item: from ``since`` up to, without, ``until`` (None: still)."""

    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ItemState:
    """Where an item stands. ``first_wording`` and ``first_due`` are what was handed out first, and never change.

    ``before`` are the states to go back to, the last one first. ``due`` is the day that holds now. ``asked`` are the
    requests that wait, ``pauses`` the days on which it was at rest after it had been handed out. ``completed`` is the day on which it was done, as the unit or the desk said when it was closed.
    ``confirmed``: a person has looked at what was read. ``reminded`` gives the last day of each kind of reminder. ``last_entry`` is the number of the item's last entry.
    """

    id: str
    workflow: State
    wording: str
    first_wording: str
    last_entry: int
    before: tuple[State, ...] = ()
    parent: str | None = None
    source: str | None = None
    lead: str | None = None
    support: tuple[str, ...] = ()
    sponsor: str | None = None
    weight: Decimal = Decimal(1)
    rhythm: Rhythm = "monthly"
    due: date | None = None
    first_due: date | None = None
    opened_at: datetime | None = None
    issued_at: datetime | None = None
    signed_at: datetime | None = None
    closed_at: datetime | None = None
    asked_close_out_at: datetime | None = None
    completed: date | None = None
    result: Result | None = None
    measures: tuple[Measure, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    checklist: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    asked: tuple[Asked, ...] = ()
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    blanks: tuple[str, ...] = ()
    filled: tuple[Filled, ...] = ()
    sub_items: tuple[str, ...] = ()
    good_practice: bool = False
    confirmed: bool = False
    notes: int = 0
    remarks: int = 0
    corrections: int = 0
    reminded: Mapping[str, date] | None = None

    @property
    def is_open(self) -> bool:
        """Is somebody still to work on it? Drafts are open as well; what is closed or dropped is not."""
        return self.workflow not in ENDED

    @property
    def last_report(self) -> Report | None:
        """The report for the latest period, whenever it was made."""
        return self.reports[-1] if self.reports else None

    @property
    def obstacle(self) -> str | None:
        """What stands in the way, by the latest report."""
        return self.last_report.obstacle if self.last_report else None

    @property
    def help(self) -> str | None:
        """What help the unit wants, by the latest report."""
        return self.last_report.help if self.last_report else None

    def request(self, request: Request) -> Asked | None:
        """The request of this kind that waits for its answer."""
        return next((one for one in self.asked if one.request == request), None)

    def measure(self, measure: str) -> Measure | None:
        """The measure with this id."""
        return next((one for one in self.measures if one.id == measure), None)

    def values_of(self, measure: str) -> tuple[Point, ...]:
        """What was reported of a measure and as of which day, in the order of the periods.

        That is the end of the period, or the day of the report where it came before the end.
        """
        return tuple(
            Point(min(read_period(report.period).last, day_of(report.at)), report.value_of[measure])
            for report in self.reports
            if measure in report.value_of
        )

    def open_blanks(self) -> tuple[str, ...]:
        """What is still to be filled in (缺项): blanks of the text, and measures without a target by their ids."""
        return (*self.blanks, *(one.id for one in self.measures if one.target is None))

    def to_json(self) -> dict[str, Any]:
        """The state as plain data under the schema ``luoshi.item-state/1``: figures and days as text, empty parts left out."""
        from luoshi.delivery.state_json import state_data

        return {"schema": SCHEMA, **state_data(self)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ItemState:
        """The state that `to_json` wrote; raises `NoState` where the data is something else."""
        from luoshi.delivery.state_json import read_state

        return read_state(data, SCHEMA)
