"""An amendment as plain data for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from luoshi.delivery.amend import AmendedRow, Amendment
    from luoshi.delivery.items import Item
    from luoshi.delivery.plan import Plan

SCHEMA = "luoshi.amendment/1"


def amendment_data(old: Plan, new: Plan, amendment: Amendment) -> dict[str, Any]:
    """Everything that an amendment says, under the schema ``luoshi.amendment/1``; places are code points of each text."""
    before, after = ({item.id: item for item in plan.items()} for plan in (old, new))
    return {
        "schema": SCHEMA,
        "old": {"name": old.source_name, "sha256": old.source_sha256},
        "new": {"name": new.source_name, "sha256": new.source_sha256},
        "counts": counts(amendment),
        "added": [_row(after[row_id]) for row_id in amendment.added],
        "dropped": [_row(before[row_id]) for row_id in amendment.dropped],
        "matched": [_match(row, before, after) for row in amendment.rows],
    }


def counts(amendment: Amendment) -> dict[str, int]:
    """How many rows were added, dropped, changed, only moved, and left as they were."""
    kinds = [{change.kind for change in row.changes} for row in amendment.rows]
    return {
        "added": len(amendment.added),
        "dropped": len(amendment.dropped),
        "changed": sum(1 for one in kinds if one - {"moved"}),
        "moved": sum(1 for one in kinds if one == {"moved"}),
        "unchanged": sum(1 for one in kinds if not one),
    }


def _row(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "number": item.number,
        "kind": item.kind,
        "wording": item.wording,
        "start": item.place.start,
        "end": item.place.end,
    }


def _match(row: AmendedRow, before: dict[str, Item], after: dict[str, Item]) -> dict[str, Any]:
    return {
        "old": _row(before[row.match.old]),
        "new": _row(after[row.match.new]),
        "rule": row.match.rule,
        "likeness": row.match.likeness,
        "changes": [{"kind": change.kind, "was": change.was, "now": change.now} for change in row.changes],
    }
