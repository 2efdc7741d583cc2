"""Text that a spreadsheet would run as a formula, or read as another number, in a CSV for people; undone on the way back.

OWASP's advice against CSV injection: an apostrophe before = + - @ and control characters at the start of a cell. Text
that is nothing but digits gets one too where a spreadsheet would change it: 1.10 becomes 1.1, 007 becomes 7.
"""

from __future__ import annotations

import re

# The apostrophes before it are part of the pattern: what begins with one already must come back as it was.
_RISK = r"'*+(?:[=+\-@＝＋－＠\t\r\n\0]|(?:0[0-9][0-9.]*|[0-9]+\.[0-9]*0|[0-9]{16,})\Z)"
_AT_RISK = re.compile(r"\A" + _RISK)
_GUARDED = re.compile(rf"\A'(?={_RISK})")


def guard(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for something else."""
    return f"'{text}" if _AT_RISK.match(text) else text


def unguard(text: str) -> str:
    """The text as it was before `guard`: ``unguard(guard(text)) == text`` for every text."""
    return text[1:] if _GUARDED.match(text) else text
