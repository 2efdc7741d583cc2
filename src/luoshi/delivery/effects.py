"""What each action does to the state of an item besides moving its workflow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from luoshi.delivery.assigned_fields import assigned, day
from luoshi.delivery.entry_data import number
from luoshi.delivery.ledger import Entry
from luoshi.delivery.lifecycle import Action
from luoshi.delivery.reporting_periods import read_period
from luoshi.delivery.state import (
    Adjustment,
    Evidence,
    Extension,
    Filled,
    ItemState,
    Measure,
    Outcome,
    Report,
    day_of,
)

Facts = Mapping[str, Any]
Changes = Mapping[str, Any]


def effect(state: ItemState, entry: Entry, facts: Facts) -> Changes:
    """The fields of the state that the entry changes, with their new values."""
    make = _EFFECTS.get(entry.action)
    return make(state, entry, facts) if make else {}


def _assign(state: ItemState, _entry: Entry, facts: Facts) -> Changes:
    return assigned(state, facts)


def _open(state: ItemState, entry: Entry, facts: Facts) -> Changes:
    return {**_assign(state, entry, facts), "parent": facts.get("parent")}


def _issue(_state: ItemState, entry: Entry, _facts: Facts) -> Changes:
    return {"issued_at": entry.at, "signed_at": None}


def _return(_state: ItemState, _entry: Entry, _facts: Facts) -> Changes:
    return {"signed_at": None}


def _sign(_state: ItemState, entry: Entry, _facts: Facts) -> Changes:
    return {"signed_at": entry.at}


def _file_steps(_state: ItemState, _entry: Entry, facts: Facts) -> Changes:
    return {"steps": tuple(facts["steps"])}


def _break_down(state: ItemState, _entry: Entry, facts: Facts) -> Changes:
    return {"sub_items": tuple(dict.fromkeys((*state.sub_items, facts["sub_item"])))}


def _report(state: ItemState, entry: Entry, facts: Facts) -> Changes:
    values = facts.get("values")
    report = Report(
        period=facts["period"],
        by=entry.actor,
        at=entry.at,
        line=facts.get("line"),
        values={key: number(said) for key, said in values.items()} if values else None,
        done=tuple(facts.get("done") or ()),
        obstacle=facts.get("obstacle"),
        help=facts.get("help"),
        no_news=bool(facts.get("no_news")),
    )
    others = (one for one in state.reports if one.period != report.period)
    # Periods of different length may stand side by side: a unit may go over from months to weeks.
    reports = sorted((*others, report), key=lambda one: (read_period(one.period).last, one.period))
    reached = set(facts.get("milestones") or ())
    milestones = tuple(
        replace(one, done_in=report.period) if one.name in reached and one.done_in is None else one
        for one in state.milestones
    )
    return {"reports": tuple(reports), "milestones": milestones}


def _note(state: ItemState, _entry: Entry, _facts: Facts) -> Changes:
    return {"notes": state.notes + 1}


def _remark(state: ItemState, _entry: Entry, _facts: Facts) -> Changes:
    return {"remarks": state.remarks + 1}


def _add_evidence(state: ItemState, entry: Entry, facts: Facts) -> Changes:
    paper = Evidence(facts["id"], facts["name"], entry.actor, entry.at, facts.get("about"))
    return {"evidence": (*(one for one in state.evidence if one.id != paper.id), paper)}


def _verify_evidence(state: ItemState, entry: Entry, facts: Facts) -> Changes:
    return {
        "evidence": tuple(
            replace(one, verified_by=entry.actor, verified_at=entry.at) if one.id == facts["id"] else one
            for one in state.evidence
        )
    }


def _mark_good_practice(_state: ItemState, _entry: Entry, _facts: Facts) -> Changes:
    return {"good_practice": True}


def _ask_extension(state: ItemState, entry: Entry, facts: Facts) -> Changes:
    if state.due is None:
        return {}
    asked = Extension(entry.actor, entry.at, state.due, date.fromisoformat(facts["due"]))
    return {"extensions": (*state.extensions, asked)}


def _grant_extension(state: ItemState, _entry: Entry, facts: Facts) -> Changes:
    if not state.extensions:
        return {}
    *others, last = state.extensions
    due = date.fromisoformat(facts["due"]) if facts.get("due") else last.asked
    return {"due": due, "extensions": (*others, replace(last, outcome="granted", due=due))}


def _refuse_extension(state: ItemState, _entry: Entry, _facts: Facts) -> Changes:
    return {"extensions": (*state.extensions[:-1], *(replace(one, outcome="refused") for one in state.extensions[-1:]))}


def _ask_adjustment(state: ItemState, entry: Entry, facts: Facts) -> Changes:
    measure = state.measure(facts["measure"])
    before = measure.target if measure else None
    asked = Adjustment(facts["measure"], entry.actor, entry.at, before, number(facts["target"]))
    return {"adjustments": (*state.adjustments, asked)}


def _approve_adjustment(state: ItemState, _entry: Entry, _facts: Facts) -> Changes:
    changes = _adjusted(state, "granted")
    if not state.adjustments:
        return changes
    last = state.adjustments[-1]
    return {**changes, "measures": _with_target(state, last.measure, last.asked)}


def _refuse_adjustment(state: ItemState, _entry: Entry, _facts: Facts) -> Changes:
    return _adjusted(state, "refused")


def _adjusted(state: ItemState, outcome: Outcome) -> Changes:
    return {
        "adjustments": (*state.adjustments[:-1], *(replace(one, outcome=outcome) for one in state.adjustments[-1:]))
    }


def _with_target(state: ItemState, measure: str, target: Decimal) -> tuple[Measure, ...]:
    return tuple(replace(one, target=target) if one.id == measure else one for one in state.measures)


def _ask_close_out(_state: ItemState, entry: Entry, facts: Facts) -> Changes:
    return {"asked_close_out_at": entry.at, "completed": day(facts.get("completed"))}


def _close(state: ItemState, entry: Entry, facts: Facts) -> Changes:
    """It was done when somebody said so, at the latest when close-out was asked: the desk's own delay is not the unit's."""
    asked = day_of(state.asked_close_out_at or entry.at)
    completed = day(facts.get("completed")) or state.completed or asked
    return {"closed_at": entry.at, "result": facts["result"], "completed": completed}


def _not_closed(_state: ItemState, _entry: Entry, _facts: Facts) -> Changes:
    return {"closed_at": None, "result": None, "completed": None, "asked_close_out_at": None}


def _fill_blank(state: ItemState, entry: Entry, facts: Facts) -> Changes:
    blank, value = facts["blank"], facts["value"]
    filled = (*state.filled, Filled(blank, value, entry.actor_name, entry.at))
    if blank in state.blanks:
        return {"filled": filled, "blanks": tuple(one for one in state.blanks if one != blank)}
    try:
        return {"filled": filled, "measures": _with_target(state, blank, number(value))}
    except ValueError:
        return {"filled": filled}


def _remind(state: ItemState, entry: Entry, facts: Facts) -> Changes:
    return {"reminded": {**(state.reminded or {}), facts["kind"]: day_of(entry.at)}}


def _correct(state: ItemState, entry: Entry, facts: Facts) -> Changes:
    changes = {"corrections": state.corrections + 1, **_assign(state, entry, facts)}
    if facts.get("report"):
        changed = replace(state, milestones=changes.get("milestones", state.milestones))
        changes |= _report(changed, entry, facts["report"])
    if facts.get("without_evidence"):
        changes["evidence"] = tuple(one for one in state.evidence if one.id not in facts["without_evidence"])
    if facts.get("good_practice") is not None:
        changes["good_practice"] = facts["good_practice"]
    # There is a result to correct only where there is one.
    if facts.get("result") and state.result:
        changes["result"] = facts["result"]
    if facts.get("completed") and state.completed:
        changes["completed"] = day(facts["completed"])
    return changes


_EFFECTS: Mapping[Action, Callable[[ItemState, Entry, Facts], Changes]] = {
    "open": _open,
    "assign": _assign,
    # Whoever writes a row anew has looked at it.
    "confirm": lambda _state, _entry, _facts: {"confirmed": True},
    "reword": lambda _state, _entry, facts: {"wording": facts["wording"], "confirmed": True},
    "amend": _assign,
    "fill_blank": _fill_blank,
    "issue": _issue,
    "return": _return,
    "sign": _sign,
    "file_steps": _file_steps,
    "break_down": _break_down,
    "report": _report,
    "note": _note,
    "add_evidence": _add_evidence,
    "verify_evidence": _verify_evidence,
    "mark_good_practice": _mark_good_practice,
    "ask_extension": _ask_extension,
    "grant_extension": _grant_extension,
    "refuse_extension": _refuse_extension,
    "ask_adjustment": _ask_adjustment,
    "approve_adjustment": _approve_adjustment,
    "refuse_adjustment": _refuse_adjustment,
    "ask_close_out": _ask_close_out,
    "close": _close,
    "refuse_close_out": _not_closed,
    "reopen": _not_closed,
    "remind": _remind,
    "remark": _remark,
    "correct": _correct,
}
