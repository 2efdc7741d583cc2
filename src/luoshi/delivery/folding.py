"""From entries to states: the state of an item is a fold over its entries, one `apply` after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from luoshi.delivery.differences import difference_words
from luoshi.delivery.effects import effect
from luoshi.delivery.entry_data import check_data
from luoshi.delivery.ledger import Entry
from luoshi.delivery.lifecycle import AT_REST, State, Transition, Words, state_words, transitions
from luoshi.delivery.refusals import WrongData
from luoshi.delivery.state import Asked, ItemState, Measure, Pause, day_of


class ImpossibleEntry(ValueError):
    """An entry that can't follow on the ones before it; the message names its number and what doesn't fit (``why``)."""

    def __init__(self, entry: Entry, why: Words) -> None:
        self.entry, self.why = entry, why
        super().__init__(f"entry {entry.number} ({entry.item}, {entry.action}): {why['en']}")


def fold(entries: Iterable[Entry]) -> ItemState:
    """The state that all entries of one item make; raises `ImpossibleEntry`, and ValueError where there are none."""
    state: ItemState | None = None
    for entry in entries:
        state = apply(state, entry)
    if state is None:
        message = "an item without entries has no state; give its entries from the first on"
        raise ValueError(message)
    return state


def fold_all(entries: Iterable[Entry]) -> dict[str, ItemState]:
    """The state of every item in the ledger, by id; raises `ImpossibleEntry`."""
    states: dict[str, ItemState] = {}
    for entry in entries:
        states[entry.item] = apply(states.get(entry.item), entry)
    return states


def apply(state: ItemState | None, entry: Entry) -> ItemState:
    """The state after one more entry. Raises `ImpossibleEntry` where the table doesn't lead from this state with it.

    Who may and when one may was asked before the entry was made; here only the form is.
    """
    row = transitions().get(entry.action)
    if row is None:
        raise ImpossibleEntry(entry, difference_words("no-such-action"))
    now = state.workflow if state else None
    if now not in row.to or (state and state.id != entry.item):
        raise ImpossibleEntry(
            entry, difference_words("not-possible", state=state_words(now) if now else difference_words("not-open"))
        )
    facts = entry.facts
    try:
        check_data(entry.action, facts)
    except WrongData as error:
        raise ImpossibleEntry(entry, {"zh": error.said("zh"), "en": error.said("en")}) from error
    if state is None:
        state = ItemState(entry.item, "draft", facts["wording"], facts["wording"], entry.number, opened_at=entry.at)
    changes = {**_moved(state, row), **_requests(state, row, entry), **effect(state, entry, facts)}
    return _paused(_promised(_lapsed(replace(state, last_entry=entry.number, **changes))), day_of(entry.at))


def _moved(state: ItemState, row: Transition) -> Mapping[str, Any]:
    """The next state of the workflow, and the states to go back to."""
    to = row.to[state.workflow] if row.action != "open" else "draft"
    if to == "before":
        return {"workflow": state.before[0], "before": state.before[1:]}
    if row.action in {"ask_close_out", "suspend", "drop"}:
        return {"workflow": to, "before": (state.workflow, *state.before)}
    # Whoever is on the way again has nowhere to go back to.
    return {"workflow": to} if to == state.workflow else {"workflow": to, "before": ()}


def _requests(state: ItemState, row: Transition, entry: Entry) -> Mapping[str, Any]:
    if row.asks:
        return {"asked": (*state.asked, Asked(row.asks, entry.actor, entry.at))}
    return {"asked": tuple(one for one in state.asked if one.request != row.answers)} if row.answers else {}


# Where nobody has to answer any more.
_SETTLED: frozenset[State] = frozenset({"draft", "closed", "dropped"})


def _lapsed(state: ItemState) -> ItemState:
    if not state.asked or state.workflow not in _SETTLED:
        return state
    return replace(
        state,
        asked=(),
        extensions=tuple(replace(one, outcome=one.outcome or "lapsed") for one in state.extensions),
        adjustments=tuple(replace(one, outcome=one.outcome or "lapsed") for one in state.adjustments),
    )


def _promised(state: ItemState) -> ItemState:
    """What is handed out is promised: from then on the first due date and the first targets stay."""
    if state.workflow == "draft" or state.issued_at is None:
        return state
    if any(one.first_target is None and one.target is not None for one in state.measures):
        state = replace(state, measures=tuple(_with_first_target(one) for one in state.measures))
    return state if state.first_due or not state.due else replace(state, first_due=state.due)


def _with_first_target(measure: Measure) -> Measure:
    return replace(measure, first_target=measure.target) if measure.first_target is None else measure


def _paused(state: ItemState, day: date) -> ItemState:
    """Keep the days on which an item that was handed out once lay at rest: no report is owed for them."""
    if state.issued_at is None:
        return state
    resting = state.workflow in AT_REST
    last = state.pauses[-1] if state.pauses else None
    if resting == (last is not None and last.until is None):
        return state
    if resting:
        return replace(state, pauses=(*state.pauses, Pause(day)))
    return replace(state, pauses=(*state.pauses[:-1], *(replace(one, until=day) for one in state.pauses[-1:])))
