"""The head of a ledger: one line that whoever keeps it elsewhere can hold the whole ledger to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_LINE = re.compile(r"luoshi-head/1 (0|[1-9][0-9]{0,17}) (\S{1,40}) ([0-9a-f]{64})")


class BadHead(ValueError):
    """The line is no head of a ledger."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a ledger ends: the number and the hash of its last entry, and the time of it (None for an empty ledger)."""

    number: int
    hash: str
    at: datetime | None = None

    def __str__(self) -> str:
        """The head as one line for export: ``luoshi-head/1 NUMBER TIME HASH``, the time in UTC or ``-``."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds") if self.at else "-"
        return f"luoshi-head/1 {self.number} {at} {self.hash}"

    @property
    def short(self) -> str:
        """For the footer of what is printed: ``#1284 3f9c02ab71de``."""
        return f"#{self.number} {self.hash[:12]}"


# An empty ledger: its first entry names this as the hash before it.
START = Head(0, "0" * 64)


def parse_head(line: str) -> Head:
    """The head that an exported line names; raises `BadHead` with what a head looks like."""
    found = _LINE.fullmatch(line.strip())
    at = _time(found[2]) if found else None
    if found is None or (at is None) != (found[1] == "0"):
        message = "this is no head of a ledger; give the line that was exported: luoshi-head/1 NUMBER TIME HASH"
        raise BadHead(message)
    return Head(int(found[1]), found[3], at)


def _time(said: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        return None
    return at if at.tzinfo else None
