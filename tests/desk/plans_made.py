"""A plan made of the report of 青禾, for tests."""

from __future__ import annotations

from pathlib import Path

from desk.qinghe import person, unit
from luoshi.desk.documents import originals
from luoshi.desk.documents.models import Document, StoredReading
from luoshi.desk.documents.reading_made import ask_for_reading
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.opening import open_plan
from luoshi.desk.plans.recording import record

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORT = (EXAMPLES / "qinghe-report.txt").read_text(encoding="utf-8")


def read_report(text: str = REPORT, title: str = "政府工作报告", name: str = "report.txt") -> StoredReading:
    """A report, brought in by the desk and read."""
    sha256, size = originals.keep([text.encode()])
    document = Document.objects.create(
        title=title, unit=unit("督查室"), open_to_units=True, brought_in_by=person("desk")
    )
    return ask_for_reading(document.add_version(name, sha256, size, person("desk")))


def plan_made(text: str = REPORT, title: str = "政府工作报告") -> Plan:
    """The plan of a report, every row a draft."""
    return open_plan(read_report(text, title), person("desk"))


def item_of(plan: Plan, words: str) -> Item:
    """The first row of a plan that says these words."""
    return plan.items.filter(wording__contains=words).order_by("order")[0]


def issued(item: Item, lead: str = "区住建局", due: str = "2026-12-31") -> Item:
    """The item, handed out to a unit."""
    record(item, "assign", person("desk"), data={"lead": str(unit(lead).pk), "due": due})
    record(item, "issue", person("desk"))
    return item


def ticket(item: Item) -> str:
    """What a list sends for a row that was chosen."""
    item.refresh_from_db()
    return f"{item.key}@{item.last_entry}"
