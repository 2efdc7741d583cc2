"""How the items of a plan stood at the end of a day: the entries made by then, folded again. Nothing that came later is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Min
from django.utils import timezone

from luoshi.delivery.folding import fold_all
from luoshi.delivery.heads import START, Head
from luoshi.delivery.state import ItemState
from luoshi.desk.ledger.models import LedgerEntry
from luoshi.desk.plans.models import Item, Plan


@dataclass(frozen=True, slots=True)
class Then:
    """An item and its state at the end of a day."""

    item: Item
    state: ItemState


def items_then(plan: Plan, day: date) -> list[Then]:
    """The items that were in the plan by the end of the day, in its order; what was dropped while it was a draft never was one."""
    items = [one for one in plan.items.select_related("lead") if one.last_entry]
    of_plan = LedgerEntry.objects.filter(item__in=plan.items.values("key"))
    # Only what somebody has touched since has to be made again from its entries.
    touched = set(of_plan.filter(at__gte=end_of(day)).values_list("item", flat=True))
    entries = of_plan.filter(item__in=touched, at__lt=end_of(day)).order_by("number") if touched else ()
    earlier = fold_all(one.entry() for one in entries)
    states = ((one, earlier.get(one.key) if one.key in touched else one.item_state()) for one in items)
    return [Then(one, state) for one, state in states if state and (state.workflow != "dropped" or state.issued_at)]


def acts_between(plan: Plan, first: date, last: date, actions: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Which of these actions were done to the items of the plan on these days, by the key of the item."""
    found: dict[str, set[str]] = {}
    of_plan = LedgerEntry.objects.filter(item__in=plan.items.values("key"), action__in=list(actions))
    for key, action in of_plan.filter(at__gte=_begin_of(first), at__lt=end_of(last)).values_list("item", "action"):
        found.setdefault(key, set()).add(action)
    return {key: frozenset(actions) for key, actions in found.items()}


def first_act(plan: Plan, action: str) -> date | None:
    """The first day on which this was done to an item of the plan; None where it never was."""
    of_plan = LedgerEntry.objects.filter(item__in=plan.items.values("key"), action=action)
    first: datetime | None = of_plan.aggregate(first=Min("at"))["first"]
    return timezone.localdate(first) if first else None


def head_then(day: date) -> Head:
    """Where the ledger ended at the end of the day."""
    last = LedgerEntry.objects.filter(at__lt=end_of(day)).order_by("-number").first()
    return Head(last.number, last.hash, last.at) if last else START


def end_of(day: date) -> datetime:
    """The first moment after the day, where the workspace stands."""
    return _begin_of(day + timedelta(days=1))


def _begin_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
