"""Random histories of items: whoever may do something does it, at some time, with some data; a few items in one ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from luoshi.delivery.acting import act, actions_open_to
from luoshi.delivery.heads import START, Head
from luoshi.delivery.ledger import Actor, Entry
from luoshi.delivery.lifecycle import ROLES, Action
from luoshi.delivery.refusals import Refused
from luoshi.delivery.reporting_periods import period_of
from luoshi.delivery.state import BEIJING, ItemState, day_of

# A whole number from 0 up to, without, the one given.
Draw = Callable[[int], int]

_BEGIN = datetime(2026, 1, 5, 9, tzinfo=BEIJING)
_RHYTHMS = ("weekly", "ten_day", "monthly", "quarterly", "yearly", "once")
_RESULTS = ("met", "partly_met", "not_met", "cannot_be_judged")
# What leads on happens more often than what leads back, or few items would come to an end.
_WEIGHTS: Mapping[Action, int] = {
    "issue": 8, "sign": 8, "report": 6, "add_evidence": 4, "ask_close_out": 8, "close": 6, "refuse_close_out": 4, "reopen": 3, "grant_extension": 6,
    "return": 1, "suspend": 1, "drop": 1, "remark": 1, "correct": 1, "remind": 1,
}  # fmt: skip
_WORDS = ("新建北渡桥", "改造老旧小区", "“十五五”规划", 'a "b" \\ c', "𠮷\n\u2028", "{role}")


@dataclass
class Step:
    """One entry, with the state of its item before and after."""

    entry: Entry
    before: ItemState | None
    after: ItemState


@dataclass
class History:
    """A ledger as it came about. ``refused`` counts what was tried and not let through."""

    head: Head = START
    steps: list[Step] = field(default_factory=list)
    states: dict[str, ItemState] = field(default_factory=dict)
    refused: int = 0

    @property
    def entries(self) -> list[Entry]:
        """The whole ledger."""
        return [step.entry for step in self.steps]


def make_history(draw: Draw, length: int) -> History:
    """A history of at most so many entries."""
    history, at = History(), _BEGIN
    for _ in range(length):
        at += timedelta(hours=draw(24 * 12), microseconds=draw(10))
        role = ROLES[1 + draw(4)] if draw(8) else ROLES[draw(len(ROLES))]
        actor = Actor(f"{role}-{draw(2)}", "某人", role)
        name = f"LS-{draw(2)}"
        item = history.states.get(name)
        actions = actions_open_to(item, role, actor.id)
        if actions:
            weighted = [action for action in actions for _ in range(_WEIGHTS.get(action, 2))]
            _try(history, name, weighted[draw(len(weighted))], actor, at, draw)
    return history


def _try(history: History, name: str, action: Action, actor: Actor, at: datetime, draw: Draw) -> None:
    item = history.states.get(name)
    data = _DATA[action](item, at, draw) if action in _DATA else {}
    try:
        entry, state = act(history.head, item or name, action, actor, at, _WORDS[draw(len(_WORDS))], data)
    except Refused:
        history.refused += 1
        return
    history.head = entry.head
    history.states[name] = state
    history.steps.append(Step(entry, item, state))


def _day(at: datetime, draw: Draw) -> str:
    return (day_of(at) + timedelta(days=draw(400) - 60)).isoformat()


def _figure(draw: Draw) -> str:
    return f"{draw(200) - 20}.{draw(100):02}" if draw(2) else str(draw(120))


def _some(draw: Draw, data: Mapping[str, Any]) -> dict[str, Any]:
    """Some of the fields."""
    return {key: value for key, value in data.items() if draw(2)}


def _measures(at: datetime, draw: Draw) -> list[dict[str, Any]]:
    more = ("baseline", "target", "kind", "better", "starts", "due", "milestones")
    return [
        {"id": f"m{index}", "name": "完成投资"}
        | {key: value for key, value in zip(more, _measure(at, draw), strict=True) if draw(3)}
        for index in range(draw(3))
    ]


def _measure(at: datetime, draw: Draw) -> tuple[Any, ...]:
    points = [{"due": _day(at, draw), "value": _figure(draw)}] if draw(3) == 0 else []
    kind, better = ("level", "growth")[draw(2)], ("higher", "lower")[draw(2)]
    return _figure(draw), _figure(draw), kind, better, _day(at, draw), _day(at, draw), points


def _plan(at: datetime, draw: Draw) -> dict[str, Any]:
    return {
        "lead": "北渡区住建局",
        "due": _day(at, draw),
        "weight": str(draw(5) + 1),
        "rhythm": _RHYTHMS[draw(len(_RHYTHMS))],
        "measures": _measures(at, draw),
        "milestones": [{"name": "桩基完工", "due": _day(at, draw)}],
        "checklist": ["值班安排"],
        "blanks": ["历时_天"],
    }


def _open(_item: ItemState | None, at: datetime, draw: Draw) -> dict[str, Any]:
    plan = _some(draw, _plan(at, draw)) if draw(3) == 0 else _plan(at, draw)
    return {"wording": _WORDS[draw(len(_WORDS))], "parent": "LS-9", **plan}


def _report(item: ItemState | None, at: datetime, draw: Draw) -> dict[str, Any]:
    day = day_of(at) - timedelta(days=draw(40))
    period = period_of(day, item.rhythm if item else "monthly") or period_of(day, "monthly")
    measures = item.measures if item else ()
    said = {
        "values": {one.id: _figure(draw) for one in measures if draw(3)},
        "milestones": ["桩基完工"] if item and item.milestones else [],
        "done": ["值班安排"],
        "line": "桩基开工",
        "obstacle": "征迁",
        "help": "请协调",
        "no_news": True,
    }
    return {"period": period.key if period else "", **_some(draw, said)}


def _adjust(item: ItemState | None, _at: datetime, draw: Draw) -> dict[str, Any]:
    return {"measure": f"m{draw(len(item.measures) + 1) if item else 0}", "target": _figure(draw)}


def _correct(item: ItemState | None, at: datetime, draw: Draw) -> dict[str, Any]:
    said = {
        **_plan(at, draw),
        "report": _report(item, at, draw),
        "without_evidence": ["e0"],
        "good_practice": False,
        "result": "met",
    }
    del said["checklist"], said["blanks"]
    return {"entry": 1 + draw(item.last_entry if item else 1), **{key: said[key] for key in said if draw(5) == 0}}


_DATA: Mapping[Action, Callable[[ItemState | None, datetime, Draw], dict[str, Any]]] = {
    "open": _open,
    "assign": lambda _, at, draw: _some(draw, _plan(at, draw)),
    "amend": lambda _, at, draw: _some(draw, {"wording": "新建北渡桥及引道", "due": _day(at, draw), "measures": _measures(at, draw)}),
    "fill_blank": lambda item, _, draw: {"blank": (*(item.open_blanks() if item else ()), "无")[0], "value": _figure(draw)},
    "file_steps": lambda *_: {"steps": ["五月桩基完工"]},
    "break_down": lambda *rest: {"sub_item": f"LS-1{rest[2](4)}"},
    "report": _report,
    "note": lambda *_: {"text": "道路已移交"},
    "add_evidence": lambda *rest: {"id": f"e{rest[2](4)}", "name": "验收单.pdf"},
    "verify_evidence": lambda *rest: {"id": f"e{rest[2](4)}"},
    "ask_extension": lambda _, at, draw: {"due": _day(at, draw)},
    "grant_extension": lambda _, at, draw: {"due": _day(at, draw)} if draw(4) == 0 else {},
    "ask_adjustment": _adjust,
    "ask_close_out": lambda _, at, draw: {"completed": _day(at, draw)} if draw(4) == 0 else {},
    "close": lambda *rest: {"result": _RESULTS[rest[2](4)]},
    "remind": lambda *_: {"kind": "overdue"},
    "remark": lambda *_: {"text": "已现场察看"},
    "reword": lambda _item, _at, draw: {"wording": _WORDS[draw(len(_WORDS))]},
    "correct": _correct,
}  # fmt: skip
