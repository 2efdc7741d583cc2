"""What happened to an item: entered once, in order, and never altered without being found out."""

from __future__ import annotations

import random
import threading

import pytest
from django.db import DatabaseError, connection, connections, transaction

from desk.qinghe import person, unit
from luoshi.delivery.refusals import Refused
from luoshi.desk.ledger.guards import put_up, take_down
from luoshi.desk.ledger.models import AppendOnly, Chain, LedgerEntry
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.recording import Stale, record

PERIOD = "2026-03"


def _plan() -> Plan:
    return Plan.objects.create(title="青禾区2026年重点任务", unit=unit("督查室"), made_by=person("desk"))


def _item(plan: Plan, key: str = "P1-LS-1") -> Item:
    item = Item(plan=plan, key=key, kind="task", number="1")
    record(item, "open", person("desk"), data={"wording": "改造老旧小区20个"})
    return item


def _in_progress(item: Item) -> Item:
    record(item, "assign", person("desk"), data={"lead": str(unit("区住建局").pk), "due": "2026-12-31"})
    record(item, "issue", person("desk"))
    record(item, "sign", person("housing"))
    record(item, "report", person("housing"), data={"period": PERIOD, "line": "已开工6个"})
    return item


@pytest.fixture
def item(district: None) -> Item:  # noqa: ARG001 - the people must be there
    return _in_progress(_item(_plan()))


def test_an_item_is_what_its_entries_make(item: Item) -> None:
    assert [entry.action for entry in item.history()] == ["open", "assign", "issue", "sign", "report"]
    assert (item.workflow, item.lead, str(item.due)) == ("in_progress", unit("区住建局"), "2026-12-31")
    assert first_difference() is None
    assert Chain.now().number == 5


def test_what_is_refused_leaves_nothing_behind(item: Item) -> None:
    with pytest.raises(Refused):
        record(item, "close", person("desk"), data={"result": "met"})
    with pytest.raises(Refused):
        record(item, "assign", person("housing"), data={"due": "2027-12-31"})
    assert Chain.now().number == 5
    assert first_difference() is None


def test_a_stale_form_is_told_what_the_others_did(item: Item) -> None:
    seen = item.last_entry
    record(item, "remark", person("desk"), data={"text": "请加快"})
    with pytest.raises(Stale) as caught:
        record(item, "remark", person("desk"), data={"text": "另一条"}, seen=seen)
    assert [entry.action for entry in caught.value.since] == ["remark"]
    assert Chain.now().number == 6


@pytest.fixture
def guarded(db: None) -> None:  # noqa: ARG001 - the tables must be there
    """The guards are up, whichever test ran before: one that races can't be rolled back, and is swept up without them."""
    take_down(connection)
    put_up(connection)


@pytest.mark.usefixtures("guarded")
def test_nobody_alters_an_entry(item: Item) -> None:
    entry = item.history().first()
    assert entry is not None
    entry.reason = "改过"
    with pytest.raises(AppendOnly):
        entry.save()
    with pytest.raises(AppendOnly):
        entry.delete()
    for change in (lambda: LedgerEntry.objects.update(reason="改过"), lambda: LedgerEntry.objects.all().delete()):
        with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
            change()
    assert first_difference() is None


@pytest.fixture
def unguarded(db: None) -> None:  # noqa: ARG001 - the tables must be there
    """Entries can be altered in this test; what it does is rolled back, the guards with it."""
    take_down(connection)


_ENTRY_COLUMNS = ("item", "action", "actor", "actor_name", "role", "reason", "data", "previous", "hash")
_ITEM_COLUMNS = ("workflow", "wording", "state", "last_entry", "due", "first_due", "lead_id", "sponsor_id")


@pytest.mark.usefixtures("unguarded")
def test_every_tampering_with_one_row_is_found(item: Item) -> None:
    """A thousand times one row of a copy is altered, and each time verify says so."""
    chance = random.Random(20261125)
    _in_progress(_item(item.plan, "P1-LS-2"))
    others: dict[str, object] = {
        "workflow": "issued", "wording": "改造老旧小区2个", "state": {"x": 1}, "last_entry": 1,
        "due": "2027-01-31", "first_due": "2027-01-31",
        "lead_id": unit("区民政局").pk, "sponsor_id": person("sponsor").pk,
    }  # fmt: skip
    missed = []
    for _ in range(1000):
        point = transaction.savepoint()
        column = chance.choice([*_ENTRY_COLUMNS, *_ITEM_COLUMNS])
        if column in _ENTRY_COLUMNS:
            entry = LedgerEntry.objects.filter(number=chance.randint(1, Chain.now().number))
            entry.update(**{column: f"{entry.values_list(column, flat=True)[0]}x"[-60:]})
        else:
            key = chance.choice(["P1-LS-1", "P1-LS-2"])
            Item.objects.filter(key=key).update(**{column: others[column]})
        if first_difference() is None:
            missed.append(column)
        transaction.savepoint_rollback(point)
    assert missed == []
    assert first_difference() is None


@pytest.mark.usefixtures("unguarded")
def test_a_tail_that_was_cut_off_is_found_by_a_head_that_was_exported(item: Item) -> None:
    head = Chain.now()
    last = LedgerEntry.objects.filter(number=head.number)
    last.delete()
    earlier = LedgerEntry.objects.order_by("-number")[0].entry()
    Chain.objects.update(number=earlier.number, hash=earlier.hash, at=earlier.at)
    from luoshi.delivery.folding import fold

    item.project(fold(row.entry() for row in item.history()))
    assert first_difference() is None
    found = first_difference(head)
    assert found is not None
    assert "cut off" in str(found)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("district")
def test_of_fifty_racing_approvals_exactly_one_succeeds() -> None:
    item = _in_progress(_item(_plan()))
    record(item, "add_evidence", person("housing"), data={"id": "e1", "name": "验收单.pdf"})
    record(item, "ask_extension", person("housing"), data={"due": "2027-01-31"}, reason="汛期停工")
    together, done = threading.Barrier(50), []

    def approve() -> None:
        try:
            mine, desk = Item.objects.get(pk=item.pk), person("desk")
            together.wait()
            record(mine, "grant_extension", desk, data={"due": "2027-01-31"})
            done.append("granted")
        except Refused:
            done.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=approve) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["granted"] + ["refused"] * 49
    assert first_difference() is None
