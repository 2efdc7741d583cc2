"""Characters that were lost when the text was copied or converted."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.reading.entries import Defect
from luoshi.reading.lexicon.sought import Sought

_LOST = r"\ufffd\ue000-\uf8ff"
# One box is there to be ticked, one question mark asks. Where many are lost, what is left between them is no word either.
_MARKS = Sought(rf"[{_LOST}]+(?:[^\n{_LOST}]{{1,6}}[{_LOST}]+)*|\?{{2,}}|锟斤拷|烫烫烫|ï»¿|â€")


def find_lost_characters(text: str) -> Iterator[Defect]:
    """A defect for each run of replacement characters; a full question mark is none."""
    for found in _MARKS.finditer(text):
        run = found.group()
        yield Defect(
            found.start(), found.end(), "lost_characters", f"此处文字丢失，原文作“{run[:8]}”", "characters-lost"
        )
