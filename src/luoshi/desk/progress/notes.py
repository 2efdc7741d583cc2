"""What supporting units said of items: their notes, under their own names. The lead unit answers for the item all the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from luoshi.desk.accounts.models import Membership
from luoshi.desk.ledger.models import LedgerEntry
from luoshi.desk.plans.models import Item


@dataclass(frozen=True, slots=True)
class Note:
    """A note: when, who wrote it, for which supporting unit (empty where that isn't known any more), and what it says."""

    at: datetime
    who: str
    unit: str
    unit_id: int | None
    text: str

    @property
    def day(self) -> date:
        """The day on which it was written, where the workspace stands."""
        return timezone.localdate(self.at)

    @property
    def line(self) -> str:
        """The note in one line, for a cell of a sheet."""
        return f"{self.unit or self.who}（{self.day}）：{self.text}"


def notes_of(items: Iterable[Item]) -> Mapping[str, list[Note]]:
    """The notes of each of these items, the latest first, by the item's key; items without any are left out."""
    by_key = {one.key: one for one in items if one.state.get("notes")}
    if not by_key:
        return {}
    entries = list(LedgerEntry.objects.filter(action="note", item__in=by_key).order_by("-number"))
    units = _units_of({one.actor for one in entries})
    found: dict[str, list[Note]] = {}
    for entry in entries:
        support = {int(pk) for pk in by_key[entry.item].state.get("support", []) if pk.isdecimal()}
        theirs = [(pk, name) for pk, name in units.get(entry.actor, []) if pk in support]
        pk, name = theirs[0] if theirs else (None, "")
        text = str(entry.entry().facts.get("text") or "")
        found.setdefault(entry.item, []).append(Note(entry.at, entry.actor_name, name, pk, text))
    return found


def _units_of(actors: set[str]) -> Mapping[str, list[tuple[int, str]]]:
    """The units in which these people are or were, by their id: a note stays that of the unit for which it was written."""
    people = [int(one) for one in actors if one.isdecimal()]
    found: dict[str, list[tuple[int, str]]] = {}
    for one in Membership.objects.filter(person__in=people).select_related("unit").order_by("pk"):
        found.setdefault(str(one.person_id), []).append((one.unit_id, one.unit.name))
    return found
