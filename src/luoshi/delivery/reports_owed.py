"""Which reports a unit owes: one for every period at whose end the item was in its hands."""

from __future__ import annotations

from datetime import date, timedelta

from luoshi.delivery.lifecycle import State
from luoshi.delivery.reporting_periods import Period, periods_between, read_period
from luoshi.delivery.state import ItemState, day_of

# Who has not signed for it is asked to sign first; while it lies with the desk (close-out asked), nobody is asked to report.
REPORTED_ON: frozenset[State] = frozenset({"signed", "in_progress"})


def periods_to_report(item: ItemState, today: date) -> tuple[Period, ...]:
    """The periods that have ended before today and that a report was or is wanted for, in order; none for drafts."""
    if item.issued_at is None:
        return ()
    periods = periods_between(day_of(item.issued_at), today - timedelta(days=1), item.rhythm)
    return tuple(one for one in periods if one.last < today and _in_hands(item, one.last))


def periods_owed(item: ItemState, today: date) -> tuple[Period, ...]:
    """The periods of these since the last report, in order. Nothing is owed while the item is at rest or lies with the desk.

    Who has reported on April is not asked for March any more: what is entered late tells nothing that is still wanted.
    """
    if item.workflow not in REPORTED_ON:
        return ()
    reported = max((read_period(report.period).last for report in item.reports), default=date.min)
    return tuple(one for one in periods_to_report(item, today) if one.last > reported)


def period_to_file(item: ItemState, today: date) -> Period | None:
    """The period for which a unit would report today: the oldest that is owed, else the one that runs; None for ``once``."""
    owed = periods_owed(item, today)
    if owed:
        return owed[0]
    return next(periods_between(today, today, item.rhythm), None)


def _in_hands(item: ItemState, day: date) -> bool:
    return not any(pause.since <= day and (pause.until is None or day < pause.until) for pause in item.pauses)
