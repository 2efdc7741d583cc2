"""Characters that were lost when the text was copied or converted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.entries import Defect

_LOST = r"\ufffd\u25a1\ue000-\uf8ff"
# Where many are lost, what is left between them is no word either.
_MARKS = re.compile(rf"[{_LOST}]+(?:[^\n{_LOST}]{{1,6}}[{_LOST}]+)*|\?{{2,}}|锟斤拷|烫烫烫|ï»¿|â€")
_LONE_BOX = "\u25a1"


def find_lost_characters(text: str) -> Iterator[Defect]:
    """A defect for each run of replacement characters; a full question mark is none."""
    for found in _MARKS.finditer(text):
        run = found.group()
        # One box before a word is a box to tick, not a lost character.
        if run == _LONE_BOX:
            continue
        yield Defect(
            found.start(), found.end(), "lost_characters", f"此处文字丢失，原文作“{run[:8]}”", "characters-lost"
        )
