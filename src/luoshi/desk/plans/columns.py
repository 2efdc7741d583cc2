"""The columns beside the state that lists filter by: do they say what the state says?"""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.delivery.differences import Difference
from luoshi.delivery.state import ItemState
from luoshi.delivery.verification import differs_in_column
from luoshi.desk.plans.models import Item


def column_difference() -> Difference | None:
    """The first item whose columns differ from its state, or None."""
    for item in Item.objects.exclude(last_entry=0).prefetch_related("support").iterator(chunk_size=1000):
        for column, kept, right in _pairs(item, item.item_state()):
            if kept != right:
                return differs_in_column(item.key, column, kept, right)
    return None


def _pairs(item: Item, state: ItemState) -> Iterator[tuple[str, object, object]]:
    yield "last_entry", item.last_entry, state.last_entry
    yield "workflow", item.workflow, state.workflow
    yield "wording", item.wording, state.wording
    yield "lead", _said(item.lead_id), state.lead
    yield "sponsor", _said(item.sponsor_id), state.sponsor
    yield "support", sorted(str(unit.pk) for unit in item.support.all()), sorted(state.support)
    yield "due", item.due, state.due
    yield "first_due", item.first_due, state.first_due
    yield "confirmed", item.confirmed, state.confirmed
    yield "blanks", item.blanks, len(state.open_blanks())


def _said(pk: int | None) -> str | None:
    return None if pk is None else str(pk)
