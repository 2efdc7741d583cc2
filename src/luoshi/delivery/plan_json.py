"""A plan as plain data for JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from luoshi.delivery.items import Cell, Due, Group, Item, Place

if TYPE_CHECKING:
    from datetime import date

    from luoshi.delivery.plan import Plan
    from luoshi.reading.entries import Target


def plan_data(plan: Plan) -> dict[str, Any]:
    """Everything a plan holds but its schema's name."""
    earliest, latest = plan.dated
    return {
        "title": plan.title,
        "source": {"name": plan.source_name, "sha256": plan.source_sha256},
        "dated": {"earliest": _day(earliest), "latest": _day(latest)},
        "counts": dict(plan.counts()),
        "groups": [_group(group) for group in plan.groups],
        "unplaced": [{"start": start, "end": end} for start, end in plan.unplaced],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "kind": group.kind,
        "number": group.number,
        "heading": group.heading,
        "items": [_item(item) for item in group.items],
        "groups": [_group(below) for below in group.groups],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "number": item.number,
        "kind": item.kind,
        "wording": item.wording,
        "measures": _cell(item.measures),
        "indicators": _cell(item.indicators),
        "lead": _cell(item.lead),
        "support": _cell(item.support),
        "sponsor": _cell(item.sponsor),
        "due": _due(item.due),
        "progress": _cell(item.progress),
        "place": _place(item.place),
        "entries": list(item.entries),
        "targets": [_target(target) for target in item.targets],
        "parts": [_item(part) for part in item.parts],
        "rules": list(item.rules),
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {"values": list(cell.values), "status": cell.status}


def _due(due: Due) -> dict[str, Any]:
    return {"words": due.words, "day": _day(due.day), "status": due.status}


def _place(place: Place) -> dict[str, Any]:
    return {
        "start": place.start,
        "end": place.end,
        "path": list(place.path),
        "paragraph": place.paragraph or None,
        "sentence": place.sentence,
        "sentence_start": place.sentence_start,
    }


def _target(target: Target) -> dict[str, Any]:
    return {
        "id": target.id,
        "start": target.start,
        "end": target.end,
        "indicator": target.indicator,
        "measure": target.measure,
        "comparator": target.comparator,
        "low": _number(target.low),
        "high": _number(target.high),
        "unit": target.unit,
        "direction": target.direction,
        "period": target.period,
        "period_from": _day(target.period_from),
        "period_to": _day(target.period_to),
        "firmness": target.firmness,
        "missing": target.missing,
    }


def _number(number: Decimal | None) -> int | float | None:
    """A JSON number: whole ones without a point."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
