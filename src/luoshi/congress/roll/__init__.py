"""The roll: who is a delegate, whose credentials stand, who is there at an instant, and whether that is enough."""

from __future__ import annotations

from luoshi.congress.roll.attendance import Event
from luoshi.congress.roll.credentials import Credentials, credentials_report
from luoshi.congress.roll.delegates import Delegate
from luoshi.congress.roll.presence import Presence, presence_at
from luoshi.congress.roll.quorum import Proof, QuorumRule, prove_quorum, quorum_rules

__all__ = [
    "Credentials",
    "Delegate",
    "Event",
    "Presence",
    "Proof",
    "QuorumRule",
    "credentials_report",
    "presence_at",
    "prove_quorum",
    "quorum_rules",
]
