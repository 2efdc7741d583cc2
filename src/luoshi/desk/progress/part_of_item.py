"""What this room adds to the page of an item: how it goes, what one can do, its reports, papers and requests."""

from __future__ import annotations

from luoshi.desk.accounts.models import Person
from luoshi.desk.plans.item_shown import Part, adds_to_item_page
from luoshi.desk.plans.models import Item
from luoshi.desk.progress.actions import actions_open
from luoshi.desk.progress.standings import standings


@adds_to_item_page
def progress_part(person: Person, item: Item) -> Part | None:
    """None while the item is a draft: nothing has happened to it yet."""
    open_now = actions_open(person, item)
    if item.workflow == "draft" and not open_now:
        return None
    standing = next(standings([item]), None)
    return Part("progress/part_of_item.html", {"item": item, "standing": standing, "open": open_now})
