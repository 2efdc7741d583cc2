"""What is given to an item when it is opened, assigned, amended or corrected: units, dates, weight, measures, milestones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from luoshi.delivery.entry_data import number
from luoshi.delivery.state import ItemState, Measure, Milestone, Point

Facts = Mapping[str, Any]


def assigned(state: ItemState, facts: Facts) -> Mapping[str, Any]:
    """The fields of the state that the facts give, with their new values; a value that is null empties the field."""
    return {field: _READ[field](state, value) for field, value in facts.items() if field in _READ}


def day(said: str | None) -> date | None:
    """The day that is written; None where none is."""
    return date.fromisoformat(said) if said else None


def _measures(state: ItemState, said: Any) -> tuple[Measure, ...]:  # noqa: ANN401 - checked by entry_data
    """The measures as given; those that were promised stay even where they are not among them."""
    promised = {one.id: one.first_target for one in state.measures if one.first_target is not None}
    given = tuple(_measure(one, promised.get(one["id"])) for one in said or ())
    left = {one.id for one in given}
    return (*given, *(one for one in state.measures if one.id in promised and one.id not in left))


def _measure(said: Facts, first_target: Decimal | None) -> Measure:
    points = (Point(date.fromisoformat(one["due"]), number(one["value"])) for one in said.get("milestones") or ())
    return Measure(
        id=said["id"],
        name=said["name"],
        unit=said.get("unit"),
        kind=said.get("kind") or "level",
        better=said.get("better") or "higher",
        baseline=_figure(said.get("baseline")),
        target=_figure(said.get("target")),
        first_target=first_target,
        starts=day(said.get("starts")),
        due=day(said.get("due")),
        milestones=tuple(sorted(points, key=lambda point: point.due)),
    )


def _figure(said: str | None) -> Decimal | None:
    return None if said is None else number(said)


def _milestones(state: ItemState, said: Any) -> tuple[Milestone, ...]:  # noqa: ANN401 - checked by entry_data
    done = {one.name: one.done_in for one in state.milestones}
    return tuple(Milestone(one["name"], day(one.get("due")), done.get(one["name"])) for one in said or ())


_READ: Mapping[str, Callable[[ItemState, Any], Any]] = {
    "wording": lambda state, said: said or state.wording,
    "source": lambda _, said: said,
    "lead": lambda _, said: said,
    "support": lambda _, said: tuple(said or ()),
    "sponsor": lambda _, said: said,
    "due": lambda _, said: day(said),
    "weight": lambda _, said: number(said or "1"),
    "rhythm": lambda _, said: said or "monthly",
    "measures": _measures,
    "milestones": _milestones,
    "checklist": lambda _, said: tuple(said or ()),
    "blanks": lambda _, said: tuple(said or ()),
}
