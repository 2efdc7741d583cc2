"""A revised text: which rows it adds, changes and drops, and entering what a person has confirmed; every history goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from luoshi.delivery.amend import Amendment, amend
from luoshi.delivery.items import Item as Row
from luoshi.delivery.matching import Said
from luoshi.delivery.opening import measure_of
from luoshi.delivery.plan import Plan as DeliveryPlan
from luoshi.delivery.plan import make_plan
from luoshi.delivery.row_changes import RowChange
from luoshi.desk.accounts.models import Person
from luoshi.desk.documents.models import StoredReading
from luoshi.desk.documents.reading_made import read_again
from luoshi.desk.plans.assign_form import measure_data
from luoshi.desk.plans.models import Item, Passage, Plan
from luoshi.desk.plans.opening import Besides, open_row, put_in_place, rows_in_order
from luoshi.desk.plans.passages import passages_of, pulled_key
from luoshi.desk.plans.recording import record
from luoshi.reading.reading import Reading

# Where a row stands is no part of its state: somebody may act on it meanwhile, and only these columns are written.
_PLACE = ["row", "number", "group", "order", "start", "end", "sentence", "anchor", "suggested"]
# What one says of a row that was moved or has another suggested unit is no entry: nothing of the item itself changes.
_ENTERED = frozenset({"wording", "figure", "due"})


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """An item and its row in the revised text, what is different, and the rule that says they are one."""

    item: Item
    row: Row
    changes: tuple[RowChange, ...]
    rule: str

    @property
    def is_entered(self) -> bool:
        """Does taking it over change the item itself?"""
        return any(one.kind in _ENTERED for one in self.changes)


@dataclass(frozen=True, slots=True)
class Revision:
    """What a revised text does to a plan of the workspace."""

    reading: Reading
    made: DeliveryPlan
    same: tuple[ChangedRow, ...]
    changed: tuple[ChangedRow, ...]
    added: tuple[Row, ...]
    dropped: tuple[Item, ...]


def revision_of(plan: Plan, old: StoredReading, new: StoredReading, said: Said | None = None) -> Revision:
    """Compare a plan with a later version of its document, as a person has corrected it (``said``). Raises `UnreadableSource`."""
    before, reading = make_plan(read_again(old)), read_again(new)
    after = make_plan(reading)
    found = amend(before, after, said=said)
    items = {item.row: item for item in plan.items.exclude(workflow="dropped").exclude(row="").select_related("lead")}
    rows = {row.id: row for _group, row, _parent in rows_in_order(after.groups)}
    kept = list(_kept(found, items, rows))
    return Revision(
        reading, after,
        same=tuple(one for one in kept if not one.changes), changed=tuple(one for one in kept if one.changes),
        added=tuple(rows[row_id] for row_id in found.added if row_id in rows),
        dropped=tuple(items[row_id] for row_id in found.dropped if row_id in items),
    )  # fmt: skip


def _kept(found: Amendment, items: Mapping[str, Item], rows: Mapping[str, Row]) -> Iterator[ChangedRow]:
    for one in found.rows:
        if one.match.old in items and one.match.new in rows:
            yield ChangedRow(items[one.match.old], rows[one.match.new], one.changes, one.match.rule)


def take_revision(
    plan: Plan, revision: Revision, new: StoredReading, ticked: set[str], by: Person, reason: str
) -> None:
    """Enter what was ticked (``change|key``, ``drop|key``, ``add|row``), and let the plan stand on the new version.

    Raises `Refused`; then nothing has happened. What was not ticked stays as it is, and is shown as such in the review.
    """
    with transaction.atomic():
        for item in revision.dropped:
            if f"drop|{item.key}" in ticked:
                record(item, "drop", by, reason=reason)
            Item.objects.filter(pk=item.pk).update(row="", anchor="", start=None, end=None)
        for one in revision.changed:
            if f"change|{one.item.key}" in ticked and one.is_entered:
                record(one.item, "amend", by, data=_amended(one), reason=reason)
        beside = Besides(plan, revision.reading)
        placed = {
            row.id: (order, group) for order, (group, row, _parent) in enumerate(rows_in_order(revision.made.groups))
        }
        for one in (*revision.same, *revision.changed):
            put_in_place(one.item, *placed[one.row.id], one.row, beside.of(one.row))
            one.item.save(update_fields=_PLACE)
        plan.version = new.version
        plan.save(update_fields=["version"])
        plan.passages.all().delete()
        Passage.objects.bulk_create(passages_of(plan, revision.reading))
        _add(plan, revision, ticked, beside, by)
        _follow(plan)


def _add(plan: Plan, revision: Revision, ticked: set[str], beside: Besides, by: Person) -> None:
    added = {row.id for row in revision.added}
    for order, (group, row, parent) in enumerate(rows_in_order(revision.made.groups)):
        if row.id not in added:
            continue
        there = parent is None or plan.items.filter(row=parent.id).exclude(workflow="dropped").exists()
        if f"add|{row.id}" in ticked and there:
            open_row(plan, (order, group, row, parent), beside.of(row), by)
        else:
            # Nobody wanted it now: the review says that it is unaccounted for.
            plan.passages.filter(start__lte=row.place.start, end__gt=row.place.start).update(left=True)


def _follow(plan: Plan) -> None:
    """Rows that people made themselves go where their sentence, or the row they were split from, stands by now."""
    sentences = {pulled_key(one): one for one in plan.passages.all()}
    every = {item.key: item for item in plan.items.all()}
    for item in every.values():
        sentence, first = sentences.get(item.key), every.get(item.key.rpartition(".")[0])
        if sentence is not None:
            item.start, item.end, item.group = sentence.start, sentence.end, sentence.path
            before = plan.items.filter(start__lte=sentence.start).exclude(row="").order_by("-start", "-order").first()
            item.order = before.order if before else 0
        elif item.key.startswith(f"P{plan.pk}-S"):
            item.start = item.end = None
        elif first is not None:
            item.start, item.end, item.sentence, item.anchor = first.start, first.end, first.sentence, first.anchor
            item.order, item.group = first.order, first.group
        else:
            continue
        item.save(update_fields=_PLACE)


def _amended(one: ChangedRow) -> dict[str, Any]:
    kinds = {change.kind for change in one.changes}
    data: dict[str, Any] = {"source": one.row.id}
    if kinds & {"wording", "figure"}:
        data["wording"] = one.row.wording
    if "figure" in kinds:
        data["measures"] = _measures(one)
    # A day that nobody has set stays a suggestion.
    if "due" in kinds and one.row.due.day and one.item.due:
        data["due"] = one.row.due.day.isoformat()
    return data


def _measures(one: ChangedRow) -> list[dict[str, Any]]:
    """The new figures, under the ids of the old ones that measure the same, with what people had added to these."""
    old = {measure.name: measure for measure in one.item.item_state().measures}
    found = []
    for target in one.row.targets:
        said = measure_of(target)
        before = old.pop(said["name"], None)
        kept = measure_data(before) if before else {}
        found.append({**kept, **said, "id": before.id if before else f"{said['id']}-{one.row.id}"})
    return found
