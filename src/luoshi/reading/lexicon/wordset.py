"""A set of words that finds the longest one standing at a place: dictionary look-ups, no scanning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


class WordSet:
    """Words indexed by their first character and then their second, longest first: most places differ in one of the two."""

    __slots__ = ("_begin", "_lengths", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        # A word of one character has no second one: it stands under "".
        self._lengths: dict[str, dict[str, tuple[int, ...]]] = {}
        for word in sorted(self._words, key=len, reverse=True):
            behind = self._lengths.setdefault(word[0], {})
            behind[word[1:2]] = tuple(dict.fromkeys((*behind.get(word[1:2], ()), len(word))))
        self._begin: re.Pattern[str] | None = None

    def __contains__(self, word: str) -> bool:
        return word in self._words

    @property
    def firsts(self) -> str:
        """The characters that one of them can begin with."""
        return "".join(sorted(self._lengths))

    def places(self, text: str, start: int, end: int) -> Iterator[int]:
        """The places in a stretch where one of them can begin: its first character stands there."""
        # Few sets are ever asked this, and a class of hundreds of characters takes a while to make.
        self._begin = self._begin or re.compile(f"[{re.escape(self.firsts)}]")
        for found in self._begin.finditer(text, start, end):
            yield found.start()

    def end_of(self, text: str, at: int, end: int) -> int:
        """The end of the longest word that stands at `at` before `end`, or -1."""
        if at >= end:
            return -1
        behind = self._lengths.get(text[at])
        if behind is None:
            return -1
        if at + 1 < end:
            for length in behind.get(text[at + 1], ()):
                # Two characters have been looked at already.
                if length == 2 or (at + length <= end and text[at : at + length] in self._words):
                    return at + length
        return at + 1 if "" in behind else -1
