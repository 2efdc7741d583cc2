"""When one may: what the state of an item must be for an action. Who may is another question (`permissions.py`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from luoshi.delivery.entry_data import check_data, number
from luoshi.delivery.lifecycle import STATES, Action, Transition, action_words, state_words, transitions
from luoshi.delivery.refusals import (
    AskedAlready,
    DueNotLater,
    EvidenceMissing,
    ItemExists,
    LeadMissing,
    NoDueDate,
    NoSuchItem,
    NothingAsked,
    NothingThere,
    NotInThisState,
    NotThere,
    PromiseStands,
    ReasonMissing,
    Refused,
    SecondPersonNeeded,
    ThereAlready,
    WrongData,
    cure_words,
    thing_words,
)
from luoshi.delivery.reporting_periods import read_period
from luoshi.delivery.state import ItemState

Data = Mapping[str, Any]


def check_now(item: ItemState | None, action: Action, actor: str) -> None:
    """Raise the reason why this person (by id) can't do this now, whatever they would enter; ``item`` is None before it is opened."""
    row = transitions()[action]
    _check_state(item, row)
    if item is None:
        return
    if row.asks and item.request(row.asks):
        raise AskedAlready(action=row.words)
    if row.answers:
        _check_answer(item, row, actor)
    check = _NOW.get(action)
    if check:
        check(item, actor)


def can_now(item: ItemState | None, action: Action, actor: str) -> bool:
    """Can this person do this now?"""
    try:
        check_now(item, action, actor)
    except Refused:
        return False
    return True


def check_entry(
    item: ItemState | None, action: Action, actor: str, reason: str, data: Data, day: date | None = None
) -> None:
    """Raise the reason why this can't be entered now; asks `check_now` first, then looks at the reason and the data.

    ``day`` is the day of the entry; without it, a report for a period that is still to come is let through.
    """
    check_now(item, action, actor)
    row = transitions()[action]
    if row.reason and not reason.strip():
        raise ReasonMissing(action=row.words)
    check_data(action, data)
    said = data if action == "report" else data.get("report") or {}
    if day is not None and "period" in said and read_period(said["period"]).first > day:
        raise WrongData("period", "not_begun")
    check = _ENTRY.get(action)
    if check and item is not None:
        check(item, actor, data)


def can_entry(item: ItemState | None, action: Action, actor: str, reason: str, data: Data) -> bool:
    """Can this be entered now?"""
    try:
        check_entry(item, action, actor, reason, data)
    except Refused:
        return False
    return True


def _check_state(item: ItemState | None, row: Transition) -> None:
    if item is None:
        if None not in row.to:
            raise NoSuchItem(action=row.words)
    elif item.workflow not in row.to:
        if None in row.to:
            raise ItemExists
        states = tuple(state_words(one) for one in STATES if one in row.to)
        raise NotInThisState(state=state_words(item.workflow), action=row.words, states=states)


def _check_answer(item: ItemState, row: Transition, actor: str) -> None:
    asked = item.request(row.answers) if row.answers else None
    if asked is None:
        raise NothingAsked(action=row.words)
    if row.second_person and asked.by == actor:
        raise SecondPersonNeeded(action=row.words)


def _has_lead(item: ItemState, _actor: str) -> None:
    if item.lead is None:
        raise LeadMissing(action=action_words("issue"))


def _has_evidence_to(action: Action) -> Callable[[ItemState, str], None]:
    def check(item: ItemState, _actor: str) -> None:
        if not item.evidence:
            raise EvidenceMissing(action=action_words(action))

    return check


def _has_blank(item: ItemState, _actor: str) -> None:
    if not item.open_blanks():
        raise NothingThere(what=thing_words("blank"), action=action_words("fill_blank"))


def _has_measures(item: ItemState, _actor: str) -> None:
    if not item.measures:
        raise NothingThere(what=thing_words("measure"), action=action_words("ask_adjustment"))


def _has_due(item: ItemState, _actor: str) -> None:
    if item.due is None:
        raise NoDueDate


def _has_evidence_of_others(item: ItemState, actor: str) -> None:
    waiting = [one for one in item.evidence if one.verified_by is None]
    if not waiting:
        raise EvidenceMissing(action=action_words("verify_evidence"))
    if all(one.by == actor for one in waiting):
        raise SecondPersonNeeded(action=action_words("verify_evidence"))


