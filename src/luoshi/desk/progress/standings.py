"""Where the items that somebody may see stand today: state, four axes, light. What every page of this room is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar, cast

from luoshi.delivery.lights import Colour, Light, light_of
from luoshi.delivery.state import ItemState, Report
from luoshi.delivery.status import Status, status_of
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Item
from luoshi.desk.progress import axis_words
from luoshi.desk.progress.models import StoredLight


class OfItem(Protocol):
    """Whatever is said of one item."""

    @property
    def item(self) -> Item:
        """The item."""
        ...


_OfItem = TypeVar("_OfItem", bound=OfItem)
COLOURS: tuple[Colour, ...] = ("red", "yellow", "green", "grey")


@dataclass(frozen=True, slots=True)
class ReportShown:
    """A report as a page shows it: the figures with the names of their measures."""

    period: str
    at: datetime
    figures: list[tuple[str, str]]
    line: str | None
    done: tuple[str, ...]
    obstacle: str | None
    help: str | None
    no_news: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One item with what can be said of it today. The four axes stand beside each other and are never merged."""

    item: Item
    state: ItemState
    status: Status
    light: Light

    @property
    def colour_word(self) -> str:
        """The colour as a word."""
        return str(axis_words.COLOURS[self.light.colour])

    @property
    def why(self) -> str:
        """The sentence of the rule that gave the light."""
        return self.light.words[page_language()]

    @property
    def inputs(self) -> list[tuple[str, str]]:
        """What the rule saw, each with its name in words."""
        return [
            (
                str(axis_words.INPUTS.get(name, name)),
                self._measure(value) if name == "measure" else axis_words.said(value),
            )
            for name, value in self.light.inputs.items()
        ]

    def _measure(self, said: str) -> str:
        found = self.state.measure(said)
        return found.name if found else said

    @property
    def workflow(self) -> str:
        """The first axis in words."""
        return self.item.state_name(page_language())

    @property
    def schedule(self) -> str:
        """The second axis in words."""
        return str(axis_words.SCHEDULE[self.status.schedule.value])

    @property
    def evidence(self) -> str:
        """The third axis in words."""
        return str(axis_words.EVIDENCE[self.status.evidence])

    @property
    def freshness(self) -> str:
        """The fourth axis in words."""
        return str(axis_words.FRESHNESS[self.status.freshness.value])

    @property
    def reports(self) -> list[ReportShown]:
        """What was reported, the latest first."""
        return [_shown(one, self.state) for one in reversed(self.state.reports)]

    @property
    def days_left(self) -> int | None:
        """Days to its date, below zero where it is past; None where it has none or is at rest."""
        due = self.status.schedule.due
        return None if due.status == "at_rest" else due.days

    @property
    def days_over(self) -> int:
        """For how many days its date is past."""
        return -(self.days_left or 0)

    @property
    def is_overdue(self) -> bool:
        """Is it past its date and in somebody's hands?"""
        return self.status.schedule.due.status == "overdue"


def standings(items: Iterable[Item], today: date | None = None) -> Iterator[Standing]:
    """Each item as it stands on a day (today where none is given); the stored light must have been looked up with it."""
    day = today or clock.today()
    for item in items:
        if not item.last_entry:
            continue
        state = item.item_state()
        yield Standing(item, state, status_of(state, day), light_on(item, state, day))


def seen_items(person: Person) -> list[Item]:
    """The items handed out that somebody may see, with all that `standings` and its pages need: in a few queries."""
    found = scope_for(person, Item).exclude(workflow="draft").exclude(last_entry=0)
    rows = found.select_related("lead", "plan", "light", "sponsor").order_by("plan_id", "order", "pk")
    # What was dropped while it was a draft never was anybody's.
    return [item for item in rows if item.state.get("issued_at")]


def whole(rows: Iterable[_OfItem]) -> list[_OfItem]:
    """The rows without the parts whose whole is among them and led by the same unit or the one above: each piece of work once."""
    given = list(rows)
    leads = {one.item.pk: one.item.lead_id for one in given}
    return [one for one in given if not _is_told_by_its_whole(one.item, leads)]


def _is_told_by_its_whole(item: Item, leads: Mapping[int, int | None]) -> bool:
    if item.parent_id is None or item.parent_id not in leads:
        return False
    above = item.lead.parent_id if item.lead else None
    return leads[item.parent_id] in {item.lead_id, above}


def light_on(item: Item, state: ItemState, day: date) -> Light:
    """The light of an item on a day, that of the last tick before it being remembered; it must have been looked up with the item."""
    kept: StoredLight | None = getattr(item, "light", None)
    before = (
        Light(cast("Colour", kept.colour), kept.rule, kept.inputs, kept.red_on) if kept and kept.day <= day else None
    )
    return light_of(state, day, before)


def _shown(report: Report, state: ItemState) -> ReportShown:
    names = {one.id: (one.name, one.unit or "") for one in state.measures}
    figures = []
    for measure, value in report.value_of.items():
        name, unit = names.get(measure, (measure, ""))
        figures.append((name, f"{value}{unit}"))
    return ReportShown(
        report.period, report.at, figures, report.line, report.done, report.obstacle, report.help, report.no_news
    )
