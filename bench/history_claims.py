"""What must hold of every history, and `python -m bench histories`, which makes 10,000 at random and counts what was tried."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

from bench.histories import Draw, History, Step, make_history
from luoshi.delivery.folding import fold
from luoshi.delivery.ledger import Entry
from luoshi.delivery.lifecycle import ACTIONS, AT_REST, ROLES, Action
from luoshi.delivery.lights import Light, light_of
from luoshi.delivery.permissions import can_role
from luoshi.delivery.reports_owed import REPORTED_ON
from luoshi.delivery.schedule import is_overdue
from luoshi.delivery.state import ItemState, day_of
from luoshi.delivery.status import Freshness, status_of
from luoshi.delivery.verification import verify

HISTORIES, LENGTH, TAMPERINGS_EACH = 10_000, 50, 1
SEED = 20261125
_LATER = (0, 9, 60, 3000)
_SILENT: frozenset[Freshness] = frozenset({"not_asked", "due", "never"})
_CLOSING = frozenset({"closed-in-time", "closed-unjudged"})


def broken_claims(history: History) -> Iterator[str]:
    """What of all that must hold doesn't hold of this history."""
    yield from _replayed(history)
    red: dict[str, Light] = {}
    for step in history.steps:
        yield from _promised(step)
        yield from _permitted(step)
        yield from _never_straight_to_green(step, red)
    for state in history.states.values():
        yield from _in_time(state, day_of(history.steps[-1].entry.at))


def _replayed(history: History) -> Iterator[str]:
    for item, state in history.states.items():
        if fold(entry for entry in history.entries if entry.item == item) != state:
            yield f"{item}: replay differs from the incremental state"
        if ItemState.from_json(state.to_json()) != state:
            yield f"{item}: its JSON reads as another state"
    stored = {item: state.to_json() for item, state in history.states.items()}
    found = verify(history.entries, stored, history.head)
    if found:
        yield f"an untouched ledger doesn't verify: {found}"


def _promised(step: Step) -> Iterator[str]:
    before, after = step.before, step.after
    if before is None:
        return
    if before.first_due is not None and after.first_due != before.first_due:
        yield f"{step.entry.action} changed the first due date"
    if after.first_wording != before.first_wording:
        yield f"{step.entry.action} changed the first wording"
    first = {one.id: one.first_target for one in before.measures if one.first_target is not None}
    if first.items() - {one.id: one.first_target for one in after.measures}.items():
        yield f"{step.entry.action} changed a first target"
    if step.entry.action == "grant_extension" and before.due and after.due and after.due <= before.due:
        yield "an extension led to no later day"


def _permitted(step: Step) -> Iterator[str]:
    entry = step.entry
    if not can_role(entry.role, entry.action):
        yield f"{entry.role} was let to {entry.action}"
    if entry.action == "close":
        asked = step.before.request("close_out") if step.before else None
        if asked is None or asked.by == entry.actor:
            yield "an item was closed without a second person"
        if not step.after.evidence:
            yield "an item was closed without evidence"
    if entry.action == "refuse_close_out" and step.before and step.after.workflow != step.before.before[0]:
        yield "a refusal did not restore the state before"


def _never_straight_to_green(step: Step, lights: dict[str, Light]) -> Iterator[str]:
    """Day by day, each light handed on to the next: red turns green by close-out or by way of yellow."""
    before = lights.get(step.entry.item)
    light = light_of(step.after, day_of(step.entry.at), before)
    if before and before.colour == "red" and light.colour == "green" and light.rule not in _CLOSING:
        yield f"red turned green by {light.rule}"
    lights[step.entry.item] = light


def _in_time(state: ItemState, last: date) -> Iterator[str]:
    """What the passing of time alone may do, and what not."""
    earlier = None
    for days in _LATER:
        day = last + timedelta(days=days)
        status = status_of(state, day)
        if state.workflow in AT_REST and (is_overdue(state, day) or status.schedule.value != "at_rest"):
            yield f"{state.workflow} turned {status.schedule.value}"
        if state.workflow == "closed" and light_of(state, day).colour == "red":
            yield "a closed item turned red"
        if not state.reports and (status.freshness.value not in _SILENT or status.schedule.value == "behind"):
            yield f"no report was taken for {status.freshness.value}, {status.schedule.value}"
        if earlier not in {None, "behind"} and status.schedule.value == "behind" and not state.checklist:
            yield "an item fell behind by silence"
        if state.workflow not in REPORTED_ON and status.freshness.missed:
            yield f"{state.workflow} owed a report"
        earlier = status.schedule.value


