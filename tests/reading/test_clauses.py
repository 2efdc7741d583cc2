"""Clauses are kept as columns; from outside they are a sequence like any other, and the way back moves them too."""

from __future__ import annotations

from luoshi.reading.clauses import Clause, Clauses
from luoshi.reading.entries import SegmentKind
from luoshi.reading.outline import Outline
from luoshi.reading.segments import read_segments
from luoshi.reading.text import Span
from luoshi.reading.unbroken import Unbroken
from luoshi.reading.way_back import moved_back

ROWS = [Clause(0, 2, 0, "，"), Clause(3, 5, 0, "。"), Clause(6, 9, 1, "")]


def columns() -> Clauses:
    clauses = Clauses()
    for row in ROWS:
        clauses.extend([row])
    return clauses


def test_what_went_in_comes_out() -> None:
    clauses = columns()
    assert list(clauses) == [clauses[at] for at in range(len(clauses))] == ROWS
    assert clauses[1:] == ROWS[1:]
    assert clauses[-1] == ROWS[-1]


def test_the_way_back_moves_the_clauses_of_an_outline() -> None:
    view = Unbroken("改造\n，东街。修路桥", [Span(2, 3)])
    outline = moved_back(Outline((), (), (), columns()), view)
    assert [(one.start, one.end) for one in outline.clauses] == [(0, 2), (4, 6), (7, 10)]


def test_a_break_goes_with_what_stands_before_it() -> None:
    view = Unbroken("\n甲\n\n乙丙\n", [Span(0, 1), Span(2, 4), Span(6, 7)])
    assert view.text == "甲乙丙"
    painted: list[tuple[SegmentKind, list[Span]]] = [("task", [Span(0, 1)]), ("history", [Span(1, 2)])]
    segments = read_segments(3, Outline((), (), (), ()), (), painted, (Span(2, 3),), view)
    assert [(one.start, one.end, one.kind) for one in segments] == [
        (0, 4, "task"),
        (4, 5, "history"),
        (5, 7, "furniture"),
    ]
