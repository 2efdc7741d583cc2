"""What was found in the view of a text without its breaks, moved back to where it stands in the text itself.

A long text has a million values to move, most of them plain: what a kind of value is made of is asked once, not for each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from luoshi.reading.entries import Item
from luoshi.reading.unbroken import Unbroken

_PLAIN = frozenset((str, int, bool, float, type(None), date, Decimal))


class _Kind(NamedTuple):
    """How a kind of value is taken apart and put together; ``start`` is -1 where it is no stretch of the text."""

    parts: Callable[[Any], tuple[Any, ...]]
    made_of: Callable[..., Any]
    start: int
    end: int
    text: int


def moved_back(value: Any, view: Unbroken) -> Any:  # noqa: ANN401
    """The same value, however deep it goes, with every stretch where it stands in the source."""
    if type(value) in _PLAIN or value == ():
        return value
    kind_of: type = type(value)
    kind = _kind(kind_of)
    if kind is None:
        return value
    parts = [part if type(part) in _PLAIN else moved_back(part, view) for part in kind.parts(value)]
    if kind.start >= 0:
        parts[kind.start], parts[kind.end] = view.span((parts[kind.start], parts[kind.end]))
        if kind.text >= 0:
            parts[kind.text] = view.source[parts[kind.start] : parts[kind.end]]
    return kind.made_of(*parts)


@cache
def _kind(kind: type) -> _Kind | None:
    """None for what holds no stretch."""
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))
        parts: Callable[[Any], tuple[Any, ...]] = attrgetter(*names)
    elif issubclass(kind, Sequence):
        names, parts = getattr(kind, "_fields", ()), tuple
    else:
        return None
    made_of = kind if names else _row
    places = [names.index(name) if name in names else -1 for name in ("start", "end")]
    start, end = places if min(places) >= 0 else (-1, -1)
    return _Kind(parts, made_of, start, end, names.index("text") if kind is Item else -1)


def _row(*parts: object) -> tuple[object, ...]:
    return parts