def tampered(entries: list[Entry], draw: Draw) -> tuple[str, list[Entry]]:
    """A copy of the ledger with one thing wrong, and what that is."""
    kinds = list(_TAMPERINGS)
    kind = kinds[draw(len(kinds))]
    return kind, _TAMPERINGS[kind](list(entries), draw)


def _field(entries: list[Entry], draw: Draw) -> list[Entry]:
    """One field of one entry gets another value."""
    at = draw(len(entries))
    entry = entries[at]
    name = ("number", "item", "action", "actor", "actor_name", "role", "at", "reason", "data", "previous", "hash")[
        draw(11)
    ]
    value = getattr(entry, name)
    others: tuple[object, ...]
    if name == "number":
        others = (value + 1, value - 1, -value, value + 10**6)
    elif name == "at":
        others = (value + timedelta(microseconds=1), value - timedelta(days=1))
    elif name in {"action", "role"}:
        others = tuple(one for one in (ACTIONS if name == "action" else ROLES) if one != value)
    else:
        cut = draw(len(value) + 1)
        # Put a character in, change one by one bit, take one out.
        bit = chr(ord(value[cut % len(value)]) ^ 1) if value else "x"
        others = (
            value[:cut] + "x" + value[cut:],
            value[: cut % max(len(value), 1)] + bit + value[cut % max(len(value), 1) + 1 :],
        )
        others += (value[:-1],) if value else ()
    return [*entries[:at], replace(entry, **{name: others[draw(len(others))]}), *entries[at + 1 :]]  # type: ignore[arg-type]


def _drop(entries: list[Entry], draw: Draw) -> list[Entry]:
    at = draw(len(entries))
    return entries[:at] + entries[at + 1 :]


def _twice(entries: list[Entry], draw: Draw) -> list[Entry]:
    at, to = draw(len(entries)), draw(len(entries) + 1)
    return [*entries[:to], entries[at], *entries[to:]]


def _swap(entries: list[Entry], draw: Draw) -> list[Entry]:
    """Two entries change places, with their numbers or without."""
    at = draw(len(entries))
    other = (at + 1 + draw(max(len(entries) - 1, 1))) % len(entries)
    if at == other:
        return entries[1:]
    one, two = entries[at], entries[other]
    if draw(2):
        one, two = replace(one, number=two.number), replace(two, number=one.number)
    entries[at], entries[other] = two, one
    return entries


def _cut(entries: list[Entry], draw: Draw) -> list[Entry]:
    return entries[: draw(len(entries))]


_TAMPERINGS: dict[str, Callable[[list[Entry], Draw], list[Entry]]] = {
    "field changed": _field,
    "entry dropped": _drop,
    "entry twice": _twice,
    "entries swapped": _swap,
    "tail cut off": _cut,
}


def main() -> int:
    """Print the table; 1 where something doesn't hold."""
    dice = random.Random(SEED)
    counted: Counter[str] = Counter()
    done: Counter[Action] = Counter()
    broken: list[str] = []
    for number in range(HISTORIES):
        history = make_history(dice.randrange, LENGTH)
        counted["entries"] += len(history.steps)
        counted["refused"] += history.refused
        done.update(entry.action for entry in history.entries)
        broken += [f"history {number}: {claim}" for claim in broken_claims(history)] if history.steps else []
        for _ in range(TAMPERINGS_EACH if history.steps else 0):
            kind, entries = tampered(history.entries, dice.randrange)
            counted["tamperings"] += 1
            if verify(entries, None, history.head) is None:
                broken.append(f"history {number}: {kind}, and not found")
    missing = [action for action in get_args(Action) if not done[action]]
    print(
        f"{HISTORIES:,} random histories, seed {SEED}: {counted['entries']:,} entries, {counted['refused']:,} refused"
    )
    print(
        f"closed {done['close']:,} times, {done['grant_extension']:,} extensions granted, {done['reopen']:,} reopened"
    )
    print(f"{counted['tamperings']:,} tamperings, all of them looked for by verify")
    print(*broken[:20], f"{len(broken)} claims broken", sep="\n")
    if missing:
        print(f"never happened: {', '.join(missing)}")
    return 1 if broken or missing else 0
