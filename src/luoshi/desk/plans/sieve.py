"""What a list of items is narrowed down to: words, unit, state, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.delivery.lifecycle import STATES
from luoshi.desk.plans.models import Item

# What can be missing in a row, and how one finds it.
MISSING: Mapping[str, tuple[Promise, Q]] = {
    "lead": (_("without a lead unit"), Q(lead=None)),
    "due": (_("without a due date"), Q(due=None)),
    "blank": (_("with a blank to fill"), Q(blanks__gt=0)),
    "review": (_("not reviewed yet"), Q(confirmed=False, workflow="draft")),
}
ORDERS: Mapping[str, tuple[str, ...]] = {
    "plan": ("order", "pk"),
    "due": ("due", "order"),
    "lead": ("lead__order", "lead", "order"),
    "state": ("workflow", "order"),
}


@dataclass(frozen=True, slots=True)
class Sieve:
    """One choice of rows; what is unknown in an address counts as not said. Dropped rows are shown only where asked for."""

    words: str = ""
    unit: int | None = None
    state: str = ""
    missing: str = ""
    order: str = "plan"

    @classmethod
    def read(cls, said: QueryDict) -> Sieve:
        """The choice that an address makes."""
        unit, state, missing, order = (said.get(name, "") for name in ("unit", "state", "missing", "order"))
        return cls(
            words=said.get("q", "").strip()[:100],
            unit=int(unit) if unit.isdecimal() and len(unit) < 10 else None,
            state=state if state in STATES else "",
            missing=missing if missing in MISSING else "",
            order=order if order in ORDERS else "plan",
        )

    def narrow(self, items: QuerySet[Item]) -> QuerySet[Item]:
        """The rows that fit, in the order asked for."""
        for word in self.words.split():
            items = items.filter(
                Q(wording__icontains=word) | Q(number=word) | Q(group__icontains=word)
                | Q(lead__name__icontains=word) | Q(lead__short_name__icontains=word)
            )  # fmt: skip
        if self.unit is not None:
            items = items.filter(Q(lead=self.unit) | Q(support=self.unit))
        items = items.filter(workflow=self.state) if self.state else items.exclude(workflow="dropped")
        if self.missing:
            items = items.filter(MISSING[self.missing][1])
        return items.order_by(*ORDERS[self.order])

    @property
    def narrows(self) -> bool:
        """Does it leave anything out that one would see without it?"""
        return bool(self.words or self.unit or self.state or self.missing)
