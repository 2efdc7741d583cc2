"""Signs that somebody put where a name or a number stood: X市, *镇, xx区, 某某同志, ××年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.entries import Defect
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import Sought

# A run of signs, not part of a word in letters, a sum or a formula.
_RUN = Sought(
    r"(?<![A-Za-z0-9+＋./\\_-])(?:[xXＸｘ×*＊＿_]{1,12}|某某|(?<![一二三四五六七八九十○〇])[○〇]{2,6}(?![一二三四五六七八九])|某(?=[市县区镇乡村]))(?![A-Za-z0-9+＋/_*-])"
)
_CUES = "xXＸｘ×*＊＿_某○〇"
_PLACED = re.compile(alternation(words("names", "placed")))
_COUNTED = lazy_pattern(alternation(words("names", "counted")))
_OWN = re.compile(alternation(words("names", "own")))
_HAN = lazy_pattern(r"[一-龥]")
_OPENS = "“‘《（("
_LONE_CAPITALS = 2


def find_placeholders(text: str) -> Iterator[Defect]:
    """One defect a run, with its span; whether a name or a number is missing is told by what follows."""
    if not any(sign in text for sign in _CUES):
        return
    found = [run for run in _RUN.finditer(text) if _stands_in(text, run)]
    capitals = sum(run.group() in "XＸ" for run in found)
    for run in found:
        # One X alone may be the author's own (X模式); a text with many of them was emptied of its names.
        if run.group() in "XＸ×*＊_＿" and capitals <= _LONE_CAPITALS and not _told(text, run.end(), lone=True):
            continue
        missing = _COUNTED.match(text, run.end()) is not None or text[run.start() - 1 : run.start()] == "第"
        yield Defect(
            run.start(),
            run.end(),
            "missing_number" if missing else "missing_name",
            f"以“{run.group()}”代替的{'数字' if missing else '名称'}",
            "placeholder",
        )


def _stands_in(text: str, run: re.Match[str]) -> bool:
    """Does the run stand between Chinese words, not as a bullet, a product of numbers or a letter of its own?"""
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    if _OWN.match(text, run.end()):
        return False
    if run.group()[0] in "×*＊_＿" and not (_told(text, run.end()) or len(run.group()) > 1):
        return False
    return (bool(after) and (_HAN.match(after) is not None or after in "“%％,，。")) or (
        bool(before) and _HAN.match(before) is not None
    )


def _told(text: str, at: int, *, lone: bool = False) -> bool:
    if lone and text.startswith("个", at):
        return False
    return _PLACED.match(text, at) is not None or _COUNTED.match(text, at) is not None
