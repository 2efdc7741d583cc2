"""The four orders in which names are announced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from luoshi.congress.names.person_name import PersonName, read_name
from luoshi.congress.names.stroke_order import Ordered, by_strokes

Order = Literal["strokes", "approved", "votes", "ballot"]
"""姓氏笔画; the order approved above; by votes, then 姓氏笔画; as on the ballot."""

ORDERS: tuple[Order, ...] = ("strokes", "approved", "votes", "ballot")


class VotesMissing(Exception):
    """An order by votes was asked for, and somebody's votes aren't there; says whose."""


def announced(names: Sequence[str], order: Order, *, votes: Mapping[str, int] | None = None) -> tuple[Ordered, ...]:
    """The names as they are announced; for `approved` and `ballot` that is as they came.

    Equal votes stand by 姓氏笔画 and are reported by their reason there; who was elected on a tie is no matter of this order.
    Raises `VotesMissing`.
    """
    return announced_names([read_name(name) for name in names], order, votes=votes)


def announced_names(
    names: Sequence[PersonName], order: Order, *, votes: Mapping[str, int] | None = None
) -> tuple[Ordered, ...]:
    """As `announced`, for names whose surnames are found already; `votes` go by the name as written."""
    if order == "strokes":
        return by_strokes(names)
    if order == "votes":
        return _by_votes(names, votes or {})
    reasons = {id(one.name): one for one in by_strokes(names)}
    return tuple(Ordered(name, reasons[id(name)].strokes, "first") for name in names)


def _by_votes(names: Sequence[PersonName], votes: Mapping[str, int]) -> tuple[Ordered, ...]:
    missing = [name.written for name in names if name.written not in votes]
    if missing:
        raise VotesMissing("、".join(missing))
    equal: dict[int, list[PersonName]] = {}
    for name in names:
        equal.setdefault(votes[name.written], []).append(name)
    found: list[Ordered] = []
    for count in sorted(equal, reverse=True):
        first, *others = by_strokes(equal[count])
        found += [replace(first, rule="fewer-votes") if found else first, *others]
    return tuple(found)
