"""What every clue reader shares: the text with its furniture blanked, and how evidence is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from luoshi.reading.entries import Evidence
from luoshi.reading.text import Span

WEAK, FAIR, STRONG, DECISIVE = 1, 2, 3, 6
HEAD = 1600
# A last day for working with where no day of reading is given; what is counted forward from it is still a date.
_NO_BOUND = date(2100, 1, 1)
_GREETING = re.compile(r"各位(?:代表|委员|领导)|^\s{0,40}同志们", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A text to be dated: ``text`` whole, ``author`` its first `HEAD` characters with furniture blanked, places unchanged.

    ``opening`` is where the speech begins (各位代表), ``title`` the span of the title, ``today`` the last day it can be from.
    """

    text: str
    author: str
    opening: int
    title: Span | None
    today: date


def read_page(text: str, furniture: Sequence[Span], title: Span | None, today: date | None) -> Page:
    """Lay a text out for the readers of clues."""
    head = list(text[:HEAD])
    for span in furniture:
        if span.start >= HEAD:
            break
        for at in range(span.start, min(span.end, HEAD)):
            head[at] = " " if head[at] != "\n" else "\n"
    author = "".join(head)
    greeting = _GREETING.search(author)
    return Page(text, author, greeting.start() if greeting else min(len(author), 500), title, today or _NO_BOUND)


def evidence(
    rule: str, start: int, end: int, says: str, days: tuple[date | None, date | None], weight: int
) -> Evidence:
    """One clue: its rule and words, what it says in plain words, the days it allows, and how much it counts."""
    return Evidence(start, end, says, *days, rule, weight)


def places(text: str, word: str) -> Iterator[int]:
    """Where `word` stands in `text`, found at the speed of C."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))
