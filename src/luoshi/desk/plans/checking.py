"""Is everything in the database what was once entered? Each hash and each state is made anew."""

from __future__ import annotations

from luoshi.delivery.differences import Difference
from luoshi.delivery.heads import START, Head
from luoshi.delivery.verification import differs_in_head, verify
from luoshi.desk.ledger.models import Chain, LedgerEntry
from luoshi.desk.plans.columns import column_difference
from luoshi.desk.plans.models import Item


def first_difference(head: Head | None = None) -> Difference | None:
    """The first difference, or None. ``head`` was exported at some time, and holds the ledger to what it was then."""
    states = dict(Item.objects.exclude(last_entry=0).values_list("key", "state"))
    found = verify(LedgerEntry.all_entries(), states, head)
    return found or _in_chain() or column_difference()


def _in_chain() -> Difference | None:
    """Does the row at which writers wait name the last entry?"""
    chain, last = Chain.now(), LedgerEntry.objects.order_by("-number").first()
    right = last.entry().head if last else START
    if (chain.number, chain.hash) == (right.number, right.hash):
        return None
    return differs_in_head(chain, right)
