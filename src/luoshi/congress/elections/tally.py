"""The tally: votes for, against and abstaining, candidate by candidate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from luoshi.congress.elections.election import Ballot, Election
from luoshi.congress.elections.steps import Step, step


class Votes(NamedTuple):
    """What one person got; together they are all valid votes, save for a name written in, which nobody else was asked about."""

    support: int
    against: int = 0
    abstain: int = 0


def tally_of(election: Election, valid: Mapping[Ballot, int]) -> dict[str, Votes]:
    """The votes of each candidate in the order of the ballot, then of those written in, by their names.

    Where preferences are ranked, `support` counts first preferences (STV) or the ballots that rank the candidate at all.
    """
    first_only = election.ruleset.method == "stv"
    support: Counter[str] = Counter()
    against: Counter[str] = Counter()
    for ballot, count in valid.items():
        votes = ballot.weight * count
        for name in (*(ballot.support[:1] if first_only else ballot.support), *ballot.write_in):
            support[name] += votes
        for name in ballot.against:
            against[name] += votes
    cast = votes_cast(valid)
    found = {
        candidate.id: Votes(
            support[candidate.id],
            against[candidate.id],
            cast - support[candidate.id] - against[candidate.id],
        )
        for candidate in election.candidates
    }
    return found | {name: Votes(support[name]) for name in sorted(support) if name not in found}


def votes_cast(valid: Mapping[Ballot, int]) -> int:
    """How many votes the valid ballots carry."""
    return sum(ballot.weight * count for ballot, count in valid.items())


def tally_steps(election: Election, tally: Mapping[str, Votes], cast: int) -> list[Step]:
    """A line a person."""
    names, method = election.names, election.ruleset.method
    if method != "majority":
        return [step(f"votes_{method}", name=names[one], support=votes.support) for one, votes in tally.items()]
    return [
        step("votes", name=names[one], support=votes.support, against=votes.against, abstain=votes.abstain, valid=cast)
        if one in names
        else step("votes_written", name=one, support=votes.support)
        for one, votes in tally.items()
    ]
