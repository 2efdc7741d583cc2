"""What the order of a published list says about the strokes of the characters in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

Key = tuple[int, str]


def key(order: str) -> Key:
    """By the number of strokes, then by the strokes themselves."""
    return len(order), order


def counts_in_order(level: str, counts: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """The numbers of strokes in a list, those that contradict their place replaced by what the neighbours leave open."""
    wrong = set(out_of_order(level, {char: "1" * counts[char][0] for char in level}))
    found = {char: counts[char] for char in level}
    for place, char in enumerate(level):
        if char in wrong:
            low = next((counts[one][0] for one in reversed(level[:place]) if one not in wrong), 1)
            high = next((counts[one][0] for one in level[place:] if one not in wrong), 99)
            found[char] = tuple(range(low, high + 1))
    return found


def in_order(level: str, said: Mapping[str, str], supposed: Mapping[str, str]) -> dict[str, str]:
    """The orders that are said, with those supposed ones that fit between their neighbours in the list."""
    sure = {char: said[char] for char in level if char in said}
    fitting = dict(sure)
    low = key("")
    ahead = [(place, key(sure[char])) for place, char in enumerate(level) if char in sure]
    for place, char in enumerate(level):
        while ahead and ahead[0][0] <= place:
            low = max(low, ahead.pop(0)[1])
        if char in supposed and char not in sure:
            high = ahead[0][1] if ahead else (99, "")
            if low <= key(supposed[char]) <= high:
                fitting[char] = supposed[char]
    wrong = out_of_order(level, fitting)
    return {char: order for char, order in fitting.items() if char in sure or char not in wrong}


def out_of_order(level: str, orders: Mapping[str, str]) -> list[str]:
    """The fewest characters that would have to be taken away for the rest to stand in order."""
    chars = [char for char in level if char in orders]
    tails: list[Key] = []
    ends: list[int] = []
    before: list[int] = []
    for place, char in enumerate(chars):
        at = bisect_right(tails, key(orders[char]))
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [key(orders[char])]
        ends[at : at + 1] = [place]
    kept = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return [char for place, char in enumerate(chars) if place not in kept]
