"""White space in HTML: what of it a reader sees. A line break of the markup waits until its neighbours are known."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
# Chinese has no spaces between words: a line break in the middle of a sentence of the markup is not one.
_WIDE: Final = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")


def collapse(words: str) -> str:
    """Every run of white space as one sign: a line break where the run has one, else a space."""
    return _SPACES.sub(lambda run: "\n" if "\n" in run[0] else " ", words)


def meet(before: str, more: str) -> str:
    """Two stretches of white space that meet: ideographic ones add up, the others count once."""
    wide = "".join(letter for letter in before + more if letter not in " \n")
    if wide:
        return wide
    return "\n" if "\n" in before + more else (before + more)[:1]


def resolve(last: str, space: str, first: str) -> str:
    """What waiting white space becomes between two characters: nothing at the start of a line, a space within."""
    if space == "\n" and _WIDE.match(last) and _WIDE.match(first):
        return ""
    if last == "" and space in (" ", "\n"):
        return ""
    return " " if space == "\n" else space


def resolve_inside(words: str) -> str:
    """Line breaks of the markup inside running text: none between two Chinese characters, else a space."""
    pieces = words.split("\n")
    out = pieces[:1]
    for left, right in pairwise(pieces):
        broken = _WIDE.match(left[-1:]) and _WIDE.match(right[:1])
        out += ("" if broken else " ", right)
    return "".join(out)
