"""Numbering that contradicts itself: 一、二、四、"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from luoshi.reading.entries import Defect
from luoshi.reading.outline import Head, Outline

_DIGITS = {word: value for value, word in enumerate("零一二三四五六七八九")}
_CHINESE = re.compile(r"[一二三四五六七八九十]{1,3}")
_SHAPE = re.compile(r"[一二三四五六七八九十\d]+")
_TOP = 3
_DEEPEST = 8


class _Counter(NamedTuple):
    """The last number of a list that may still go on, and where its heading ends."""

    number: int
    end: int


def find_numbering_gaps(text: str, outline: Outline) -> Iterator[Defect]:
    """A defect at each heading before which a number of its level was passed over; a list that begins anew is none."""
    open_lists: dict[tuple[int, str], list[_Counter]] = {}
    for head in outline.heads:
        number = _number(head)
        if number is None or head.level > _TOP:
            continue
        for key in [key for key in open_lists if key[0] > head.level]:
            del open_lists[key]
        counters = open_lists.setdefault((head.level, _SHAPE.sub("N", head.marker)), [])
        here = _Counter(number, head.end)
        if number > 1 and any(counter.number == number - 1 for counter in counters):
            while counters[-1].number != number - 1:
                counters.pop()
            counters[-1] = here
            continue
        if counters and number > counters[-1].number + 1 and not _stands_between(text, head, counters[-1]):
            note = f"序号不连续：“{_word(counters[-1].number)}”之后是“{_word(number)}”"
            yield Defect(head.start, head.start + len(head.marker), "contradiction", note, "numbering-jumps")
        counters.append(here)
        del counters[:-_DEEPEST]


def _stands_between(text: str, head: Head, before: _Counter) -> bool:
    """Is the next number there after all, though no heading was seen in it?"""
    following = _SHAPE.sub(_word(before.number + 1), head.marker, count=1)
    return text.find(following, before.end, head.start) >= 0


def _number(head: Head) -> int | None:
    """The number of a heading that is written in Chinese numerals up to 99."""
    found = _CHINESE.search(head.marker)
    if found is None or head.marker.endswith(("要", "是", "则")):
        return None
    words = found.group()
    if "十" not in words:
        return _DIGITS[words] if len(words) == 1 else None
    # 十十 is a slip of the pen and no number.
    tens, _, ones = words.partition("十")
    if len(tens) > 1 or len(ones) > 1 or ones == "十":
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _word(number: int) -> str:
    names = "零一二三四五六七八九"
    if number < 10:
        return names[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else names[tens]) + "十" + (names[ones] if ones else "")
