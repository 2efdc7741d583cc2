"""The credentials report, the presence at an instant and the proof of a quorum as plain data for JSON."""

from __future__ import annotations

from typing import Any

from luoshi.congress.roll.credentials import Credentials
from luoshi.congress.roll.delegates import Delegate
from luoshi.congress.roll.presence import Presence
from luoshi.congress.roll.quorum import Proof

SCHEMA = "luoshi.roll/1"


def roll_data(credentials: Credentials, presence: Presence | None = None, proof: Proof | None = None) -> dict[str, Any]:
    """Under the schema ``luoshi.roll/1``; what wasn't asked for is null. Delegates go by their numbers, times as ISO text."""
    return {
        "schema": SCHEMA,
        "credentials": _credentials(credentials),
        "presence": _presence(presence) if presence else None,
        "quorum": _proof(proof) if proof else None,
    }


def _credentials(found: Credentials) -> dict[str, Any]:
    units = [
        {"unit": one.unit, "allotted": one.allotted, "listed": one.listed, "valid": one.valid, "vacant": one.vacant}
        for one in found.units
    ]
    return {
        "listed": found.listed,
        "valid": found.valid,
        "guests": found.guests,
        "units": units,
        "traits": {trait: dict(counted) for trait, counted in found.traits},
        "invalid": [_delegate(one) for one in found.invalid],
        "unexamined": [_delegate(one) for one in found.unexamined],
        "findings": [{"kind": one.kind, "about": list(one.about)} for one in found.findings],
    }


def _delegate(one: Delegate) -> dict[str, str]:
    return {"id": one.id, "name": one.name, "unit": one.unit, "reason": one.reason}


def _presence(found: Presence) -> dict[str, Any]:
    return {
        "at": found.at.isoformat(),
        "known": found.known,
        "entitled": len(found.entitled),
        "present": list(found.present),
        "represented": [{"delegate": giver, "by": holder} for giver, holder in found.represented],
        "absent": list(found.absent),
        "guests": list(found.guests),
        "oddities": [{"kind": one.kind, "line": one.number, "delegate": one.delegate} for one in found.oddities],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    rule = proof.rule
    return {
        "rule": rule.name,
        "article": rule.article,
        "sure": rule.sure,
        "base": "entitled",
        "base_count": proof.entitled,
        "share": f"{rule.share[0]}/{rule.share[1]}",
        "comparison": "more_than" if rule.strict else "at_least",
        "need": proof.need,
        "have": proof.have,
        "met": proof.met,
        "steps": {"zh": list(proof.words("zh")), "en": list(proof.words("en"))},
    }
