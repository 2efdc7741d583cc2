"""Whole numbers as people write them into a form."""

from __future__ import annotations

# More than nine digits are a slip of the finger: there are no so many ballots.
_DIGITS = 9


def is_whole(written: str) -> bool:
    """Is it a whole number of at most nine digits, without a sign?"""
    return written.isdecimal() and len(written) <= _DIGITS
