"""Is the ledger what was once entered? Every hash and every state is made anew, and the first difference is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from luoshi.delivery.chain import Found, cut_off, first_break, with_next
from luoshi.delivery.differences import Difference, difference, difference_words
from luoshi.delivery.folding import ImpossibleEntry, apply
from luoshi.delivery.heads import START, Head
from luoshi.delivery.ledger import Entry, seal
from luoshi.delivery.sentences import Fact
from luoshi.delivery.state import ItemState


def verify(
    entries: Iterable[Entry], states: Mapping[str, Mapping[str, Any]] | None = None, head: Head | None = None
) -> Difference | None:
    """The first difference, or None where all is as entered.

    ``entries`` is the whole ledger in the order in which it is kept. ``states`` are the stored states by item, as
    `ItemState.to_json` made them; None where they need not be looked at. ``head`` was exported at some time: without one,
    nobody can tell that the newest entries were cut off.
    """
    made: dict[str, ItemState] = {}
    last = START
    for entry, following in with_next(entries):
        found = first_break(entry, last, following, _seal_and_facts, head) or _in_step(entry, made)
        if found:
            return difference(found[0], entry.number, entry.item, **found[1])
        last = entry.head
    if gone := cut_off(last, head):
        return difference(gone[0], None, None, **gone[1])
    return None if states is None else next(_in_states(made, states), None)


def _seal_and_facts(entry: Entry) -> str:
    """The seal of an entry whose data is an object in canonical JSON; raises `NotCanonical` for other data."""
    _ = entry.facts
    return seal(entry)


def _in_step(entry: Entry, made: dict[str, ItemState]) -> Found | None:
    try:
        made[entry.item] = apply(made.get(entry.item), entry)
    except ImpossibleEntry as error:
        return "impossible", {"why": error.why}
    return None


def _in_states(made: Mapping[str, ItemState], states: Mapping[str, Mapping[str, Any]]) -> Iterator[Difference]:
    """The states that differ, in the order of the items' last entries; then states of items that no entry opened."""
    for item, state in sorted(made.items(), key=lambda pair: pair[1].last_entry):
        stored = states.get(item)
        if stored is None:
            yield difference("state-missing", item=item)
        elif (found := next(differing(stored, state.to_json()), None)) is not None:
            path, there, right = found
            yield difference("state-differs", item=item, path=path, stored=_shown(there), made=_shown(right))
    for item in states:
        if item not in made:
            yield difference("state-surplus", item=item)


def differing(stored: Any, made: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401 - any JSON
    """Every place in which two JSON values differ: its path (``measures[0].target``), what is stored, what it should be."""
    if isinstance(stored, Mapping) and isinstance(made, Mapping):
        for key in sorted({*stored, *made}):
            yield from differing(stored.get(key), made.get(key), f"{path}.{key}" if path else key)
    elif isinstance(stored, list) and isinstance(made, list) and len(stored) == len(made):
        for index, (one, other) in enumerate(zip(stored, made, strict=True)):
            yield from differing(one, other, f"{path}[{index}]")
    elif stored != made or type(stored) is not type(made):
        yield path, stored, made


def _shown(value: object) -> Fact:
    if value is None:
        return difference_words("nothing")
    said = str(value)
    return said if len(said) <= 60 else f"{said[:59]}…"


def differs_in_head(kept: Head, last: Head) -> Difference:
    """What is said where a store keeps another head than that of its last entry."""
    return difference("kept-head", last.number or None, kept=str(kept.number), last=str(last.number))


def differs_in_column(item: str, column: str, kept: object, right: object) -> Difference:
    """What is said where a store keeps, beside the state of an item, a column that says something else."""
    return difference("kept-column", item=item, column=column, kept=_shown(kept), right=_shown(right))
