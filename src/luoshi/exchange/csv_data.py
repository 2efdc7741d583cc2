"""CSV for machines: one row per item, English columns, ISO dates, no guards; described by a Table Schema beside it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from luoshi.delivery.items import Group, Item
from luoshi.delivery.plan import Plan
from luoshi.exchange.table_schema import FIELDS, plan_table_schema
from luoshi.exchange.whole import write_whole

_LIST = "; "
_CELLS = ("measures", "indicators", "lead", "support", "sponsor", "progress")


def plan_to_csv_data(plan: Plan) -> bytes:
    """The plan as UTF-8 CSV (RFC 4180, no BOM) with the columns of `plan_table_schema`."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [name for name, *_ in FIELDS], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_records(plan))
    return out.getvalue().encode("utf-8", "replace")


def plan_data_package(plan: Plan, data: bytes, *, path: str = "plan.csv") -> dict[str, Any]:
    """The datapackage.json for `data`, the plan's CSV at the relative `path`."""
    resource = {
        "name": "plan",
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": plan_table_schema(),
    }
    return {
        "profile": "tabular-data-package",
        "name": f"luoshi-plan-{plan.source_sha256[:12]}",
        "title": plan.title or plan.source_name,
        "sources": [{"title": plan.source_name}],
        "resources": [resource],
    }


def write_data_package(folder: Path, plan: Plan) -> tuple[Path, Path]:
    """Write plan.csv and datapackage.json into `folder` (made if it isn't there) and give their paths; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    data = plan_to_csv_data(plan)
    table, package = folder / "plan.csv", folder / "datapackage.json"
    write_whole(table, data)
    write_whole(package, json.dumps(plan_data_package(plan, data), ensure_ascii=False, indent=2) + "\n")
    return table, package


def _records(plan: Plan) -> Iterator[dict[str, Any]]:
    for group in plan.groups:
        yield from _of_group(group, "")


def _of_group(group: Group, above: str) -> Iterator[dict[str, Any]]:
    path = f"{above} > {group.heading or group.kind}" if above else group.heading or group.kind
    for item in group.items:
        yield _record(item, path, "")
        for part in item.parts:
            yield _record(part, path, item.id)
    for below in group.groups:
        yield from _of_group(below, path)


def _record(item: Item, group: str, parent: str) -> dict[str, Any]:
    cells = {name: getattr(item, name) for name in _CELLS}
    statuses = {name: cell.status for name, cell in cells.items()} | {"due": item.due.status}
    return {
        "id": item.id,
        "parent_id": parent,
        "number": item.number,
        "kind": item.kind,
        "group": group,
        "task": item.wording,
        **{name: _LIST.join(cell.values) for name, cell in cells.items()},
        "due_words": item.due.words,
        "due_date": item.due.day,
        "to_fill": _LIST.join(sorted(name for name, status in statuses.items() if status == "to_fill")),
        "number_missing": "true" if any(target.missing for target in item.targets) else "false",
        "sentence": item.place.sentence,
        "headings": " > ".join(item.place.path),
        "paragraph": item.place.paragraph or None,
        "start": item.place.start,
        "end": item.place.end,
        "rules": _LIST.join(item.rules),
    }
