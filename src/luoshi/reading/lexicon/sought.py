"""Patterns to search long stretches with: they pass over every character that none of the words can begin with.

`re` skips ahead by itself only where each alternative begins with a plain character. Words with an optional part or a
choice at their head (`(?:力争)?到`) make it try all of them at every place, which takes twenty times as long.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation

# One element of a pattern with what repeats it: a class, an escape, the head of a group, or a single character.
_ELEMENT = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*+(?:\]|$)|\\.|\(\?(?:<?[=!]|:|P<\w+>)|.", re.DOTALL)
_REPEATED = re.compile(r"(?:(?P<maybe>[?*]|\{0?,\d*\}|\{0\})|\+|\{\d+(?:,\d*)?\})[?+]?")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")


class NoOpening(ValueError):
    """A pattern can begin with any character, or be empty: a search for it can pass over nothing."""


def sought(pattern: str) -> str:
    """A regular expression that finds where `pattern` matches; only the first character there is the match.

    Good for asking whether it stands in a stretch, not for how far it goes. Raises `NoOpening` where it can begin with anything.
    """
    # The class comes first for the search to skip by; the look behind it begins with the character just found.
    return f"{opening(pattern)}(?<=(?={pattern})(?s:.))"


def lazy_sought(pattern: str) -> re.Pattern[str]:
    """What `sought` makes of the pattern, compiled when it is first searched for."""
    return lazy_pattern(pattern, form=sought)


class Sought:
    """A pattern that stands in few places: it is looked for with a class, and how far it goes is asked only where it stands."""

    __slots__ = ("_at", "_begins")

    def __init__(self, pattern: str) -> None:
        self._begins, self._at = lazy_sought(pattern), lazy_pattern(pattern)

    def stands(self, text: str, start: int, end: int) -> bool:
        """Is there one in a stretch?"""
        return self._begins.search(text, start, end) is not None

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match in a stretch, or None."""
        begins = self._begins.search(text, start, end)
        return self._at.match(text, begins.start(), end) if begins else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches in a stretch, one behind the other."""
        # Where there is none, which is the rule, nothing is set going.
        begins = self._begins.search(text, start, end)
        return self._from(begins.start(), text, end) if begins else iter(())

    def _from(self, at: int, text: str, end: int) -> Iterator[re.Match[str]]:
        found = self._at.match(text, at, end)
        while found is not None:
            yield found
            found = self.search(text, max(found.end(), found.start() + 1), end)

    def count(self, text: str, start: int, end: int) -> int:
        """How many matches a stretch holds."""
        return sum(1 for _ in self.finditer(text, start, end))


class Tried(dict[str, "re.Pattern[str] | None"]):
    """The words to be tried where a character stands at their edge, as a pattern that is made when it first does; None for none.

    `edges` has each word with the class of the characters that it can begin, or end, with; `always` those that are tried anywhere.
    """

    def __init__(self, edges: Mapping[str, str], always: Iterable[str] = ()) -> None:
        self.edges, self.always = edges, tuple(always)
        self._edges = {word: lazy_pattern(edge) for word, edge in edges.items()}
        self._any = lazy_pattern("|".join(dict.fromkeys(edges.values())) or "(?!)")
        self._made: dict[tuple[str, ...], re.Pattern[str] | None] = {(): None}

    def __missing__(self, character: str) -> re.Pattern[str] | None:
        # Most characters are at the edge of no word: what is tried there is the same for all of them.
        here = self._edges.items() if self._any.match(character) else ()
        tried = (*self.always, *(word for word, edge in here if edge.match(character)))
        if tried not in self._made:
            self._made[tried] = re.compile(alternation(tried))
        self[character] = found = self._made[tried]
        return found


class Standing:
    """Words asked for at one place, of which some can begin with anything: `[^，]{0,20}走在前列`.

    Those are tried only where the part that is fixed (走在前列) stands farther on, or where the stretch ends as they do.
    """

    __slots__ = ("_begin", "_end", "_signs", "_vague")

    def __init__(self, *lists: tuple[str, ...]) -> None:
        vague: dict[str, str] = {}
        begin, end, free = {}, {}, []
        for word in dict.fromkeys(word for one in lists for word in one):
            sign = _fixed_part(word)
            if sign == word:
                begin[word] = opening(word)
            elif sign:
                vague[word] = sign
            elif edge := _closing(word):
                end[word] = edge
            else:
                free.append(word)
        self._begin, self._end = Tried(begin, free), Tried(end)
        self._vague = lazy_pattern(alternation(tuple(vague)))
        self._signs = lazy_sought(alternation(tuple(vague.values())))

    def stands_at(self, text: str, at: int, end: int) -> bool:
        """Does one of the words stand at `at`, before `end`?"""
        if at >= end:
            return False
        begin, closed = self._begin[text[at]], self._end[text[end - 1]]
        if (begin and begin.match(text, at, end)) or (closed and closed.match(text, at, end)):
            return True
        return self._signs.search(text, at, end) is not None and self._vague.match(text, at, end) is not None


def guarded(pattern: str) -> str:
    """The same regular expression, which gives up at once at a character that it cannot begin with."""
    return f"(?={opening(pattern)})(?:{pattern})"


def opening(pattern: str) -> str:
    """The class of the characters that a match of `pattern` can begin with; raises `NoOpening` where there is none."""
    firsts, empty = _openings(pattern)
    if empty:
        raise NoOpening(pattern)
    return f"[{''.join(dict.fromkeys(firsts))}]"


def _closing(pattern: str) -> str:
    """The class of the characters that a match of `pattern` can end with, where it goes to the end; else nothing."""
    elements = [element for element, _ in _elements(pattern)]
    if elements[-1:] != ["$"] or "|" in elements:
        return ""
    try:
        lasts = "".join(dict.fromkeys(_closings(pattern[:-1])))
    except NoOpening:
        return ""
    # The end is also before a last line break.
    return f"[{lasts}\\n]"


def _closings(pattern: str) -> list[str]:
    """What stands in that class, piece by piece; raises `NoOpening` where a match can end with anything, or be empty."""
    lasts: list[str] = []
    closes = False
    for element, maybe in (*reversed(list(_elements(pattern))), ("|", False)):
        if element == "|":
            if not closes:
                raise NoOpening(pattern)
            closes = False
        elif not closes:
            if maybe or element.startswith(_LOOKS) or element in "^$":
                raise NoOpening(pattern)
            lasts += _closings(_inside(element)) if element[0] == "(" else _of_element(element, pattern)[0]
            closes = True
    return lasts


def _inside(group: str) -> str:
    """What stands in a group, without its brackets."""
    return re.sub(r"^\((?:\?(?::|P<\w+>))?", "", group)[:-1]


def _fixed_part(pattern: str) -> str:
    """What is left of a pattern from the first part on that cannot begin with anything; empty where there is none."""
    while pattern and "|" not in (element for element, _ in _elements(pattern)):
        try:
            opening(pattern)
        except NoOpening:
            end = _end_of_element(pattern, 0)
            repeated = _REPEATED.match(pattern, end)
            pattern = pattern[repeated.end() if repeated else end :]
        else:
            return pattern
    return ""


def _openings(pattern: str) -> tuple[list[str], bool]:
    """What stands in the class, piece by piece, and whether the pattern can match nothing at all."""
    firsts: list[str] = []
    some_empty = False
    done = False
    for element, maybe in _elements(pattern):
        if element == "|":
            some_empty, done = some_empty or not done, False
        elif not done:
            inner, empty = _of_element(element, pattern)
            firsts += inner
            done = not (empty or maybe)
    return firsts, some_empty or not done


def _of_element(element: str, pattern: str) -> tuple[list[str], bool]:
    if element.startswith(_LOOKS) or element in "^$":
        return [], True
    if element[0] == "(":
        return _openings(_inside(element))
    if element == "." or element.startswith("[^"):
        raise NoOpening(pattern)
    if element[0] == "[":
        # A bracket that comes first in its class would close the class it is put into.
        return [re.sub(r"^\]", r"\\]", element[1:-1])], False
    return [element if element[0] == "\\" else re.escape(element)], False


def _elements(pattern: str) -> Iterator[tuple[str, bool]]:
    """The elements on the outer level, groups whole, each with whether it may be left out."""
    at = 0
    while at < len(pattern):
        end = _end_of_element(pattern, at)
        repeated = _REPEATED.match(pattern, end)
        yield pattern[at:end], bool(repeated and repeated["maybe"])
        at = repeated.end() if repeated else end


def _end_of_element(pattern: str, at: int) -> int:
    depth = 0
    for found in _ELEMENT.finditer(pattern, at):
        depth += found.group().startswith("(") - (found.group() == ")")
        if depth == 0:
            return found.end()
    raise NoOpening(pattern)
