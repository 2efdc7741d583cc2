"""The sprint at the end of the year: days left, what is open, and the pace that it needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.http import HttpResponse
from django.shortcuts import render

from luoshi.delivery.sprint import Needed, sprint
from luoshi.delivery.state import ItemState
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.plans.issuing import is_standing
from luoshi.desk.progress.report_rows import shown_number
from luoshi.desk.progress.standings import Standing, seen_items, standings, whole

_SEVERITY = ("red", "yellow", "grey", "green")


@dataclass(frozen=True, slots=True)
class Line:
    """One measure with what it still needs."""

    standing: Standing
    needed: Needed

    @property
    def name(self) -> str:
        """What the measure is called."""
        found = self.standing.state.measure(self.needed.measure)
        return found.name if found else self.needed.measure

    @property
    def unit(self) -> str:
        """Its unit."""
        found = self.standing.state.measure(self.needed.measure)
        return (found.unit or "") if found else ""

    @property
    def target(self) -> str:
        """Where it shall stand."""
        return shown_number(self.needed.target)

    @property
    def latest(self) -> str:
        """Where it stood when it was last reported."""
        return "" if self.needed.latest is None else shown_number(self.needed.latest)

    @property
    def remaining(self) -> str:
        """What is left of the way."""
        return rounded(self.needed.remaining)

    @property
    def a_week(self) -> str:
        """What it needs in seven days."""
        return rounded(None if self.needed.a_day is None else self.needed.a_day * 7)

    @property
    def times(self) -> str:
        """How many times as fast it must go as it has so far."""
        return rounded(self.needed.times, 1)

    @property
    def faster(self) -> bool:
        """Must it go faster than it has?"""
        return self.needed.times is not None and self.needed.times > 1


@allowed(Action.SEE_PROGRESS)
def sprint_page(request: SignedInRequest) -> HttpResponse:
    """What is due by the end of the year and not closed: the measures first that need most."""
    today = clock.today()
    rows = {one.item.key: one for one in whole(standings(seen_items(request.user), today))}
    left = sprint(_states(rows.values()), today, date(today.year, 12, 31))
    shown = {
        "sprint": left,
        "lines": [Line(rows[one.item], one) for one in left.needed],
        "open": sorted((rows[key] for key in left.open), key=_worst_first),
        "unproved": sorted((rows[key] for key in left.unproved), key=_worst_first),
        "undated": [one for one in rows.values() if _is_undated(one)],
    }
    return render(request, "progress/sprint.html", shown)


def _is_undated(one: Standing) -> bool:
    """Has it no date and should it have one? A standing duty goes on."""
    return one.state.due is None and one.status.schedule.value != "at_rest" and not is_standing(one.item)


def _worst_first(one: Standing) -> tuple[int, date, str]:
    """Red before yellow before what nobody can tell before green; of these the earliest due first."""
    return _SEVERITY.index(one.light.colour), one.state.due or date.max, one.item.key


def rounded(value: Fraction | None, places: int = 2) -> str:
    """A fraction as people read it: so many places at most, nothing where nobody can tell."""
    if value is None:
        return ""
    said = f"{float(value):.{places}f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _states(rows: Iterable[Standing]) -> Iterable[ItemState]:
    return (one.state for one in rows)
