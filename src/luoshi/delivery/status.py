"""How an item stands: four axes that are never merged into one (workflow, schedule, evidence, freshness)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from luoshi.delivery.lifecycle import AT_REST, State
from luoshi.delivery.pacing import Paced, paces
from luoshi.delivery.reports_owed import periods_owed, periods_to_report
from luoshi.delivery.schedule import DueIn, due_in
from luoshi.delivery.state import ItemState, day_of
from luoshi.delivery.terms import DEFAULT_TERMS, Terms
from luoshi.delivery.working_days import add_working_days

Schedule = Literal["at_rest", "no_date", "not_yet_due", "on_pace", "ahead", "behind", "overdue"]
EvidenceStatus = Literal["none", "claimed", "documented", "verified"]
Freshness = Literal["not_asked", "never", "reported", "no_news", "due", "silent"]


@dataclass(frozen=True, slots=True)
class ScheduleStatus:
    """The schedule axis and what it was judged by: the date, the measures, milestones that a report left undone.

    ``late_steps`` are milestones whose day was past when the unit last reported, and that the report didn't name.
    ``undone`` are the points of a standing duty's checklist that the report for the last period left open.
    """

    value: Schedule
    due: DueIn
    measures: tuple[Paced, ...] = ()
    late_steps: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()

    @property
    def gap(self) -> Fraction | None:
        """How far the worst measure is past where it should be (below zero: short of it); None where nobody can tell."""
        return min((one.gap for one in self.measures if one.gap is not None), default=None)


@dataclass(frozen=True, slots=True)
class FreshnessStatus:
    """The freshness axis. ``days`` since the last report (None: there is none); ``missed`` periods without one.

    ``no_news`` is a report that nothing has changed, ``silent`` is no report: neither says that nothing was done.
    ``awaiting``: whether the report is late depends on a year whose working days aren't known yet.
    """

    value: Freshness
    days: int | None = None
    missed: int = 0
    awaiting: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """The four axes of an item on a day."""

    day: date
    workflow: State
    schedule: ScheduleStatus
    evidence: EvidenceStatus
    freshness: FreshnessStatus


def status_of(item: ItemState, today: date, terms: Terms = DEFAULT_TERMS) -> Status:
    """How the item stands today."""
    return Status(
        today, item.workflow, schedule_of(item, today, terms), evidence_of(item), freshness_of(item, today, terms)
    )


def schedule_of(item: ItemState, today: date, terms: Terms = DEFAULT_TERMS) -> ScheduleStatus:
    """The schedule axis. What is at rest, a closed item among it, is never overdue nor behind."""
    due = due_in(item, today, terms)
    judged = paces(item, today, terms)
    late, undone = _late_steps(item, today), _undone(item, today)
    return ScheduleStatus(_schedule(item, due, judged, (*late, *undone)), due, judged, late, undone)


def evidence_of(item: ItemState) -> EvidenceStatus:
    """The evidence axis: nothing; said in a report; papers; papers that a second person checked."""
    if item.evidence:
        checked = item.workflow == "closed" or all(one.verified_by for one in item.evidence)
        return "verified" if checked else "documented"
    return "claimed" if any(not report.no_news for report in item.reports) else "none"


def freshness_of(item: ItemState, today: date, terms: Terms = DEFAULT_TERMS) -> FreshnessStatus:
    """The freshness axis, by the reporting periods that have ended."""
    days = min((max((today - day_of(report.at)).days, 0) for report in item.reports), default=None)
    owed = periods_owed(item, today)
    if not owed:
        report = item.last_report
        if report is None:
            return FreshnessStatus("not_asked")
        return FreshnessStatus("no_news" if report.no_news else "reported", days)
    by = add_working_days(owed[-1].last, terms.report_working_days)
    late = len(owed) > 1 or (by is not None and today > by)
    value: Freshness = "due" if not late else "silent" if days is not None else "never"
    return FreshnessStatus(value, days, len(owed), awaiting=by is None)


def _schedule(item: ItemState, due: DueIn, judged: tuple[Paced, ...], undone: tuple[str, ...]) -> Schedule:
    if item.workflow in AT_REST:
        return "at_rest"
    if due.status == "overdue":
        return "overdue"
    found = {one.pace for one in judged} - {"cannot_tell"}
    if undone or "behind" in found:
        return "behind"
    if found:
        return "ahead" if found == {"ahead"} else "on_pace"
    if due.status == "no_date":
        return "on_pace" if item.checklist and item.reports else "no_date"
    return "not_yet_due"


def _late_steps(item: ItemState, today: date) -> tuple[str, ...]:
    last = max((day_of(report.at) for report in item.reports if day_of(report.at) <= today), default=None)
    if last is None:
        return ()
    return tuple(one.name for one in item.milestones if one.due and one.due < last and one.done_in is None)


def _undone(item: ItemState, today: date) -> tuple[str, ...]:
    """What of the checklist the report for the last ended period left open. Without that report, nobody can tell."""
    ended = periods_to_report(item, today)
    if not ended or not item.checklist:
        return ()
    report = next((one for one in item.reports if one.period == ended[-1].key), None)
    return tuple(point for point in item.checklist if point not in report.done) if report else ()
