"""Elections for tests: whole ones from what matters in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from luoshi.congress.elections.counting import count
from luoshi.congress.elections.election_reading import read_election
from luoshi.congress.elections.steps import Language


def election(
    ruleset: str, seats: int, candidates: Sequence[str], ballots: Sequence[Mapping[str, Any]], **numbers: object
) -> dict[str, Any]:
    """An election as JSON would have it. Whatever is left out follows: all entitled are present and get a ballot."""
    returned = sum(ballot.get("count", 1) for ballot in ballots)
    entitled = numbers.pop("entitled", max(1, returned))
    return {
        "ruleset": ruleset,
        "office": "委员",
        "seats": seats,
        "candidates": [{"id": name, "name": name} for name in candidates],
        "entitled": entitled,
        "present": entitled,
        "issued": entitled,
        "returned": returned,
        "ballots": [dict(ballot) for ballot in ballots],
        **numbers,
    }


def result(given: Mapping[str, Any], language: Language = "en") -> dict[str, Any]:
    """What the count of such an election prints as JSON."""
    return count(read_election(given)).to_json(language)
