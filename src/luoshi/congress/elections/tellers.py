"""Who may count: tellers and scrutineers are not candidates, nor close to one, and nobody checks their own work."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from luoshi.congress.elections.election import Candidate
from luoshi.congress.elections.steps import Step, step

Office = Literal["teller", "scrutineer"]


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody with an office at the count."""

    name: str
    office: Office


@dataclass(frozen=True, slots=True)
class Relatives:
    """Near relatives as they were declared: person → the people close to them. It holds both ways."""

    of: Mapping[str, Collection[str]] = field(default_factory=dict)

    def are_close(self, first: str, second: str) -> bool:
        """Was it declared, by either of them?"""
        return second in self.of.get(first, ()) or first in self.of.get(second, ())


def conflicts(officers: Sequence[Officer], candidates: Sequence[Candidate], relatives: Relatives) -> tuple[Step, ...]:
    """Why somebody may not have their office; a line for each reason, none where all may."""
    found = []
    for officer in officers:
        for candidate in candidates:
            if officer.name in {candidate.id, candidate.name}:
                found.append(step("conflict_candidate", name=officer.name, office=f"={officer.office}"))
            elif relatives.are_close(officer.name, candidate.name):
                values = {"name": officer.name, "candidate": candidate.name, "office": f"={officer.office}"}
                found.append(Step("conflict_relative", values))
    offices: dict[str, set[Office]] = {}
    for officer in officers:
        offices.setdefault(officer.name, set()).add(officer.office)
    found += [step("conflict_both", name=name) for name, held in offices.items() if len(held) > 1]
    return tuple(found)
