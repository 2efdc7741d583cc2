"""The rows that somebody has chosen in a list, each with the entry as of which it was seen."""

from __future__ import annotations

from typing import NamedTuple

from luoshi.desk.accounts.guard import SignedInRequest
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.plans.models import Item, Plan

_MOST = 1000


class Chosen(NamedTuple):
    """A row, and the number of its last entry as the list showed it."""

    item: Item
    seen: int

    @property
    def ticket(self) -> str:
        """What a form sends for this row, as it stands now."""
        return f"{self.item.key}@{self.item.last_entry}"


def chosen_of(request: SignedInRequest, plan: Plan) -> list[Chosen]:
    """The rows of this plan that the form names, parts before tasks; those of others, and unknown ones, are left out."""
    seen: dict[str, int] = {}
    for said in request.POST.getlist("item")[:_MOST]:
        key, _at, number = said.rpartition("@")
        if number.isdecimal() and len(number) < 18:
            seen[key] = int(number)
    found = scope_for(request.user, Item).filter(plan=plan, key__in=seen).select_related("lead", "parent")
    # Parts come first: what their task passes on to them afterwards doesn't make their own row look stale.
    return sorted((Chosen(item, seen[item.key]) for item in found), key=lambda row: row.item.parent_id is None)
