"""Badges: the code of each delegate, and whose code one is. Codes are worked out, not kept; a badge that was lost gets another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from luoshi.desk.congress.codes import code_in, derived_code
from luoshi.desk.congress.models import Congress

REISSUED = "badge"
"""The line of the book that says that a delegate got another badge: the code before it opens no door any more."""


def badge_codes(one: Congress) -> Mapping[str, str]:
    """The code on the badge of everybody on the roll, by their numbers."""
    again = Counter(line.data["delegate"] for line in one.entries.filter(kind=REISSUED))
    numbers = one.delegates.values_list("number", flat=True)
    return {number: derived_code(one.pk, number, again[number]) for number in numbers}


def whose_badge(one: Congress, typed: str) -> str | None:
    """The number of the delegate whose code was typed or scanned; None where it is nobody's here."""
    code = code_in(typed)
    return next((number for number, known in badge_codes(one).items() if known == code), None)
