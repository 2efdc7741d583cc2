"""An election as it comes to be counted: candidates, numbers, ballots of the same marks together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from luoshi.congress.elections.ruleset import Round, Ruleset


class BrokenElection(Exception):
    """An election that cannot be counted because its data are wrong; ``str(error)`` is one line: cause, cure."""

    def __init__(self, cause: str, cure: str) -> None:
        self.cause, self.cure = cause, cure
        super().__init__(f"{cause}; {cure}")


class Candidate(NamedTuple):
    """Somebody on the ballot (or a list, where lists are voted on)."""

    id: str
    name: str


class Ballot(NamedTuple):
    """The marks of a ballot: ids of candidates, names written in, how many votes it carries, and whether it was found spoilt.

    Where preferences are ranked, `support` stands in their order.
    """

    support: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstain: tuple[str, ...] = ()
    write_in: tuple[str, ...] = ()
    weight: int = 1
    spoilt: bool = False

    @property
    def marks(self) -> int:
        """How many people it votes for."""
        return len(self.support) + len(self.write_in)

    @property
    def blank(self) -> bool:
        """Is nothing marked on it, and nothing wrong with it?"""
        return not (self.spoilt or self.support or self.against or self.abstain or self.write_in)


@dataclass(frozen=True, slots=True)
class Previous:
    """What the round before came to, as far as this round depends on it."""

    state: str
    elected: tuple[str, ...]
    tied: tuple[str, ...]
    vacancies: int


@dataclass(frozen=True, slots=True)
class Election:
    """One round to be counted. `present` is None where the rules know no quorum and nobody counted heads.

    `extra` are the votes beyond one a member; `choices` are what the rules leave open; `unused` are keys that nothing reads.
    """

    ruleset: Ruleset
    office: str
    seats: int
    candidates: tuple[Candidate, ...]
    entitled: int
    present: int | None
    issued: int
    returned: int
    ballots: Mapping[Ballot, int]
    round: Round = "final"
    previous: Previous | None = None
    choices: Mapping[str, str] | None = None
    extra: int = 0
    unused: tuple[str, ...] = ()

    def choice(self, parameter: str) -> str:
        """The word that a parameter has here: as chosen for this election, else as the rules have it."""
        chosen = (self.choices or {}).get(parameter)
        return chosen or self.ruleset.rule(parameter)

    @property
    def names(self) -> Mapping[str, str]:
        """Names by id; a person written in is known by the name alone."""
        return {candidate.id: candidate.name for candidate in self.candidates}
