"""A set of words that finds the longest one standing at a place: dictionary look-ups, no scanning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


class WordSet:
    """Words indexed by their first character, longest first."""

    __slots__ = ("_begin", "_lengths", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
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
        lengths = self._lengths.get(text[at])
        if lengths is None:
            return -1
        for length in lengths:
            if at + length <= end and text[at : at + length] in self._words:
                return at + length
        return -1
