"""The demonstration has months behind it, so that the queue, the lights and the sprint have something to show."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.handed_out import at
from desk.qinghe import person
from luoshi.desk import clock
from luoshi.desk.demo.seeding import seed
from luoshi.desk.ledger.models import Chain, LedgerEntry
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item
from luoshi.desk.progress.models import StoredLight
from luoshi.desk.progress.queue_page import queue_for

pytestmark = pytest.mark.usefixtures("district")


@pytest.mark.parametrize(
    ("day", "colours"),
    [("2026-11-25", {"red", "yellow", "green"}), ("2027-02-10", {"red", "green"})],
    ids=["within its year", "after its year, when all is closed or overdue"],
)
def test_it_shows_something_of_everything_and_is_told_once(root: Path, day: str, colours: set[str]) -> None:
    with clock.set_to(at(day)):
        seed([root / "examples/qinghe-report.txt"])
        head = Chain.now()
        assert first_difference() is None
        assert set(StoredLight.objects.values_list("colour", flat=True)) >= colours
        states = set(Item.objects.values_list("workflow", flat=True))
        assert states >= {"draft", "issued", "in_progress", "close_out_asked", "closed"}
        assert LedgerEntry.objects.filter(action="note").exists()
        kinds = {row.reminder.kind for row in queue_for(person("desk"))}
        assert kinds >= {"to_sign", "report_overdue", "to_close", "to_verify", "to_answer", "help_wanted"}
        seed([root / "examples/qinghe-report.txt"])
        assert Chain.now() == head
