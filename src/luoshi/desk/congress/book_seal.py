"""Is the book as it was written? Every line is sealed on the one before: what was altered, removed or slipped in breaks the row."""

from __future__ import annotations

from typing import NamedTuple

from luoshi.desk.congress.models import Congress


class BookSeal(NamedTuple):
    """How many lines there are, the seal of the last one, and the first line that does not follow from the one before (None: all do)."""

    lines: int
    seal: str
    broken: int | None


def first_broken(one: Congress) -> BookSeal:
    """The state of the book of a congress."""
    seal, count, broken = "", 0, None
    for count, line in enumerate(one.entries.order_by("number"), 1):
        if broken is None and (line.number != count or line.seal != line.seal_on(seal)):
            broken = line.number
        seal = line.seal
    return BookSeal(count, seal, broken)
