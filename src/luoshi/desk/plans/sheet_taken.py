"""Taking over what an office has written into a plan's workbook: cell by cell, only what a person has ticked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.delivery.due_days import due_meaning
from luoshi.delivery.items import Cell, Due
from luoshi.delivery.merging import CellChange
from luoshi.desk.accounts.models import Person
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.names import Names
from luoshi.desk.plans.recording import record
from luoshi.exchange.cell_entry import entry_of
from luoshi.exchange.labels import Labels

# What a unit answers for is reported by it, and figures are adjusted on the item's page: not by the way in a sheet.
TAKEN = ("task", "lead", "support", "sponsor", "due")


class NotKnown(Exception):
    """A cell names a unit, a sponsor or a day that is not known here; ``args[0]`` is the line for the person."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What the cells of one row come to: the new wording, and the data of an assignment."""

    wording: str
    data: Mapping[str, Any]


def take_row(item: Item, changes: Iterable[CellChange], by: Person, names: Names, words: Labels, seen: int) -> None:
    """Enter the cells of one row, all of them or none. Raises `NotKnown`, `Refused` and `Stale`."""
    texts = {change.column: change.theirs for change in changes}
    entered = entered_of(texts, names, words, item.plan.year)
    with transaction.atomic():
        if entered.wording and entered.wording != item.wording:
            if item.workflow == "draft":
                record(item, "reword", by, data={"wording": entered.wording}, seen=seen)
            else:
                record(
                    item,
                    "amend",
                    by,
                    data={"wording": entered.wording},
                    reason=_("from a sheet that came back"),
                    seen=seen,
                )
            seen = item.last_entry
        if entered.data:
            record(item, "assign", by, data=entered.data, seen=seen)


def add_row(plan: Plan, line: int, cells: Mapping[str, str], by: Person, names: Names, words: Labels) -> Item:
    """Make an item of a row that somebody wrote into the sheet. Raises `NotKnown` and `Refused`."""
    texts = {column: text for column, text in cells.items() if column in TAKEN}
    entered = entered_of(texts, names, words, plan.year)
    last = plan.items.order_by("-order").first()
    count = plan.items.filter(key__startswith=f"P{plan.pk}-T").count() + 1
    item = Item(
        plan=plan, key=f"P{plan.pk}-T{count}", kind="task", number=f"+{count}", order=last.order + 1 if last else 0,
        sentence="", suggested={"line": line},
    )  # fmt: skip
    record(item, "open", by, data={"wording": entered.wording, **entered.data})
    return item


def entered_of(texts: Mapping[str, str], names: Names, words: Labels, year: int | None) -> Entered:
    """What the texts of a row's cells mean in a plan of a year. Raises `NotKnown`."""
    cells = {column: entry_of(column, text, words) for column, text in texts.items()}
    wording, data = "", dict[str, Any]()
    for column, cell in cells.items():
        if isinstance(cell, str):
            wording = " ".join(cell.split())
        elif isinstance(cell, Due):
            data["due"] = _day(cell, year)
        else:
            data[column] = _ids(column, cell, names)
    return Entered(wording, data)


def due_in_words(text: str, words: Labels, year: int | None) -> str:
    """The day that a cell means where it says it in words only; empty where it is a day, or nothing, or no day at all."""
    cell = entry_of("due", text, words)
    if not isinstance(cell, Due) or cell.day is not None or not cell.words:
        return ""
    meant = due_meaning(cell.words, year)
    return meant.day.isoformat() if meant.day else _("standing duty, without a date") if meant.standing else ""


def _day(due: Due, year: int | None) -> str | None:
    if due.day is not None or not due.words:
        return due.day.isoformat() if due.day else None
    meant = due_meaning(due.words, year)
    if meant.day is None and not meant.standing:
        raise NotKnown(_("“%(words)s” is no day; write it like 2026-12-31.") % {"words": due.words})
    return meant.day.isoformat() if meant.day else None


def _ids(column: str, cell: Cell, names: Names) -> Any:  # noqa: ANN401 - one id or several, as the field takes it
    found = []
    for said in cell.values:
        known = names.sponsor(said) if column == "sponsor" else names.unit(said)
        if known is None:
            raise NotKnown(_("“%(name)s” is not known here. Check the name, or enter it first.") % {"name": said})
        found.append(str(known.pk))
    if column == "support":
        return found
    if len(found) > 1:
        raise NotKnown(_("Only one can lead, or be the sponsor. Name the others as supporting units."))
    return found[0] if found else None
