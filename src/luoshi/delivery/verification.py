"""Is the ledger what was once entered? Every hash and every state is made anew, and the first difference is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from luoshi.delivery.canonical_json import NotCanonical
from luoshi.delivery.folding import ImpossibleEntry, apply
from luoshi.delivery.heads import START, Head
from luoshi.delivery.ledger import Entry, NoTimeZone, seal
from luoshi.delivery.state import ItemState

_MISSING = "nothing"


@dataclass(frozen=True, slots=True)
class Difference:
    """The first thing that is not as it was entered. ``str`` is one line for a person.

    ``entry`` is the number of the entry where it shows, ``item`` the item; None where it isn't about one.
    """

    what: str
    entry: int | None = None
    item: str | None = None

    def __str__(self) -> str:
        where = f"entry {self.entry}" if self.entry is not None else "ledger"
        return f"{where}{f' ({self.item})' if self.item else ''}: {self.what}"


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
        wrong = (
            _in_place(entry, last) or _in_seal(entry, last, following) or _by_head(entry, head) or _in_step(entry, made)
        )
        if wrong:
            return Difference(wrong, entry.number, entry.item)
        last = entry.head
    if head is not None and head.number > last.number:
        return Difference(
            f"{_span(last.number + 1, head.number)} cut off: the head that was exported names entry {head.number}"
        )
    return None if states is None else next(_in_states(made, states), None)


def _with_next(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
    before: Entry | None = None
    for entry in entries:
        if before is not None:
            yield before, entry
        before = entry
    if before is not None:
        yield before, None


def _in_place(entry: Entry, last: Head) -> str | None:
    """Is it the next one?"""
    awaited = last.number + 1
    return None if entry.number == awaited else _out_of_order(entry.number, awaited)


def _in_seal(entry: Entry, last: Head, following: Entry | None) -> str | None:
    """Does it follow on the one before, and does it say what it was sealed with?"""
    try:
        sealed = seal(entry)
        _ = entry.facts
    except (NotCanonical, NoTimeZone) as error:
        return f"its content can't be what was entered: {error}"
    if entry.previous != last.hash:
        if sealed == entry.hash:
            return f"it doesn't follow on entry {last.number}: one of the two was put in later or sealed anew"
        return f"previous was changed: it isn't the hash of entry {last.number}"
    if sealed == entry.hash:
        return None
    if following is not None and following.previous == sealed:
        return f"hash was changed: what is entered gives {sealed[:12]}…, as the next entry knows"
    return "its content doesn't match its hash: item, action, actor, name, role, time, reason or data was changed"


def _by_head(entry: Entry, head: Head | None) -> str | None:
    if head is not None and head.number == entry.number and head.hash != entry.hash:
        return "it isn't the entry that the exported head names: the ledger was written anew"
    return None


def _out_of_order(number: int, awaited: int) -> str:
    if number > awaited:
        return f"{_span(awaited, number - 1)} missing before it"
    return f"it stands where entry {awaited} should: entered twice or out of order"


def _span(first: int, last: int) -> str:
    return f"entry {first} is" if first == last else f"entries {first} to {last} are"


def _in_step(entry: Entry, made: dict[str, ItemState]) -> str | None:
    try:
        made[entry.item] = apply(made.get(entry.item), entry)
    except ImpossibleEntry as error:
        return error.why
    return None


def _in_states(made: Mapping[str, ItemState], states: Mapping[str, Mapping[str, Any]]) -> Iterator[Difference]:
    """The states that differ, in the order of the items' last entries; then states of items that no entry opened."""
    for item, state in sorted(made.items(), key=lambda pair: pair[1].last_entry):
        stored = states.get(item)
        if stored is None:
            yield Difference("its state is not stored", None, item)
        elif (found := next(differences(stored, state.to_json()), None)) is not None:
            path, there, right = found
            yield Difference(f"{path} is stored as {_shown(there)}, its entries make it {_shown(right)}", None, item)
    for item in states:
        if item not in made:
            yield Difference("a state is stored, but no entry opened the item", None, item)


def differences(stored: Any, made: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401 - any JSON
    """Every place in which two JSON values differ: its path (``measures[0].target``), what is stored, what it should be."""
    if isinstance(stored, Mapping) and isinstance(made, Mapping):
        for key in sorted({*stored, *made}):
            yield from differences(stored.get(key), made.get(key), f"{path}.{key}" if path else key)
    elif isinstance(stored, list) and isinstance(made, list) and len(stored) == len(made):
        for index, (one, other) in enumerate(zip(stored, made, strict=True)):
            yield from differences(one, other, f"{path}[{index}]")
    elif stored != made or type(stored) is not type(made):
        yield path, stored, made


def _shown(value: object) -> str:
    said = _MISSING if value is None else str(value)
    return said if len(said) <= 60 else f"{said[:59]}…"
