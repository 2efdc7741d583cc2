"""From a table that an office made to a plan in the workspace: columns as a person confirmed them, every row a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from luoshi.delivery.columns import ROLES
from luoshi.delivery.due_days import with_due_days
from luoshi.delivery.items import Item as Row
from luoshi.delivery.mapping import ColumnMapping, propose_mapping
from luoshi.delivery.office_rows import RowProblem, rows_by
from luoshi.delivery.office_table import OfficeTable
from luoshi.delivery.plan import Plan as DeliveryPlan
from luoshi.delivery.table_plan import plan_of_table
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.ledger.models import Chain
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.names import Names
from luoshi.desk.plans.opening import rows_in_order, suggested_by_text
from luoshi.desk.plans.recording import record

# A button that was pressed twice brings the same table in once.
_TWICE = timedelta(minutes=2)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|\D|$)")


def mapping_as_told(table: OfficeTable, told: Mapping[int, str]) -> ColumnMapping:
    """The proposal, as a person corrected it: the role of each column ("" for none); what is no role counts as none."""
    mapping = propose_mapping(table)
    for column, said in told.items():
        role = next((one for one in ROLES if one == said), None)
        if 0 <= column < len(mapping.columns) and mapping.columns[column].role != role:
            mapping = mapping.with_role(column, role)
    return mapping


def table_as_plan(
    table: OfficeTable, mapping: ColumnMapping, name: str, sha256: str, year: int | None
) -> tuple[DeliveryPlan, tuple[RowProblem, ...]]:
    """The rows of the table as a plan of a year, and those that are none, each with the reason."""
    rows, problems = rows_by(mapping, table)
    return with_due_days(plan_of_table(table, rows, source_name=name, source_sha256=sha256), year), problems


def year_named(*texts: str) -> int | None:
    """The first year that a title or a file's name speaks of."""
    found = next((year for text in texts if (year := _YEAR.search(text))), None)
    return int(found[1]) if found else None


def open_table(made: DeliveryPlan, title: str, year: int | None, unit: Unit, by: Person) -> Plan:
    """Open an item for each row. Units and days that are known here are entered; other words stay beside as suggestions."""
    names = Names()
    with transaction.atomic():
        Chain.locked()
        just_now = Plan.objects.filter(title=title, made_by=by, version=None, made_at__gt=clock.now() - _TWICE).first()
        if just_now is not None:
            return just_now
        plan = Plan.objects.create(title=title, year=year, unit=unit, version=None, made_by=by)
        for order, (group, row, _parent) in enumerate(rows_in_order(made.groups)):
            item = Item(
                plan=plan, key=f"P{plan.pk}-{row.id}"[:80], row=row.id[:40], kind="task", number=row.number, group=group[:200],
                order=order, start=row.place.start, end=row.place.end, sentence=row.place.sentence,
                suggested=suggested_by_text(row),
            )  # fmt: skip
            record(item, "open", by, data={"wording": row.wording, "source": row.id, **_known(row, names)})
    return plan


def _known(row: Row, names: Names) -> dict[str, Any]:
    """What of the row's cells means a unit, a sponsor or a day that is known here."""
    lead = [unit for said in row.lead.values if (unit := names.unit(said))]
    support = [unit for said in row.support.values if (unit := names.unit(said))]
    # Of several units in one cell the first leads, as offices write it.
    support = [unit for unit in dict.fromkeys([*lead[1:], *support]) if unit not in lead[:1]]
    sponsor = next((person for said in row.sponsor.values if (person := names.sponsor(said))), None)
    found = {
        "lead": str(lead[0].pk) if lead else None, "support": [str(unit.pk) for unit in support],
        "sponsor": str(sponsor.pk) if sponsor else None,
        "due": row.due.day.isoformat() if row.due.day else None,
    }  # fmt: skip
    return {field: value for field, value in found.items() if value}
