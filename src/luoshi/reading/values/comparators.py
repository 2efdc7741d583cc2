"""Words beside a number that say whether it is a floor, a ceiling, a rough or an exact figure."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.reading.entries import Comparator
from luoshi.reading.lexicon import words

_SENSES: tuple[Comparator, ...] = ("at_least", "at_most", "about")
_BEFORE: dict[str, Comparator] = {
    word: sense for sense in _SENSES[:3] for word in words("comparators", f"before_{sense}")
}
_AFTER: dict[str, Comparator] = {
    word: sense for sense in _SENSES[:3] for word in words("comparators", f"after_{sense}")
}
_LONGEST = max(map(len, _BEFORE))
_LAST = frozenset(word[-1] for word in _BEFORE)
_SPACE = re.compile(r"\s+")
# 以内 may be broken by a blank in texts taken from a page: 以 内.
AFTER = (
    "(?:" + "|".join(r"[ \u3000]?".join(map(re.escape, word)) for word in sorted(_AFTER, key=len, reverse=True)) + ")"
)


class Said(NamedTuple):
    """A comparator with the place of its words; an empty place where it is plain."""

    comparator: Comparator
    start: int
    end: int


def read_before(text: str, end: int) -> Said | None:
    """The comparator whose words end at `end` (不低于, 约, 控制在), or None."""
    while end and text[end - 1] in " \u3000\xa0":
        end -= 1
    if not end or text[end - 1] not in _LAST:
        return None
    for length in range(min(_LONGEST, end), 0, -1):
        sense = _BEFORE.get(text[end - length : end])
        if sense is not None:
            return Said(sense, end - length, end)
    return None


def sense_after(said: str) -> Comparator:
    """What the words after a number mean: 以上, 左右, 以 内."""
    return _AFTER[_SPACE.sub("", said)]
