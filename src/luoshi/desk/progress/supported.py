"""What a unit supports, and what it said of it: a note is all that is asked of it, and not twice for one period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from luoshi.delivery.reporting_periods import period_of
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record
from luoshi.desk.progress.notes import Note, notes_of

_IN_HAND = ("issued", "signed", "in_progress", "close_out_asked")


@dataclass(frozen=True, slots=True)
class Supported:
    """An item that a unit supports, what the unit said of it (the latest first), and the note that waits to be entered."""

    item: Item
    own: tuple[Note, ...] = ()
    note: str = ""

    @property
    def is_noted(self) -> bool:
        """Has the unit said something since this month began? Then nothing more is asked of it."""
        month = period_of(clock.today(), "monthly")
        return bool(self.own) and month is not None and self.own[0].day >= month.first


def supported_by(unit: Unit) -> list[Supported]:
    """The items in somebody's hands that the unit supports; a listed part goes with its whole where it supports that as well."""
    found = Item.objects.filter(support=unit, workflow__in=_IN_HAND)
    given = list(found.select_related("lead").order_by("plan_id", "order", "pk"))
    wholes = {one.pk for one in given}
    items = [one for one in given if one.kind != "part" or one.parent_id not in wholes]
    notes = notes_of(items)
    return [Supported(one, tuple(note for note in notes.get(one.key, ()) if note.unit_id == unit.pk)) for one in items]


def with_notes(rows: list[Supported], notes: Mapping[str, str]) -> list[Supported]:
    """The rows with the notes that a sheet brought, by the key of the item; what was said already is no new note."""
    return [
        replace(one, note=note) if (note := notes.get(one.item.key, "")) and not _said(one, note) else one
        for one in rows
    ]


def enter_note(one: Supported, text: str, by: Person) -> bool:
    """Enter a note; False where it is empty or what the unit said last already. Raises `Refused`."""
    said = text.replace("\r\n", "\n").strip()
    if not said or _said(one, said):
        return False
    record(one.item, "note", by, data={"text": said})
    return True


def _said(one: Supported, text: str) -> bool:
    return bool(one.own) and one.own[0].text == text
