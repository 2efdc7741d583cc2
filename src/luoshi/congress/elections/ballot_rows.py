"""Rows of ballots into ballots: each row is looked at once, rows with the same marks are counted together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from luoshi.congress.elections.election import Ballot, BrokenElection
from luoshi.congress.elections.given import shown, whole_number

_LISTS = ("for", "against", "abstain", "write_in")
_KEYS = frozenset({*_LISTS, "weight", "count", "invalid"})
_NONE: list[str] = []
_ALL_LISTS = [list] * len(_LISTS)
Arrange = Callable[[Iterable[str]], tuple[str, ...]]


def ballots_of(rows: Iterable[object], *, ranked: bool) -> Counter[Ballot]:
    """How many ballots there are of each kind; raises `BrokenElection` that names the row, counted from 1.

    The order of marks is kept where preferences are `ranked`; elsewhere it would only make the same ballots look different.
    """
    arranged = tuple if ranked else _sorted
    found: Counter[Ballot] = Counter()
    for number, row in enumerate(rows, 1):
        try:
            ballot, count = _read(row, found, arranged)
        except BrokenElection as error:
            raise BrokenElection(f"ballots, row {number}: {error.cause}", error.cure) from error
        found[ballot] += count
    return found


def _read(row: object, known: Mapping[Ballot, int], arranged: Arrange) -> tuple[Ballot, int]:
    if not isinstance(row, dict):
        raise BrokenElection(f"it is {shown(row)}", 'write an object such as {"for": ["a"], "count": 60}')
    # A million rows come through here: what was seen before is known to be well-formed.
    count, weight, spoilt = row.get("count", 1), row.get("weight", 1), row.get("invalid", False)
    if type(count) is int and count >= 0 and type(weight) is int and type(spoilt) is bool and row.keys() <= _KEYS:
        lists = [row.get(key, _NONE) for key in _LISTS]
        try:
            if [type(one) for one in lists] == _ALL_LISTS:
                support, against, abstain, write_in = [arranged(one) if one else () for one in lists]
                ballot = Ballot(support, against, abstain, write_in, weight, spoilt)
                if ballot in known:
                    return ballot, count
        except TypeError:
            pass  # Something in a list can be no name; it is named below.
    return _checked(row, arranged), whole_number(count, "count")


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))


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
        raise BrokenElection(f'"{key}" is {shown(value)}', 'write a list of texts such as ["a", "b"]')
    if len(set(value)) < len(value):
        raise BrokenElection(f'"{key}" has a name twice', "list each name once")
    return value
