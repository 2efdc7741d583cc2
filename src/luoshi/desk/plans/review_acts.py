"""What a reviewer does with a row or a sentence: each is an entry in the ledger, and can be taken back by another one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.delivery.state import Measure
from luoshi.desk.accounts.models import Person
from luoshi.desk.plans.assign_form import measure_data
from luoshi.desk.plans.models import Item, Passage
from luoshi.desk.plans.passages import pulled_key
from luoshi.desk.plans.recording import record


class CannotDo(Exception):
    """What was asked for does not go with what was given; ``args[0]`` is the line for the person."""


def confirm(item: Item, by: Person, _said: Mapping[str, str], seen: int | None) -> None:
    """Let the row stand, and its parts with it."""
    with transaction.atomic():
        record(item, "confirm", by, seen=seen)
        for part in item.sub_items.filter(kind="part", workflow="draft", confirmed=False):
            record(part, "confirm", by)


def reword(item: Item, by: Person, said: Mapping[str, str], seen: int | None) -> None:
    """Say the row in other words."""
    record(item, "reword", by, data={"wording": " ".join(said.get("wording", "").split())}, seen=seen)


def drop(item: Item, by: Person, said: Mapping[str, str], seen: int | None) -> None:
    """Leave the row out, with the reason; its parts go with it."""
    reason = said.get("reason", "").strip()
    with transaction.atomic():
        record(item, "drop", by, reason=reason, seen=seen)
        for part in item.sub_items.filter(kind="part", workflow="draft"):
            record(part, "drop", by, reason=reason)


def take_back(item: Item, by: Person, _said: Mapping[str, str], seen: int | None) -> None:
    """Take a row that was left out back in."""
    with transaction.atomic():
        record(item, "reopen", by, reason=_("taken back in review"), seen=seen)
        for part in item.sub_items.filter(kind="part", workflow="dropped"):
            record(part, "reopen", by, reason=_("taken back in review"))


def split(item: Item, by: Person, said: Mapping[str, str], seen: int | None) -> None:
    """Make a row of each line: the first stays this row, the others are new; a measure goes with the line that names it."""
    first, *others = [" ".join(line.split()) for line in said.get("wording", "").splitlines() if line.strip()] or [""]
    if not others:
        raise CannotDo(_("To split a row, put each part on a line of its own."))
    with transaction.atomic():
        measures = item.item_state().measures
        record(item, "reword", by, data={"wording": first}, seen=seen)
        stay = list(measures)
        for line in others:
            go = [one for one in stay if one.name in line and one.name not in first]
            stay = [one for one in stay if one not in go]
            _open_beside(item, line, go, by)
        if len(stay) < len(measures):
            record(item, "assign", by, data={"measures": [measure_data(one) for one in stay]})


def merge(item: Item, by: Person, _said: Mapping[str, str], seen: int | None) -> None:
    """Join the row to the one before it; this one is left out, and says where it went."""
    drafts = item.plan.items.filter(workflow="draft", parent=None, order__lte=item.order).exclude(pk=item.pk)
    before = drafts.exclude(order=item.order, pk__gt=item.pk).order_by("-order", "-pk").first()
    if before is None:
        raise CannotDo(_("There is no draft before this row that it could be merged with."))
    with transaction.atomic():
        joined = f"{before.wording}；{item.wording}"
        measures = [*before.item_state().measures, *item.item_state().measures]
        record(item, "drop", by, reason=_("merged with %(number)s") % {"number": before.number}, seen=seen)
        record(before, "reword", by, data={"wording": joined})
        if len({one.id for one in measures}) == len(measures) and item.item_state().measures:
            record(before, "assign", by, data={"measures": [measure_data(one) for one in measures]})


def pull_in(passage: Passage, by: Person, wording: str) -> Item:
    """Make a row of a sentence that is not in the plan."""
    item = _item_of(passage)
    record(item, "open", by, data={"wording": " ".join(wording.split()) or passage.text, "source": pulled_key(passage)})
    record(item, "confirm", by)
    return item


def put_aside(passage: Passage, by: Person, reason: str) -> Item:
    """Say of a sentence that nothing is to be done for it, with the reason."""
    item = _item_of(passage)
    record(item, "open", by, data={"wording": passage.text, "source": pulled_key(passage)})
    record(item, "drop", by, reason=reason)
    return item


ACTS: Mapping[str, Callable[[Item, Person, Mapping[str, str], int | None], None]] = {
    "confirm": confirm, "reword": reword, "drop": drop, "reopen": take_back, "split": split, "merge": merge,
}  # fmt: skip


def _open_beside(item: Item, wording: str, measures: Sequence[Measure], by: Person) -> None:
    count = Item.objects.filter(key__startswith=f"{item.key}.").count() + 2
    fresh = Item(
        key=f"{item.key}.{count}", plan=item.plan, parent=item.parent, row="", kind=item.kind, number=f"{item.number}-{count}",
        group=item.group, order=item.order, start=item.start, end=item.end, sentence=item.sentence, anchor=item.anchor,
        suggested=item.suggested,
    )  # fmt: skip
    data: dict[str, Any] = {"wording": wording, "source": item.row or item.key}
    if measures:
        data["measures"] = [measure_data(one) for one in measures]
    if item.parent:
        data["parent"] = item.parent.key
    record(fresh, "open", by, data=data)
    record(fresh, "confirm", by)


def _item_of(passage: Passage) -> Item:
    """The item of a sentence as a whole, not opened yet; it stands after the row before it in the text."""
    before = passage.plan.items.filter(start__lte=passage.start).order_by("-start", "-order").first()
    count = passage.plan.items.filter(row="", key__startswith=f"P{passage.plan_id}-S").count() + 1
    return Item(
        key=pulled_key(passage), plan=passage.plan, row="", kind="task", number=f"+{count}", group=passage.path,
        order=before.order if before else 0, start=passage.start, end=passage.end, sentence=passage.text,
    )  # fmt: skip
