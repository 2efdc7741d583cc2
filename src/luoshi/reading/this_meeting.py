"""Which meeting is spoken of: the one that the text is of, or another?"""

from __future__ import annotations

import re
from decimal import Decimal

from luoshi.reading.entries import Reason
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import Sought
from luoshi.reading.outline import Sentence
from luoshi.reading.values.numerals import read_number

_MEETING = Sought(alternation(words("decisions", "meetings")))
_NEARBY = re.compile(alternation(words("decisions", "nearby")))
# A meeting with a number of its own (市委十届四次全会); the one that a text is of is named where the text begins.
_NAMED = re.compile(
    r"第?[一二三四五六七八九十百0-9]{1,4}[届次中][^，。；！\n]{0,30}?(?:会议|全会|大会|代表会|党代会|人代会)"
)
_NUMBERED = re.compile(_NAMED.pattern + "上?$")
_ORDINAL = re.compile(r"[一二三四五六七八九十百0-9]{1,4}(?=[届次中])")
_NAME_LENGTH = 44
_NAMED_IN = 700


class Meetings:
    """Which sentences are about this meeting, and by which word: their own, or that of the sentence before."""

    def __init__(self, text: str) -> None:
        own = _NAMED.search(text, 0, _NAMED_IN)
        self.own = _ordinals(own.group()) if own else None
        self.last: tuple[int, Reason | None] = (-2, None)

    def of(self, index: int, sentence: Sentence, words_of: str) -> Reason | None:
        """The word by which sentence `index` with these words is about this meeting, None where it is not."""
        found = _MEETING.search(words_of, 0, len(words_of))
        if found is None:
            return self.last[1] if index - self.last[0] <= 1 else None
        here: Reason | None = Reason(
            "this-meeting", sentence.start + found.start(), sentence.start + found.end(), found.group()
        )
        numbered = _NUMBERED.search(words_of[max(0, found.end() - _NAME_LENGTH) : found.end()])
        if numbered is not None and not self._is_own(numbered.group()) and not _NEARBY.search(words_of):
            here = None
        elif numbered is None and index - self.last[0] == 1 and self.last[1] is None and not _NEARBY.search(words_of):
            # A bare 全会 right behind a sentence about another meeting means that other one.
            here = None
        self.last = (index, here)
        return here

    def _is_own(self, name: str) -> bool:
        """Is this the meeting that the text names first? 第三届人民代表大会第一次会议 and 三届人大一次会议 are the same one."""
        ordinals = _ordinals(name)
        return self.own is not None and (ordinals <= self.own or self.own <= ordinals)


def _ordinals(name: str) -> frozenset[Decimal | None]:
    """The numbers in a meeting's name, 20 and 二十 alike."""
    return frozenset(read_number(word) for word in _ORDINAL.findall(name))
