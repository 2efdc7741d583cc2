"""What the house has laid down: how many days there are for what. The defaults are common practice; settings may replace them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Terms:
    """Days are calendar days unless the name says that they are working days.

    ``sign_working_days``: to sign for an item. ``report_working_days``: to report after the end of a period.
    ``answer_working_days``: for the desk to answer a request. ``due_soon_days``: when a due date is near.
    ``again_days``: a reminder of one kind is not repeated earlier. ``ahead_by``, ``far_behind_by``: how far from its
    trajectory, as a share of the whole way, a measure is ahead, or so far behind that the light turns red.
    ``stale_periods``: after so many missed reports the last one tells nothing any more.
    """

    sign_working_days: int = 3
    report_working_days: int = 5
    answer_working_days: int = 5
    due_soon_days: int = 14
    again_days: int = 3
    ahead_by: Fraction = Fraction(5, 100)
    far_behind_by: Fraction = Fraction(10, 100)
    stale_periods: int = 2


DEFAULT_TERMS = Terms()
