"""督查通报: the bulletin of a plan and a period, made of how its items stood when the period ended, or of how they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from luoshi.delivery.bulletin import Bulletin, Happening, bulletin, day_in_words
from luoshi.delivery.bulletin import Standing as Told
from luoshi.delivery.reporting_periods import BadPeriod, Period, Rhythm, periods_between, read_period
from luoshi.delivery.state import ItemState
from luoshi.delivery.status import status_of
from luoshi.desk import clock
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Plan
from luoshi.desk.plans.names import Names
from luoshi.desk.progress.plan_then import Then, acts_between, first_act, head_then, items_then
from luoshi.desk.progress.report_rows import shown_number
from luoshi.desk.progress.standings import whole

_HAPPENED: Mapping[str, Happening] = {
    "issue": "issued", "close": "closed", "reopen": "reopened", "grant_extension": "extended",
    "approve_adjustment": "adjusted", "drop": "dropped",
}  # fmt: skip
_OFFERED: tuple[Rhythm, ...] = ("monthly", "quarterly", "yearly")
_MOST = 24


@dataclass(frozen=True, slots=True)
class Made:
    """A bulletin with what it is about: the plan, the period, the day it is told of, and where the ledger ended then."""

    bulletin: Bulletin
    plan: Plan
    period: Period
    day: date
    head: str


def make_bulletin(plan: Plan, period: Period) -> Made:
    """The bulletin as of the last day of the period, or of today while it runs."""
    day, language = min(period.last, clock.today()), page_language()
    acts = acts_between(plan, period.first, day, _HAPPENED)
    units = Names().units
    rows = [_told(one, day, acts.get(one.item.key, frozenset()), units) for one in whole(items_then(plan, day))]
    head = head_then(day)
    made = bulletin(rows, plan.title, day, since=period.first, language=language)
    return Made(made, plan, period, day, head.short if head.number else "")


def period_asked(key: str) -> Period | None:
    """The period that an address names; None where it names none that has begun."""
    try:
        period = read_period(key)
    except BadPeriod:
        return None
    return period if period.first <= clock.today() else None


def periods_offered(plan: Plan) -> Iterator[tuple[Rhythm, list[Period]]]:
    """Months, quarters and years since the first item was handed out, the latest first."""
    today = clock.today()
    first = first_act(plan, "issue") or today
    for rhythm in _OFFERED:
        yield rhythm, list(periods_between(first, max(first, today), rhythm))[::-1][:_MOST]


def _told(then: Then, day: date, acts: frozenset[str], units: Mapping[str, str]) -> Told:
    state, status, language = then.state, status_of(then.state, day), page_language()
    return Told(
        id=then.item.key, wording=state.wording, lead=units.get(state.lead or ""), workflow=state.workflow,
        schedule=status.schedule.value, freshness=status.freshness.value,
        due=day_in_words(state.due, language) if state.due else "", progress=_progress(state),
        obstacle="；".join(filter(None, (state.obstacle, state.help))), weight=state.weight,
        happened=frozenset(_HAPPENED[one] for one in acts),
    )  # fmt: skip


def _progress(state: ItemState) -> str:
    """The latest line; where the unit wrote none, its latest figures."""
    told = next((one for one in reversed(state.reports) if one.line or one.values), None)
    if told is None:
        return ""
    figures = (
        f"{measure.name}{shown_number(told.value_of[measure.id])}{measure.unit or ''}"
        for measure in state.measures
        if measure.id in told.value_of
    )
    return told.line or "，".join(figures)
