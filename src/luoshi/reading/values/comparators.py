"""Words beside a number that say whether it is a floor, a ceiling, a rough or an exact figure."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.reading.entries import Comparator
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, lexicon, words

_SENSES: tuple[Comparator, ...] = ("at_least", "at_most", "about", "equal")
_LINKS = ("", *words("comparators", "links"))
_BEFORE: dict[str, Comparator] = {
    word + link: sense for sense in _SENSES for word in words("comparators", f"before_{sense}") for link in _LINKS
}
_AFTER: dict[str, Comparator] = {
    word: sense for sense in _SENSES[:3] for word in words("comparators", f"after_{sense}")
}
_ENDS_ANOTHER: dict[str, str] = lexicon("comparators")["ends_another"]
_LONGEST = max(map(len, _BEFORE))
_LAST = frozenset(word[-1] for word in _BEFORE)
_BLANKS = " \u3000\xa0"
_SPACE = re.compile(r"\s+")
# 以内 may be broken by a blank in texts taken from a page: 以 内.
_OPENS_ANOTHER: dict[str, str] = lexicon("comparators")["opens_another"]
AFTER = (
    "(?:"
    + "|".join(
        r"[ \u3000]?".join(map(re.escape, word)) + (f"(?![{_OPENS_ANOTHER[word]}])" if word in _OPENS_ANOTHER else "")
        for word in sorted(_AFTER, key=len, reverse=True)
    )
    + ")"
)
_SAID_AFTER = lazy_pattern(rf"[ \u3000\xa0]?({AFTER})")
# 比三十大: the sense stands behind the number, but only 比 makes it one.
_THAN = "比"
_THAN_AFTER = re.compile(
    rf"[ \u3000\xa0]?(?:(?P<at_least>{alternation(words('comparators', 'than_at_least'))})"
    rf"|(?P<at_most>{alternation(words('comparators', 'than_at_most'))}))"
)


class Said(NamedTuple):
    """A comparator with the span of number and words together; None where no words compare."""

    comparator: Comparator | None
    start: int
    end: int


def read_said(text: str, start: int, end: int) -> Said:
    """What the words on both sides of a number say; those behind it have the last word."""
    before, after = _before(text, start), _SAID_AFTER.match(text, end)
    if before is None and after is None and (than := _than(text, start, end)):
        return than
    said = Said(before.comparator if before else None, before.start if before else start, end)
    return said._replace(comparator=_AFTER[_SPACE.sub("", after[1])], end=after.end()) if after else said


def is_compared(text: str, start: int, end: int) -> bool:
    """Do words stand there that take nothing but a number (大于, 比 … 大)? Rough ones (近) stand before names as well."""
    before = _before(text, start)
    return (before is not None and before.comparator != "about") or _than(text, start, end) is not None


def read_before(text: str, end: int) -> Said:
    """The comparator whose words end at `end` (不低于, 约, 控制在), if there is one."""
    return _before(text, end) or Said(None, end, end)


def sense_after(said: str) -> Comparator:
    """What the words after a number mean: 以上, 左右, 以 内."""
    return _AFTER[_SPACE.sub("", said)]


def _before(text: str, end: int) -> Said | None:
    """The longest words that compare and end at `end`; blanks may stand between: 小于 或 等于."""
    at = _skip_back(text, end)
    if not at or text[at - 1] not in _LAST:
        return None
    word, found, skipped = "", None, 0
    while at and len(word) < _LONGEST and skipped < 2:
        at -= 1
        if text[at] in _BLANKS:
            skipped += 1
            continue
        word, skipped = text[at] + word, 0
        if word in _BEFORE and not (at and text[at - 1] in _ENDS_ANOTHER.get(word, "")):
            found = Said(_BEFORE[word], at, end)
    return found


def _than(text: str, start: int, end: int) -> Said | None:
    at = _skip_back(text, start)
    after = _THAN_AFTER.match(text, end) if at and text[at - 1] == _THAN else None
    if after is None:
        return None
    return Said("at_least" if after["at_least"] else "at_most", at - 1, after.end())


def _skip_back(text: str, end: int) -> int:
    while end and text[end - 1] in _BLANKS:
        end -= 1
    return end
