"""From a plan to the ledger: what the entry that opens each item holds, as the text says it and nothing besides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from luoshi.delivery.entry_data import is_number
from luoshi.delivery.items import Item
from luoshi.delivery.plan import Plan
from luoshi.reading.entries import Target

# 翻一番 is read as "2 倍"; whether that means twice as much or twice as much again is for a person to say.
_FOR_A_PERSON = frozenset({"倍", "番"})


@dataclass(frozen=True, slots=True)
class Opening:
    """One item to open: its id in the plan, and the data of the entry."""

    item: str
    data: dict[str, Any]


def openings(plan: Plan) -> tuple[Opening, ...]:
    """One for every row of the plan that is to be delivered, in its order; what the meeting has decided already is none."""
    return tuple(one for item in plan.items() if item.kind in {"task", "target"} for one in _openings(item))


def _openings(item: Item) -> Iterator[Opening]:
    yield Opening(item.id, opening_data(item))
    for part in item.parts:
        yield Opening(part.id, opening_data(part, parent=item.id))


def opening_data(item: Item, parent: str | None = None) -> dict[str, Any]:
    """The data of the entry that opens this row of a plan.

    Of several lead units the first one leads and the others support. A figure whose number was left blank, or that one can't
    compare as written, is a measure without a target: a blank to fill.
    """
    lead, *others = (*item.lead.values, None)
    support = tuple(
        dict.fromkeys(unit for unit in (*others, *item.support.values) if unit is not None and unit != lead)
    )
    data = {
        "wording": item.wording,
        "parent": parent,
        "lead": lead,
        "support": list(support),
        "due": _day(item.due.day),
        "measures": [measure_of(target) for target in item.targets],
    }
    return {field: value for field, value in data.items() if value}


def measure_of(target: Target) -> dict[str, Any]:
    """A target of the reading as a measure of the ledger; one that the text gives no name is called by its id."""
    said, better = _target(target)
    kind = (
        "limit"
        if target.measure == "level" and better == "lower" and target.comparator == "at_most"
        else target.measure
    )
    measure = {
        "id": target.id,
        "name": target.indicator or target.id,
        "unit": target.unit,
        "kind": kind,
        "better": better,
        "target": said,
        "starts": _day(target.period_from),
        "due": _day(target.period_to),
    }
    return {field: value for field, value in measure.items() if value}


def _target(target: Target) -> tuple[str | None, str]:
    """The number to reach and the side that is good. Falling is a growth below zero: 下降3%以上 is −3 or less."""
    down, capped = target.direction == "down", target.comparator == "at_most"
    falling = target.measure == "growth" and down
    better = "lower" if (falling != capped if target.measure == "growth" else capped or down) else "higher"
    number = target.high if capped else target.low
    if target.missing or number is None or target.unit in _FOR_A_PERSON:
        return None, better
    return _plain(-number if falling else number), better


def _plain(number: Decimal) -> str | None:
    written = format(number, "f")
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return written if is_number(written) else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
