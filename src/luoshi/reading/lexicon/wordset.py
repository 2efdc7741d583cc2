"""A set of words that finds the longest one standing at a place: dictionary look-ups, no scanning."""

from __future__ import annotations

from collections.abc import Iterable


class WordSet:
    """Words indexed by their first character, longest first."""

    __slots__ = ("_lengths", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def __contains__(self, word: str) -> bool:
        return word in self._words

    @property
    def firsts(self) -> str:
        """The characters that one of them can begin with."""
        return "".join(sorted(self._lengths))

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
