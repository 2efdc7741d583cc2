"""Cells that a person filled in, put into a plan: a new plan, the one that the text made stays as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from luoshi.delivery.items import Cell, Due, Followed, Group, Item
from luoshi.delivery.plan import Plan

Entered = Mapping[str, Cell | Due | Followed | str]
"""Field of an item → its new content: a `Due` for due, a text for wording, `Followed` for followed, a `Cell` for all others."""


class NoSuchRow(LookupError):
    """A cell was entered for a row that the plan does not have; `args[0]` is its id."""


def enter(plan: Plan, cells: Mapping[str, Entered]) -> Plan:
    """The plan with the cells of these rows (by id) replaced. Raises `NoSuchRow`."""
    for row_id in cells.keys() - {item.id for item in plan.items()}:
        raise NoSuchRow(row_id)
    return replace(plan, groups=tuple(_group(group, cells) for group in plan.groups))


def _group(group: Group, cells: Mapping[str, Entered]) -> Group:
    items = tuple(_item(item, cells) for item in group.items)
    return replace(group, items=items, groups=tuple(_group(below, cells) for below in group.groups))


def _item(item: Item, cells: Mapping[str, Entered]) -> Item:
    parts = tuple(_item(part, cells) for part in item.parts)
    return replace(item, parts=parts, **dict(cells.get(item.id, {})))  # type: ignore[arg-type]
