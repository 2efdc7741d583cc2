"""Figures that are told and not promised: of each figure outside of the plan, the rule by which it is no target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from luoshi.reading.entries import Horizon, Reason
from luoshi.reading.outline import Outline
from luoshi.reading.targets.refusals import refuse
from luoshi.reading.values.quantities import quantities_between


def read_figures_told(
    text: str, outline: Outline, horizons: Sequence[Horizon], known: Sequence[tuple[int, int]]
) -> Iterator[Reason]:
    """The figures of passages that look back or describe, in text order; those that share a character with ``known`` are not asked."""
    taken = bytearray(len(text))
    for start, end in known:
        taken[start:end] = b"\1" * (end - start)
    for clause in outline.clauses:
        horizon = horizons[clause.sentence]
        if horizon == "forward":
            continue
        for figure in quantities_between(text, clause.start, clause.end):
            if 1 not in taken[figure.start : figure.end]:
                rule = refuse(text, clause, figure) or _OF_HORIZON[horizon]
                yield Reason(rule, figure.said_from, figure.said_to)


_OF_HORIZON = {"back": "figure-in-review", "now": "figure-as-it-stands"}
