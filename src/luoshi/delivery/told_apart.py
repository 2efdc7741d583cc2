"""Targets that share their words in the text (分别增长8%和9%), each under a name of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from luoshi.reading.entries import Target

# 城乡居民…分别 names the townspeople first: one word for two indicators that the statistics keep apart.
_BOTH = "城乡居民"
_EACH = ("城镇居民", "农村居民")


def told_apart(targets: Sequence[Target]) -> list[Target]:
    """The targets in their order; two of 城乡居民 in the same words become one of 城镇居民 and one of 农村居民."""
    groups: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for index, target in enumerate(targets):
        groups[target.start, target.end, target.indicator].append(index)
    named = list(targets)
    for (_, _, indicator), members in groups.items():
        if len(members) == len(_EACH) and indicator.count(_BOTH) == 1:
            for member, each in zip(members, _EACH, strict=True):
                named[member] = replace(targets[member], indicator=indicator.replace(_BOTH, each))
    return named


def sharing(targets: Sequence[Target]) -> frozenset[tuple[int, int]]:
    """The stretches of the text in which more than one target stands."""
    places = Counter((target.start, target.end) for target in targets)
    return frozenset(place for place, count in places.items() if count > 1)
