"""From a reading to a plan in the workspace: every row becomes an item, and what the text says of units and days a suggestion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.db import transaction

from luoshi.delivery.items import Group
from luoshi.delivery.items import Item as Row
from luoshi.delivery.opening import measure_of
from luoshi.delivery.plan import Plan as DeliveryPlan
from luoshi.delivery.plan import make_plan
from luoshi.desk.accounts.models import Person
from luoshi.desk.documents.models import StoredReading, Version
from luoshi.desk.documents.reading_made import read_again
from luoshi.desk.plans.models import Item, Passage, Plan
from luoshi.desk.plans.passages import passages_of
from luoshi.desk.plans.recording import record
from luoshi.desk.plans.suggestions import LastYear
from luoshi.exchange.page.listing import list_entries
from luoshi.reading.entries import Defect
from luoshi.reading.reading import Reading

# What the meeting itself has done already is in the reading; nobody has to be told to do it.
_TO_DO = ("target", "task", "part")


def open_plan(stored: StoredReading, by: Person) -> Plan:
    """The plan of a document as it was read, every item a draft; the same plan where it was opened before.

    Raises `UnreadableSource` where the original cannot be read any more, and `Refused` where this person may not.
    """
    reading = read_again(stored)
    made = make_plan(reading)
    document = stored.version.document
    with transaction.atomic():
        # Pressed twice at once, the second waits here and finds the plan of the first.
        Version.objects.select_for_update().get(pk=stored.version_id)
        there = Plan.objects.filter(version=stored.version).first()
        if there is not None:
            return there
        plan = Plan.objects.create(
            title=document.title, year=_year(made), unit=document.unit, version=stored.version, made_by=by
        )
        beside = Besides(plan, reading)
        for order, (group, row, parent) in enumerate(rows_in_order(made.groups)):
            open_row(plan, (order, group, row, parent), beside.of(row), by)
        Passage.objects.bulk_create(passages_of(plan, reading))
    return plan


def rows_in_order(groups: tuple[Group, ...], above: tuple[str, ...] = ()) -> Iterator[tuple[str, Row, Row | None]]:
    """The rows that somebody has to do something for, each with its headings and the row that it is a part of."""
    for group in groups:
        path = (*above, group.heading) if group.heading else above
        for row in group.items:
            if row.kind in _TO_DO:
                yield " › ".join(path), row, None
                yield from ((" › ".join(path), part, row) for part in row.parts)
        yield from rows_in_order(group.groups, path)


class Beside(NamedTuple):
    """What is kept beside a row: what last year's plan had for it, and where its words stand in the annotated page."""

    last_year: Mapping[str, Any]
    anchor: str

    @property
    def suggested(self) -> dict[str, Any]:
        """What is added to the suggestions of the text."""
        return {"last_year": self.last_year} if self.last_year else {}


class Besides:
    """Finds what is kept beside each row of a reading's plan."""

    def __init__(self, plan: Plan, reading: Reading) -> None:
        self.last_year = LastYear(plan)
        entries = (one for one in list_entries(reading) if not isinstance(one.what, Defect))
        self.anchors = {one.what.id: f"at-{one.key}" for one in entries if not isinstance(one.what, Defect)}

    def of(self, row: Row) -> Beside:
        """What belongs beside this one."""
        return Beside(self.last_year.like(row.wording), self.anchors.get(row.entries[0], ""))


def open_row(plan: Plan, placed: tuple[int, str, Row, Row | None], beside: Beside, by: Person) -> Item:
    """Open an item for a row, given with its order, its headings and the row that it is a part of. Raises `Refused`."""
    order, group, row, parent = placed
    above = plan.items.get(row=parent.id) if parent else None
    item = Item(plan=plan, key=_free_key(plan, row.id), parent=above, kind=row.kind)
    put_in_place(item, order, group, row, beside)
    measures = [measure_of(target) for target in row.targets]
    data: dict[str, Any] = {"wording": row.wording, "source": row.id, "measures": measures}
    if above:
        data["parent"] = above.key
    record(item, "open", by, data={name: value for name, value in data.items() if value})
    return item


def put_in_place(item: Item, order: int, group: str, row: Row, beside: Beside) -> None:
    """Say of an item, without saving it, where the row that it stands for is in the plan and in the text."""
    item.row, item.number, item.group, item.order = row.id, row.number, group[:200], order
    item.start, item.end, item.sentence = row.place.start, row.place.end, row.place.sentence
    item.anchor, item.suggested = beside.anchor, suggested_by_text(row) | beside.suggested


def _free_key(plan: Plan, row: str) -> str:
    """The id of a new item in the ledger; one that was used before would lead to somebody else's history."""
    key = f"P{plan.pk}-{row}"
    while Item.objects.filter(key=key).exists():
        key += "a"
    return key


def suggested_by_text(row: Row) -> dict[str, Any]:
    """What the text says, in its own words; a person takes it over or not."""
    said = {
        "lead": list(row.lead.values), "support": list(row.support.values), "sponsor": list(row.sponsor.values),
        "due_words": row.due.words, "due": row.due.day.isoformat() if row.due.day else None,
    }  # fmt: skip
    return {name: value for name, value in said.items() if value}


def _year(made: DeliveryPlan) -> int | None:
    latest = made.dated[1] or made.dated[0]
    return latest.year if latest else None
