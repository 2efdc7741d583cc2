"""A share as people read it, in per cent: the same on a screen, in a bulletin and on paper."""

from __future__ import annotations

from fractions import Fraction


def percent(share: Fraction | None) -> str:
    """A share from 0 to 1 with one place, rounded half up, never up to a whole that is not reached; a dash for None."""
    if share is None:
        return "—"
    tenths = int(share * 1000 + Fraction(1, 2))
    tenths = min(tenths, 999) if share < 1 else tenths
    return f"{tenths // 10}.{tenths % 10}%"
