"""Rows of ballots into ballots: each row is looked at once, rows with the same marks are counted together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from luoshi.congress.elections.election import Ballot, BrokenElection
from luoshi.congress.elections.given import shown, whole_characters, whole_number

_LISTS = ("for", "against", "abstain", "write_in")
_KEYS = frozenset({*_LISTS, "weight", "count", "invalid"})
_NONE: list[str] = []
Arrange = Callable[[Sequence[str]], tuple[str, ...]]


def ballots_of(rows: Iterable[object], *, ranked: bool) -> Counter[Ballot]:
    """How many ballots there are of each kind; raises `BrokenElection` that names the row, counted from 1.

    The order of marks is kept where preferences are `ranked`; elsewhere it would only make the same ballots look different.
    """
    arranged = tuple if ranked else _sorted
    found: dict[Ballot, int] = {}
    for number, row in enumerate(rows, 1):
        # A million rows come through here: a kind of ballot that was seen before is known to be well-formed.
        ballot, count = _at_a_glance(row, arranged)
        if ballot not in found:
            try:
                ballot, count = _looked_at(row, arranged)
            except BrokenElection as error:
                raise BrokenElection(f"ballots, row {number}: {error.cause}", error.cure) from error
            found.setdefault(ballot, 0)
        found[ballot] += count
    return Counter(found)


def _at_a_glance(row: object, arranged: Arrange) -> tuple[Ballot | None, int]:
    """The ballot as long as everything has the right type; None where it hasn't."""
    if type(row) is not dict or not row.keys() <= _KEYS:
        return None, 0
    get = row.get
    count, weight, spoilt = get("count", 1), get("weight", 1), get("invalid", False)
    if type(count) is not int or count < 0 or type(weight) is not int or type(spoilt) is not bool:
        return None, 0
    support, against = get("for", _NONE), get("against", _NONE)
    abstain, write_in = get("abstain", _NONE), get("write_in", _NONE)
    if not (type(support) is type(against) is type(abstain) is type(write_in) is list):
        return None, 0
    try:
        ballot = Ballot(arranged(support), arranged(against), arranged(abstain), arranged(write_in), weight, spoilt)
        hash(ballot)
    except TypeError:  # Something in a list can be no name; it is named when the row is looked at.
        return None, 0
    return ballot, count


def _looked_at(row: object, arranged: Arrange) -> tuple[Ballot, int]:
    if not isinstance(row, dict):
        raise BrokenElection(f"it is {shown(row)}", "write each ballot as an object in braces")
    return _checked(row, arranged), whole_number(row.get("count", 1), "count")


def _sorted(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(names)) if len(names) > 1 else tuple(names)


def _checked(row: Mapping[str, Any], arranged: Arrange) -> Ballot:
    unknown = sorted(map(str, row.keys() - _KEYS))
    if unknown:
        raise BrokenElection(f'"{unknown[0]}" is no mark of a ballot', f"use {', '.join(sorted(_KEYS))}")
    support, against, abstain, write_in = (arranged(_names(row.get(key, _NONE), key)) for key in _LISTS)
    for first, second in ((support, against), (support, abstain), (against, abstain)):
        if both := sorted(set(first) & set(second)):
            raise BrokenElection(f'"{both[0]}" is marked in two ways', "two people decide what the ballot says")
    weight = whole_number(row.get("weight", 1), "weight", 1)
    spoilt = row.get("invalid", False)
    if not isinstance(spoilt, bool):
        raise BrokenElection(f'"invalid" is {shown(spoilt)}', "write true for a ballot that was found invalid")
    return Ballot(support, against, abstain, write_in, weight, spoilt)


def _names(value: object, key: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(name, str) and name.strip() for name in value):
        raise BrokenElection(f'"{key}" is {shown(value)}', "write a list of texts")
    if len(set(value)) < len(value):
        raise BrokenElection(f'"{key}" has a name twice', "list each name once")
    return [whole_characters(name, key) for name in value]
