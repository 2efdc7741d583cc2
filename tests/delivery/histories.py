"""People of an invented district and the way of an item through their hands, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from luoshi.delivery.acting import act
from luoshi.delivery.heads import START, Head
from luoshi.delivery.ledger import Actor, Entry
from luoshi.delivery.lifecycle import Action, Role, State
from luoshi.delivery.state import BEIJING, SCHEMA, ItemState

MORNING = datetime(2026, 3, 2, 9, tzinfo=BEIJING)
WEN = Actor("wen", "文静", "desk")
GAO = Actor("gao", "高原", "desk")
LIN = Actor("lin", "林立", "sponsor")
QIAO = Actor("qiao", "乔木", "lead")
SHI = Actor("shi", "石磊", "support")

BRIDGE: dict[str, Any] = {
    "wording": "新建北渡桥",
    "lead": "北渡区住建局",
    "support": ["北渡区交通局"],
    "due": "2026-11-30",
    "measures": [
        {"id": "m1", "name": "完成投资", "unit": "亿元", "baseline": "0", "target": "2.4", "starts": "2026-01-01"},
        {"id": "m2", "name": "新增停车位", "unit": "个"},
    ],
    "milestones": [{"name": "桩基完工", "due": "2026-06-30"}],
    "blanks": ["历时_天"],
}


class Ledger:
    """A ledger under way: every call of `do` is one entry, a day after the last one unless told otherwise."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.head: Head = START
        self.entries: list[Entry] = []
        self.states: dict[str, ItemState] = {}
        self.at = at

    def do(
        self,
        action: Action,
        actor: Actor,
        *,
        item: str = "LS-1",
        at: datetime | None = None,
        reason: str = "",
        **data: Any,  # noqa: ANN401 - whatever the entry's data may be
    ) -> ItemState:
        self.at = at or self.at + timedelta(days=1)
        entry, state = act(self.head, self.states.get(item, item), action, actor, self.at, reason, data)
        self.entries.append(entry)
        self.head, self.states[item] = entry.head, state
        return state

    def stored(self) -> dict[str, Mapping[str, Any]]:
        return {item: state.to_json() for item, state in self.states.items()}


def opened(**data: Any) -> Ledger:  # noqa: ANN401 - as above
    ledger = Ledger()
    ledger.do("open", WEN, **{**BRIDGE, **data})
    return ledger


def under_way(**data: Any) -> Ledger:  # noqa: ANN401 - as above
    """Issued, signed for, reported on once, with one paper of evidence."""
    ledger = opened(**data)
    ledger.do("issue", WEN)
    ledger.do("sign", QIAO)
    ledger.do("report", QIAO, period="2026-03", values={"m1": "0.3"}, line="桩基开工")
    ledger.do("add_evidence", QIAO, id="e1", name="开工照片.jpg")
    return ledger


def asked() -> Ledger:
    ledger = under_way()
    ledger.do("ask_close_out", QIAO)
    return ledger


def closed() -> Ledger:
    ledger = asked()
    ledger.do("close", WEN, result="met")
    return ledger


def in_state(state: State) -> Ledger:
    """An item that came to this state on its usual way."""
    ledger = opened()
    if state == "draft":
        return ledger
    ledger.do("issue", WEN)
    if state == "issued":
        return ledger
    if state == "dropped":
        ledger.do("drop", WEN, reason="并入其他事项")
        return ledger
    ledger.do("sign", QIAO)
    ledger.do("add_evidence", QIAO, id="e1", name="开工照片.jpg")
    if state == "suspended":
        ledger.do("suspend", WEN, reason="等待批复")
    if state in {"signed", "suspended"}:
        return ledger
    ledger.do("start", QIAO)
    if state != "in_progress":
        ledger.do("ask_close_out", QIAO)
    if state == "closed":
        ledger.do("close", WEN, result="met")
    return ledger


ACTORS: Mapping[Role, Actor] = {
    "administrator": Actor("an", "安宁", "administrator"),
    "desk": GAO,
    "sponsor": LIN,
    "above": Actor("ding", "丁渡", "above"),
    "lead": Actor("he", "何田", "lead"),
    "support": SHI,
    "auditor": Actor("shen", "沈计", "auditor"),
    "public": Actor("", "", "public"),
}


def item_with(**fields: Any) -> ItemState:  # noqa: ANN401 - fields of a state as its JSON spells them
    """A bridge under way since 4 March, with these fields instead: a state without its history."""
    usual = {
        "schema": SCHEMA, "id": "LS-1", "workflow": "in_progress", "wording": "新建北渡桥", "first_wording": "新建北渡桥",
        "last_entry": 3, "lead": "北渡区住建局", "opened_at": "2026-03-02T09:00:00+08:00", "issued_at": "2026-03-03T09:00:00+08:00",
        "signed_at": "2026-03-04T09:00:00+08:00",
    }  # fmt: skip
    return ItemState.from_json({**usual, **fields})


def report(period: str, at: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """A report for a period, made on a day, as the JSON of a state spells it."""
    return {"period": period, "by": "qiao", "at": f"{at}T10:00:00+08:00", **fields}
