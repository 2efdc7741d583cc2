"""What this room adds to the page of an item: to whom it passed when a new term began."""

from __future__ import annotations

from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.congress.handing_over import SIDES
from luoshi.desk.congress.models import Entry
from luoshi.desk.plans.item_shown import Part, adds_to_item_page
from luoshi.desk.plans.models import Item


@adds_to_item_page
def handed_over_part(person: Person, item: Item) -> Part | None:
    """Every hand-over of the item that both sides have signed; None where there was none."""
    sides: dict[tuple[int, str], dict[str, Entry]] = {}
    for line in scope_for(person, Entry).filter(kind="handed-over").select_related("congress").order_by("pk"):
        if any(row["about"] == item.key for row in line.data["rows"]):
            sides.setdefault((line.congress_id, line.data["list"]), {})[line.data["side"]] = line
    passed = []
    for signed in sides.values():
        if set(signed) == set(SIDES):
            line = signed["in"]
            passed.append((line, next(row for row in line.data["rows"] if row["about"] == item.key)))
    return Part("congress/part_of_item.html", {"passed": passed}) if passed else None
