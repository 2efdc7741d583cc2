"""Figures said in one breath (增长8%、9%和10%), and where between figures the words of one end and those of the next begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from luoshi.reading.outline import Clause
from luoshi.reading.values import Quantity

_JOINS = re.compile(r"(?:[、和及与，,；;或 \u3000]|以及)+")
# What ends a cell or a line of a list that was taken together: a bar, an empty line, the number before an entry.
_CELL = re.compile(r"\||\n[ \u3000]*\n|(?:^|[\n|])[ \u3000]*\d{1,3}[.．、]?[ \u3000\n]+", re.MULTILINE)
_JOINS_ON = ("、", "和", "，", "及", "与", "；", "（", "(")
_JOINED_BY = ("、", "和", "及", "并", "，", "与")


class Run(NamedTuple):
    """Figures said in one breath, with the words of their clause before and behind them.

    ``text[left:at]`` is what leads to them, ``text[behind:right]`` what follows; ``after`` tells that an earlier run
    stands in the same clause.
    """

    figures: tuple[Quantity, ...]
    left: int
    right: int
    clause: Clause
    after: bool

    @property
    def at(self) -> int:
        """Where the words that lead to the figures end."""
        return self.figures[0].said_from

    @property
    def behind(self) -> int:
        """Where the words behind the figures begin."""
        return self.figures[-1].said_to


def read_runs(text: str, clause: Clause, figures: Sequence[Quantity]) -> Iterator[Run]:
    """The runs that these figures of a clause make, in order."""
    runs = list(_joined(text, figures))
    bounds = [clause.start, *(_bound(text, one[-1], other[0]) for one, other in pairwise(runs)), clause.end]
    for index, run in enumerate(runs):
        left = max(bounds[index], *(found.end() for found in _CELL.finditer(text, bounds[index], run[0].said_from)), 0)
        yield Run(tuple(run), left, bounds[index + 1], clause, index > 0)


def _joined(text: str, figures: Iterable[Quantity]) -> Iterator[list[Quantity]]:
    run: list[Quantity] = []
    for one in figures:
        if run and _JOINS.fullmatch(text, run[-1].said_to, one.said_from):
            run.append(one)
            continue
        if run:
            yield run
        run = [one]
    if run:
        yield run


def _bound(text: str, one: Quantity, other: Quantity) -> int:
    """Where between two figures the words of the first end: at what joins them, or right behind it where nothing does."""
    between = text[one.said_to : other.said_from]
    cut = 0 if between.startswith(_JOINS_ON) else max(between.rfind(mark) for mark in _JOINED_BY)
    return one.said_to + max(cut, 0)
