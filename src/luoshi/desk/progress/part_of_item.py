"""What this room adds to the page of an item: how it goes, what one can do, its reports, papers and requests."""

from __future__ import annotations

from luoshi.desk.accounts.models import Person
from luoshi.desk.plans.item_shown import Part, adds_to_item_page
from luoshi.desk.plans.models import Item
from luoshi.desk.progress.next_step import steps_for
from luoshi.desk.progress.notes import notes_of
from luoshi.desk.progress.standings import standings

# So many of the latest reports are shown; the older ones are folded away.
_LATEST = 3


@adds_to_item_page
def progress_part(person: Person, item: Item) -> Part | None:
    """None while the item is a draft with which this person can do nothing: nothing has happened to it yet."""
    standing = next(standings([item]), None)
    if standing is None:
        return None
    steps = steps_for(person, item, standing.state)
    if item.workflow == "draft" and not steps.others and not steps.first:
        return None
    reports = standing.reports
    said = {
        "item": item, "standing": standing, "steps": steps, "latest": reports[:_LATEST], "older": reports[_LATEST:],
        "notes": notes_of([item]).get(item.key, []),
    }  # fmt: skip
    return Part("progress/part_of_item.html", said, head="progress/part_head.html")
