"""Names written on ballots as they were written, and who two people found to be meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from luoshi.congress.elections.election import Ballot


@dataclass(frozen=True, slots=True)
class Adjudication:
    """Two people's finding on one name as written: who is meant, by a name all agree on; None where nobody can be."""

    written: str
    meant: str | None
    by: tuple[str, str]

    @property
    def stands(self) -> bool:
        """Are they two?"""
        first, second = (name.strip() for name in self.by)
        return bool(first and second and first != second)


def names_written(ballots: Mapping[Ballot, int]) -> Mapping[str, int]:
    """Every name written in, with how many ballots have it."""
    found: Counter[str] = Counter()
    for ballot, count in ballots.items():
        for name in ballot.write_in:
            found[name] += count
    return found


def adjudicated(ballots: Mapping[Ballot, int], findings: Sequence[Adjudication]) -> Counter[Ballot]:
    """The ballots with the names that were meant; a name that means nobody is no mark. Names without a finding stay as they are."""
    meant = {one.written: one.meant for one in findings}
    found: Counter[Ballot] = Counter()
    for ballot, count in ballots.items():
        names = [meant.get(name, name) for name in ballot.write_in]
        known = dict.fromkeys(name for name in names if name is not None)
        found[ballot._replace(write_in=tuple(sorted(known)))] += count
    return found
