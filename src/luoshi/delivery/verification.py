"""Is the ledger what was once entered? Every hash and every state is made anew, and the first difference is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from luoshi.delivery.canonical_json import NotCanonical
from luoshi.delivery.differences import Difference, difference, difference_words, span_words
from luoshi.delivery.folding import ImpossibleEntry, apply
from luoshi.delivery.heads import START, Head
from luoshi.delivery.ledger import Entry, NoTimeZone, seal
from luoshi.delivery.sentences import Fact
from luoshi.delivery.state import ItemState

# The kind of a difference and what its sentence needs.
_Found = tuple[str, Mapping[str, Fact]]


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
    for entry, following in _with_next(entries):
        found = (
            _in_place(entry, last) or _in_seal(entry, last, following) or _by_head(entry, head) or _in_step(entry, made)
        )
        if found:
            return difference(found[0], entry.number, entry.item, **found[1])
        last = entry.head
    if head is not None and head.number > last.number:
        return difference("cut-off", span=span_words(last.number + 1, head.number), number=str(head.number))
    return None if states is None else next(_in_states(made, states), None)


def _with_next(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
    before: Entry | None = None
    for entry in entries:
        if before is not None:
            yield before, entry
        before = entry
    if before is not None:
        yield before, None


def _in_place(entry: Entry, last: Head) -> _Found | None:
    """Is it the next one?"""
    awaited = last.number + 1
    if entry.number == awaited:
        return None
    if entry.number > awaited:
        return "missing-before", {"span": span_words(awaited, entry.number - 1)}
    return "out-of-place", {"awaited": str(awaited)}


def _in_seal(entry: Entry, last: Head, following: Entry | None) -> _Found | None:
    """Does it follow on the one before, and does it say what it was sealed with?"""
    try:
        sealed = seal(entry)
        _ = entry.facts
    except (NotCanonical, NoTimeZone) as error:
        return "not-canonical", {"why": str(error)}
    if entry.previous != last.hash:
        return "not-following" if sealed == entry.hash else "previous-changed", {"last": str(last.number)}
    if sealed == entry.hash:
        return None
    if following is not None and following.previous == sealed:
        return "hash-changed", {"right": sealed[:12]}
    return "content-changed", {}


def _by_head(entry: Entry, head: Head | None) -> _Found | None:
    if head is not None and head.number == entry.number and head.hash != entry.hash:
        return "written-anew", {}
    return None


def _in_step(entry: Entry, made: dict[str, ItemState]) -> _Found | None:
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
