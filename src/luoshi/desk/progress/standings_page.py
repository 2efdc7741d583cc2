"""Every item with its four axes and its light, narrowed down by each of them: where every number of this room leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.delivery.lifecycle import STATES, state_words
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.page_language import page_language
from luoshi.desk.progress import axis_words
from luoshi.desk.progress.standings import Standing, seen_items, standings, whole
from luoshi.exchange.labels import labels

_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an axis with how many items have it, and the address that narrows the page down to these."""

    value: str
    words: str
    number: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis to narrow down by."""

    name: str
    title: str | Promise
    choices: list[Choice]


_AXES: Mapping[str, tuple[str | Promise, Callable[[Standing], str]]] = {
    "light": (_("Light"), lambda one: one.light.colour),
    "workflow": (_("Workflow"), lambda one: one.state.workflow),
    "schedule": (_("Schedule"), lambda one: one.status.schedule.value),
    "evidence": (_("Evidence"), lambda one: one.status.evidence),
    "freshness": (_("Freshness"), lambda one: one.status.freshness.value),
}


NO_FIELD = "-"
"""Asks for what has no field."""


@allowed(Action.SEE_PROGRESS)
def standings_page(request: SignedInRequest) -> HttpResponse:
    """The rows; each axis counts within what the others leave."""
    asked = request.GET
    everything = standings(seen_items(request.user))
    found = whole(everything) if asked.get("whole") else everything
    rows = [one for one in found if _asked_for(one, asked)]
    axes = [_axis(name, rows, asked) for name in _AXES]
    chosen = [one for one in rows if all(_fits(one, name, asked) for name in _AXES)]
    shown = {
        "axes": axes,
        "page": Paginator(chosen, _A_PAGE).get_page(asked.get("page")),
        "wholes": bool(asked.get("whole")),
        "narrowed": any(asked.get(name) for name in (*_AXES, "unit", "field", "plan", "q", "whole")),
        "unit": next((one.item.lead for one in rows if asked.get("unit")), None),
        "field": name_of_field(asked.get("field", ""), rows),
        "words": asked.get("q", ""),
    }
    return render(request, "progress/standings.html", shown)


def field_of(one: Standing) -> str:
    """The field of work: the heading right above the item, `NO_FIELD` where there is none."""
    return one.item.group.rpartition(" › ")[2] or NO_FIELD


def name_of_field(field: str, rows: Iterable[Standing]) -> str:
    """What these rows of a field are called together: where they have no heading, as a plan on paper calls them."""
    if field != NO_FIELD:
        return field
    kinds = {one.item.kind for one in rows}
    return labels(page_language()).groups["targets" if kinds == {"target"} else "rest"]


def _asked_for(one: Standing, asked: QueryDict) -> bool:
    """Does it belong to the unit, the field, the plan, the words that were asked for?"""
    unit, field, plan, words = (asked.get(name, "").strip() for name in ("unit", "field", "plan", "q"))
    return (
        (not unit or str(one.item.lead_id) == unit)
        and (not field or field_of(one) == field)
        and (not plan or str(one.item.plan_id) == plan)
        and (not words or words in one.item.wording or words in one.item.number)
    )


def _fits(one: Standing, name: str, asked: QueryDict) -> bool:
    return not asked.get(name) or _AXES[name][1](one) == asked.get(name)


def _axis(name: str, rows: Iterable[Standing], asked: QueryDict) -> Axis:
    others = [other for other in _AXES if other != name]
    counts = Counter(_AXES[name][1](one) for one in rows if all(_fits(one, other, asked) for other in others))
    chosen = asked.get(name, "")
    values = [value for value in _values(name) if counts[value] or value == chosen]
    choices = [
        Choice(
            value,
            words(name, value),
            counts[value],
            _query(asked, name, "" if value == chosen else value),
            value == chosen,
        )
        for value in values
    ]
    return Axis(name, _AXES[name][0], choices)


def _values(name: str) -> Iterable[str]:
    if name == "workflow":
        return STATES
    return {
        "light": axis_words.COLOURS, "schedule": axis_words.SCHEDULE, "evidence": axis_words.EVIDENCE, "freshness": axis_words.FRESHNESS,
    }[name]  # fmt: skip


def words(name: str, value: str) -> str:
    """What a value of an axis is called."""
    if name == "light":
        return str(axis_words.COLOURS[value])
    if name == "workflow":
        return state_words(value)[page_language()]  # type: ignore[arg-type]
    return axis_words.said(value)


def _query(asked: QueryDict, name: str, value: str) -> str:
    changed = asked.copy()
    changed.pop("page", None)
    changed.pop(name, None)
    if value:
        changed[name] = value
    return changed.urlencode()
