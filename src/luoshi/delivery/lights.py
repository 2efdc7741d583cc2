"""The light of an item: red, yellow, green, or grey where nobody can tell; by the first rule that fits (lights.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Literal

from luoshi.delivery.lifecycle import Words
from luoshi.delivery.reporting_periods import read_period
from luoshi.delivery.state import ItemState, day_of
from luoshi.delivery.status import Status, status_of
from luoshi.delivery.terms import DEFAULT_TERMS, Terms
from luoshi.delivery.verdicts import verdict_of
from luoshi.delivery.working_days import add_working_days

Colour = Literal["red", "yellow", "green", "grey"]


@dataclass(frozen=True, slots=True)
class Light:
    """The colour, the name of the rule that gave it, and what the rule saw, by name, as text for a person to check.

    ``red_on`` is the day up to which it was red, so far as anybody looked: hand the light on when it is asked for again.
    """

    colour: Colour
    rule: str
    inputs: Mapping[str, str]
    red_on: date | None = None

    @property
    def words(self) -> Words:
        """Why it has this colour, in Chinese (``zh``) and English (``en``)."""
        return light_rules()[self.rule]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the rules may look at."""

    item: ItemState
    today: date
    status: Status
    terms: Terms
    red_on: date | None


@cache
def light_rules() -> Mapping[str, Words]:
    """Every rule's name with its colour (``light``) and its sentence (``zh``, ``en``), in the order in which they are asked."""
    rules: dict[str, Words] = tomllib.loads(files(__package__ or "").joinpath("lights.toml").read_text("utf-8"))
    return rules


def light_of(item: ItemState, today: date, before: Light | None = None, terms: Terms = DEFAULT_TERMS) -> Light:
    """The light of the item today.

    ``before`` is the light of the last time: what was red turns yellow when it has caught up, and green only after a report
    for a period that began after that, or by being closed.
    """
    red_on = (today if before.colour == "red" else before.red_on) if before else None
    seen = _Seen(item, today, status_of(item, today, terms), terms, red_on)
    rule = next(name for name in light_rules() if _RULES[name](seen))
    colour: Colour = light_rules()[rule]["light"]  # type: ignore[assignment]
    return Light(colour, rule, _inputs(seen), today if colour == "red" else red_on)


def _inputs(seen: _Seen) -> Mapping[str, str]:
    schedule, freshness = seen.status.schedule, seen.status.freshness
    worst = min((one for one in schedule.measures if one.gap is not None), key=lambda one: one.gap or 0, default=None)
    said: dict[str, object] = {
        "today": seen.today,
        "workflow": seen.status.workflow,
        "schedule": schedule.value,
        "evidence": seen.status.evidence,
        "freshness": freshness.value,
        "due": seen.item.due,
        "days_since_report": freshness.days,
        "missed_reports": freshness.missed or None,
        "measure": worst.measure if worst else None,
        "as_of": worst.as_of if worst else None,
        "value": worst.value if worst else None,
        "expected": _rounded(worst.expected) if worst else None,
        "red_on": seen.red_on,
    }
    return {name: str(value) for name, value in said.items() if value is not None}


def _rounded(value: Fraction | None) -> str | None:
    return None if value is None else f"{float(value):.4f}".rstrip("0").rstrip(".")


def _closed(seen: _Seen, *, met: bool, judged: bool = True) -> bool:
    verdict = verdict_of(seen.item)
    if verdict is None:
        return False
    if verdict.result == "cannot_be_judged":
        return not judged
    in_time = verdict.timeliness in {"on_time", "extended", "no_date"} and verdict.result in {"met", "met_as_adjusted"}
    return judged and in_time == met


def _far_behind(seen: _Seen) -> bool:
    gap = seen.status.schedule.gap
    return seen.status.schedule.value == "behind" and gap is not None and gap <= -seen.terms.far_behind_by


def _help_wanted(seen: _Seen) -> bool:
    return bool(seen.item.obstacle or seen.item.help)


def _not_signed_for(seen: _Seen) -> bool:
    item = seen.item
    if item.workflow != "issued" or item.issued_at is None:
        return False
    by = add_working_days(day_of(item.issued_at), seen.terms.sign_working_days)
    return by is not None and seen.today > by


def _due_soon_unproved(seen: _Seen) -> bool:
    return seen.status.schedule.due.status in {"due_soon", "due_today"} and seen.status.evidence in {"none", "claimed"}


def _caught_up(seen: _Seen) -> bool:
    """No whole period has been reported on since it was last red."""
    red_on, report = seen.red_on, seen.item.last_report
    return red_on is not None and (report is None or read_period(report.period).first <= red_on)


_RULES: Mapping[str, Callable[[_Seen], bool]] = {
    "not-handed-out": lambda seen: seen.item.workflow == "draft",
    "put-aside": lambda seen: seen.item.workflow in {"suspended", "dropped"},
    "closed-in-time": lambda seen: _closed(seen, met=True),
    "closed-late-or-short": lambda seen: _closed(seen, met=False),
    "closed-unjudged": lambda seen: _closed(seen, met=False, judged=False),
    "overdue": lambda seen: seen.status.schedule.value == "overdue",
    "far-behind": _far_behind,
    "out-of-date": lambda seen: seen.status.freshness.missed >= seen.terms.stale_periods,
    "behind": lambda seen: seen.status.schedule.value == "behind",
    "help-wanted": _help_wanted,
    "not-signed-for": _not_signed_for,
    "report-late": lambda seen: seen.status.freshness.value in {"silent", "never"},
    "due-soon-unproved": _due_soon_unproved,
    "nothing-to-judge-by": lambda seen: seen.status.schedule.value == "no_date",
    "no-report-yet": lambda seen: not seen.item.reports,
    "caught-up": _caught_up,
    "asked-in-time": lambda seen: seen.status.workflow == "close_out_asked",
    "on-pace": lambda _: True,
}