def _is_evidence_of_another(item: ItemState, actor: str, data: Data) -> None:
    paper = next((one for one in item.evidence if one.id == data["id"]), None)
    if paper is None:
        raise NotThere(what=thing_words("evidence"), name=data["id"])
    if paper.by == actor:
        raise SecondPersonNeeded(action=action_words("verify_evidence"))


def _is_new_evidence(item: ItemState, _actor: str, data: Data) -> None:
    if any(one.id == data["id"] for one in item.evidence):
        raise ThereAlready(what=thing_words("evidence"), name=data["name"])


def _is_new_sub_item(item: ItemState, _actor: str, data: Data) -> None:
    if data["sub_item"] in (*item.sub_items, item.id):
        raise ThereAlready(what=thing_words("sub_item"), name=data["sub_item"])


def _is_later(item: ItemState, _actor: str, data: Data) -> None:
    said = data.get("due")
    if said and item.due and date.fromisoformat(said) <= item.due:
        raise DueNotLater(due=said, current=item.due.isoformat())


def _grants_later(item: ItemState, actor: str, data: Data) -> None:
    """The due date may have been corrected while the request waited."""
    asked = item.extensions[-1].asked.isoformat() if item.extensions else None
    _is_later(item, actor, {"due": data.get("due") or asked})


def _has_measure(item: ItemState, _actor: str, data: Data) -> None:
    if item.measure(data["measure"]) is None:
        raise NotThere(what=thing_words("measure"), name=data["measure"])


def _knows_what_is_reported(item: ItemState, _actor: str, data: Data) -> None:
    for measure in data.get("values") or {}:
        _has_measure(item, "", {"measure": measure})
    names = {one.name for one in item.milestones}
    for name in data.get("milestones") or ():
        if name not in names:
            raise NotThere(what=thing_words("milestone"), name=name)


def _is_open_blank(item: ItemState, _actor: str, data: Data) -> None:
    blank = data["blank"]
    if blank not in item.open_blanks():
        raise NotThere(what=thing_words("blank"), name=blank)
    if blank in item.blanks:
        return
    try:
        number(data["value"])
    except ValueError as error:
        raise WrongData("value", "number") from error


def _keeps_the_promise(item: ItemState, _actor: str, data: Data) -> None:
    """Due date, targets and lead unit of what was handed out don't change by the way."""
    if item.workflow == "draft":
        return
    if item.due and "due" in data and data["due"] != item.due.isoformat():
        _stands("due")
    if "lead" in data and data["lead"] != item.lead:
        _stands("lead")
    for said in data.get("measures") or ():
        there = item.measure(said["id"])
        if there and there.target is not None and _target(said) != there.target:
            _stands("target")


def _target(said: Data) -> object:
    return number(said["target"]) if said.get("target") is not None else None


def _stands(thing: str) -> None:
    raise PromiseStands(what=thing_words(thing), cure=cure_words(thing))


def _corrects_an_entry(item: ItemState, _actor: str, data: Data) -> None:
    if data["entry"] > item.last_entry:
        raise NotThere(what=thing_words("entry"), name=str(data["entry"]))
    if data.get("report"):
        _knows_what_is_reported(item, "", data["report"])


_NOW: Mapping[Action, Callable[[ItemState, str], None]] = {
    "issue": _has_lead,
    "fill_blank": _has_blank,
    "ask_extension": _has_due,
    "ask_adjustment": _has_measures,
    "ask_close_out": _has_evidence_to("ask_close_out"),
    "close": _has_evidence_to("close"),
    "verify_evidence": _has_evidence_of_others,
}
_ENTRY: Mapping[Action, Callable[[ItemState, str, Data], None]] = {
    "assign": _keeps_the_promise,
    "fill_blank": _is_open_blank,
    "break_down": _is_new_sub_item,
    "report": _knows_what_is_reported,
    "add_evidence": _is_new_evidence,
    "verify_evidence": _is_evidence_of_another,
    "ask_extension": _is_later,
    "grant_extension": _grants_later,
    "ask_adjustment": _has_measure,
    "correct": _corrects_an_entry,
}
