"""Reminders (催办) and the desk's queue: what needs a person today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from luoshi.delivery.lifecycle import AT_REST, Role
from luoshi.delivery.reports_owed import periods_owed
from luoshi.delivery.schedule import due_in
from luoshi.delivery.state import ItemState, day_of
from luoshi.delivery.terms import DEFAULT_TERMS, Terms
from luoshi.delivery.working_days import add_working_days

ReminderKind = Literal[
    "to_sign", "report_due", "report_overdue", "due_soon", "overdue", "milestone_past",
    "to_answer", "to_close", "to_verify", "help_wanted", "blocked", "blank",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that one side should do about one item.

    ``to`` is the side: ``lead`` (then ``unit`` is its name), ``above`` for what that unit gave its own offices, ``desk`` or ``sponsor``. ``since`` is the day from which it could be done,
    ``by`` the day by which it should be; None where there is none or the official calendar is awaited (``awaiting``).
    ``about`` names the period, milestone, request or paper. ``quiet`` says that the same was sent a few days ago.
    """

    item: str
    kind: ReminderKind
    to: Role
    unit: str | None
    since: date
    by: date | None = None
    about: str | None = None
    awaiting: bool = False
    quiet: bool = False

    @property
    def is_late(self) -> bool:
        """Is it more than a friendly word?"""
        return self.kind in {"report_overdue", "overdue"}


def queue(items: Iterable[ItemState], today: date, terms: Terms = DEFAULT_TERMS) -> list[Reminder]:
    """Everything that needs a person today, the longest waiting first. The same for the same states, whatever their order.

    What was broken off from one of the items is verified and closed by the unit that did so.
    """
    given = list(items)
    broken_off = frozenset(sub_item for item in given for sub_item in item.sub_items)
    found = (one for item in given for one in _of(item, today, terms, "above" if item.id in broken_off else "desk"))
    return sorted(found, key=lambda one: (one.since, one.item, one.kind, one.about or ""))


def reminders(items: Iterable[ItemState], today: date, terms: Terms = DEFAULT_TERMS) -> list[Reminder]:
    """What of the queue goes to the lead units today: without what they were reminded of a few days ago."""
    return [one for one in queue(items, today, terms) if one.to == "lead" and not one.quiet]


def _of(item: ItemState, today: date, terms: Terms, closes: Role) -> Iterator[Reminder]:
    if item.issued_at is None or item.workflow in AT_REST:
        return
    issued = day_of(item.issued_at)
    for one in (*_for_the_unit(item, issued, today, terms), *_for_the_desk(item, issued, terms, closes)):
        if one.since <= today:
            yield one


def _for_the_unit(item: ItemState, issued: date, today: date, terms: Terms) -> Iterator[Reminder]:
    if item.workflow == "issued":
        by = add_working_days(issued, terms.sign_working_days)
        # Everybody gets their days in peace; where the calendar isn't known, nobody can say that they are over.
        if by is None or today > by:
            yield _to_lead(item, "to_sign", issued, today, terms, by=by, awaiting=by is None)
    yield from _reports(item, today, terms)
    due = due_in(item, today, terms)
    if due.status in {"due_soon", "due_today"} and due.due:
        yield _to_lead(item, "due_soon", today, today, terms, by=due.due)
    if due.status == "overdue" and due.due:
        yield _to_lead(item, "overdue", due.due, today, terms, by=due.due)
    for step in item.milestones:
        if step.due and step.due < today and step.done_in is None and item.workflow != "close_out_asked":
            yield _to_lead(item, "milestone_past", step.due, today, terms, by=step.due, about=step.name)


def _reports(item: ItemState, today: date, terms: Terms) -> Iterator[Reminder]:
    """One reminder an item, for the latest period: who has been silent for long isn't asked for every month by itself."""
    owed = periods_owed(item, today)
    if not owed:
        return
    last = owed[-1]
    by = add_working_days(last.last, terms.report_working_days)
    late = len(owed) > 1 or (by is not None and today > by)
    kind: ReminderKind = "report_overdue" if late else "report_due"
    yield _to_lead(item, kind, owed[0].last, today, terms, by=by, about=last.key, awaiting=by is None)


def _for_the_desk(item: ItemState, issued: date, terms: Terms, closes: Role) -> Iterator[Reminder]:
    """What the desk answers, but for what is closed by another side."""
    for asked in item.asked:
        since = day_of(asked.at)
        by = add_working_days(since, terms.answer_working_days)
        kind: ReminderKind = "to_close" if asked.request == "close_out" else "to_answer"
        side: Role = closes if kind == "to_close" else "desk"
        yield Reminder(item.id, kind, side, None, since, by, asked.request, awaiting=by is None)
    for paper in item.evidence:
        if paper.verified_by is None:
            yield Reminder(item.id, "to_verify", closes, None, day_of(paper.at), about=paper.id)
    report = item.last_report
    if report and (report.help or report.obstacle):
        to: Role = "sponsor" if report.help and item.sponsor else "desk"
        blocked: ReminderKind = "help_wanted" if report.help else "blocked"
        yield Reminder(item.id, blocked, to, None, day_of(report.at), about=report.period)
    for blank in item.open_blanks():
        yield Reminder(item.id, "blank", "desk", None, issued, about=blank)


def _to_lead(
    item: ItemState,
    kind: ReminderKind,
    since: date,
    today: date,
    terms: Terms,
    *,
    by: date | None,
    about: str | None = None,
    awaiting: bool = False,
) -> Reminder:
    sent = (item.reminded or {}).get(kind)
    quiet = sent is not None and (today - sent).days < terms.again_days
    return Reminder(item.id, kind, "lead", item.lead, since, by, about, awaiting, quiet)
