"""Taking over what an office has written into a plan's workbook: cell by cell, only what a person has ticked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.delivery.due_days import due_meaning
from luoshi.delivery.indicators import plain_number
from luoshi.delivery.items import Cell, Due, Followed
from luoshi.delivery.merging import CellChange
from luoshi.delivery.state import ItemState
from luoshi.desk.accounts.models import Person
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.as_table import followed_of
from luoshi.desk.plans.assign_form import measure_data, milestone_data
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.names import Names
from luoshi.desk.plans.recording import record
from luoshi.exchange.cell_entry import entry_of
from luoshi.exchange.followed_cells import FOLLOWED_CELLS, entered_in
from luoshi.exchange.labels import Labels, labels
from luoshi.exchange.unread_cell import UnreadCell

# Steps and progress are what a unit answers for: it files and reports them, nobody does it for the unit by the way in a sheet.
TAKEN = ("task", "lead", "support", "sponsor", "due", "weight", "milestones", "indicators")
_NEW = Followed(Decimal(1))


class NotKnown(Exception):
    """A cell names a unit, a sponsor or a day that is not known here, or can't be understood; ``args[0]`` is the line for the person."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What the cells of one row come to: the new wording, and the data of an assignment."""

    wording: str
    data: Mapping[str, Any]


def take_row(item: Item, changes: Iterable[CellChange], by: Person, names: Names, words: Labels, seen: int) -> None:
    """Enter the cells of one row, all of them or none. Raises `NotKnown`, `Refused` and `Stale`."""
    texts = {change.column: change.theirs for change in changes}
    entered = entered_of(texts, names, words, item.plan.year, item.item_state())
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
    entered = new_row(plan, cells, names, words)
    last = plan.items.order_by("-order").first()
    count = plan.items.filter(key__startswith=f"P{plan.pk}-T").count() + 1
    item = Item(
        plan=plan, key=f"P{plan.pk}-T{count}", kind="task", number=f"+{count}", order=last.order + 1 if last else 0,
        sentence="", suggested={"line": line},
    )  # fmt: skip
    record(item, "open", by, data={"wording": entered.wording, **entered.data})
    return item


def new_row(plan: Plan, cells: Mapping[str, str], names: Names, words: Labels) -> Entered:
    """What the cells of a row come to that somebody wrote into the sheet. Raises `NotKnown`."""
    texts = {column: text for column, text in cells.items() if column in TAKEN and text}
    return entered_of(texts, names, words, plan.year)


def entered_of(
    texts: Mapping[str, str], names: Names, words: Labels, year: int | None, state: ItemState | None = None
) -> Entered:
    """What the texts of a row's cells mean in a plan of a year, for an item in this state or a new one. Raises `NotKnown`."""
    wording, data = "", dict[str, Any]()
    stands = now = followed_of(state) if state else _NEW
    for column, text in texts.items():
        try:
            if column in FOLLOWED_CELLS:
                now = entered_in(now, column, text, words)
                continue
            cell = entry_of(column, text, words)
            if isinstance(cell, str):
                wording = " ".join(cell.split())
            else:
                data[column] = _day(cell, year) if isinstance(cell, Due) else _ids(column, cell, names)
        except (NotKnown, UnreadCell) as error:
            raise NotKnown(_in_its_column(column, error)) from error
    return Entered(wording, data | _followed(stands, now))


def _in_its_column(column: str, error: NotKnown | UnreadCell) -> str:
    said = labels(page_language())
    why = error.in_words(said) if isinstance(error, UnreadCell) else str(error)
    return _("%(column)s: %(why)s") % {"column": said.columns[column], "why": why}


def _followed(stands: Followed, now: Followed) -> dict[str, Any]:
    """What is different, as the data of an entry."""
    data: dict[str, Any] = {}
    if now.weight != stands.weight:
        data["weight"] = plain_number(now.weight)
    if now.milestones != stands.milestones:
        data["milestones"] = [milestone_data(one) for one in now.milestones]
    if now.measures != stands.measures:
        data["measures"] = [measure_data(one) for one in now.measures]
    return data


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
