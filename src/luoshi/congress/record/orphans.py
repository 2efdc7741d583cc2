"""No orphan: every decision has an owner, a due date and evidence, or a person's mark that it needs none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from luoshi.congress.record.meeting import Decision

Missing = Literal["owner", "due", "evidence", "reason"]
"""What nobody has said: who answers for it, by when, what will show it; or why the mark was set that it needs none."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision that would be lost, and what it lacks."""

    decision: Decision
    missing: tuple[Missing, ...]


def orphans(decisions: Iterable[Decision]) -> tuple[Orphan, ...]:
    """The decisions that lack something, in their order."""
    found = ((decision, _missing(decision)) for decision in decisions)
    return tuple(Orphan(decision, missing) for decision, missing in found if missing)


def _missing(decision: Decision) -> tuple[Missing, ...]:
    mark = decision.needs_none
    if mark is not None:
        # A mark without a person or a reason is no mark.
        return () if mark.by.strip() and mark.why.strip() else ("reason",)
    said: tuple[tuple[Missing, bool], ...] = (
        ("owner", bool(decision.owner.strip())),
        ("due", decision.due is not None),
        ("evidence", bool(decision.evidence.strip())),
    )
    return tuple(name for name, there in said if not there)
