"""docs/item-states.md: the states of an item, as a diagram and as tables, from the one transition table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from luoshi.delivery.entry_data import CHECKS
from luoshi.delivery.lifecycle import ROLES, STATES, State, Transition, role_words, state_words, transitions
from luoshi.delivery.refusals import problem_words

# These remember the state that they leave; "before" leads back to it.
_LEAVING = ("ask_close_out", "suspend", "drop")
_HEAD = """# States of an item

Made from `src/luoshi/delivery/lifecycle.toml` by `make docs`; change that file, not this one.

Every change of an item is an action of somebody in a role. *Who may* depends on the role alone (`permissions.py`), *when one may* on the
item's state, its requests and its papers (`policies.py`). `acting.act` asks both, and makes the entry in the ledger;
`acting.actions_open_to` tells a screen which buttons to show.
"""
_NOTES = """
What holds besides the table:

- Nobody agrees to their own request, checks their own paper, or closes what they asked to close.
- Close-out needs evidence, when it is asked for and when it is agreed to. Handing out needs a lead unit.
- After an item was handed out, its due date, its targets and its lead unit don't change by `assign`: ask for more time, ask to adjust
  the target, let it be returned. The first due date, the first targets and the first wording stay visible whatever happens.
- A refused close-out, a resumed and a reopened item go back to the state before. A closed item that is reopened is in progress.
- Requests that wait lapse when the item is returned, closed or dropped.
- The administrator looks after people and settings, the auditor reads, the public sees what is published: none of them acts on items.
- The lead unit may open items below its own only.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_diagram(), "", *_states(), "", *_actions(), _NOTES, *_kinds(), ""])


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in STATES:
        words = state_words(state)
        yield f"    {state}: {words['zh']} {words['en']}"
    edges = sorted(set(_edges()), key=lambda edge: (_order(edge[0]), _order(edge[1])))
    for (start, end), group in groupby(edges, key=lambda edge: edge[:2]):
        labels = " / ".join(f"{row.words['zh']} {row.words['en']}" for row in _in_order(label for _, _, label in group))
        yield f"    {start or '[*]'} --> {end}: {labels}"
    yield "```"


def _edges() -> Iterator[tuple[State | None, State, str]]:
    for row in transitions().values():
        for start, to in row.to.items():
            for end in _back_from(start) if to == "before" else [to]:
                if end != start:
                    yield start, end, row.action


def _back_from(state: State | None) -> list[State]:
    """The states from which something led into this one, and to which it may go back."""
    rows = [transitions()[action] for action in _LEAVING]  # type: ignore[index]
    return [start for row in rows for start, to in row.to.items() if to == state and start is not None]


def _order(state: State | None) -> int:
    return -1 if state is None else STATES.index(state)


def _in_order(actions: Iterator[str]) -> list[Transition]:
    named = set(actions)
    return [row for row in transitions().values() if row.action in named]


def _states() -> Iterator[str]:
    yield "| state | 状态 | what may happen in it |\n| --- | --- | --- |"
    for state in STATES:
        words = state_words(state)
        may = ", ".join(f"`{row.action}`" for row in transitions().values() if state in row.to)
        yield f"| `{state}` {words['en']} | {words['zh']} | {may} |"


def _actions() -> Iterator[str]:
    yield "| action | 动作 | who | where | leads to | needs | may hold |\n| --- | --- | --- | --- | --- | --- | --- |"
    for row in transitions().values():
        who = ", ".join(role_words(role)["en"] for role in ROLES if role in row.roles)
        yield f"| `{row.action}` | {row.words['zh']} | {who} | {_where(row)} | {_leads_to(row)} | {_needs(row)} | {_fields(row.takes)} |"


def _kinds() -> Iterator[str]:
    yield "What the kinds of data mean:\n\n| kind | a value of it |\n| --- | --- |"
    for kind in CHECKS:
        yield f"| {kind} | {problem_words(kind)['en']} |"


def _where(row: Transition) -> str:
    return ", ".join(f"`{state}`" if state else "not there yet" for state in (None, *STATES) if state in row.to)


def _leads_to(row: Transition) -> str:
    ends = dict.fromkeys(
        "the state before" if to == "before" else f"`{to}`" for start, to in row.to.items() if to != start
    )
    return ", ".join(ends) or "no other state"


def _needs(row: Transition) -> str:
    besides = ["a reason"] if row.reason else []
    besides += ["the request that waits"] if row.answers else []
    besides += ["a second person"] if row.second_person else []
    return ", ".join([*filter(None, [_fields(row.needs)]), *besides])


def _fields(fields: object) -> str:
    return ", ".join(f"`{name}` ({kind})" for name, kind in dict(fields).items())  # type: ignore[call-overload]
