"""Condorcet: whoever beats everybody else one to one is elected; where nobody does, the Smith set is tied.

Source: Condorcet 1785; J. H. Smith, Econometrica 41 (1973). Candidates whom a ballot doesn't rank stand below those it does, level
with each other. Several seats go to the Smith set first, then to the Smith set of the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from luoshi.congress.elections.election import Ballot, Election
from luoshi.congress.elections.filling import Filled
from luoshi.congress.elections.steps import Step, step

Wins = Mapping[tuple[str, str], int]


def fill_by_pairs(election: Election, valid: Mapping[Ballot, int]) -> Filled:
    """Elect by comparing two at a time."""
    names = election.names
    ranked = {one for ballot in valid for one in ballot.support}
    standing = [candidate.id for candidate in election.candidates if candidate.id in ranked]
    wins = pairwise_wins(standing, valid)
    steps: list[Step] = [
        step("pair", first=names[a], second=names[b], wins=wins[a, b], losses=wins[b, a])
        for a, b in combinations(standing, 2)
    ]
    if unranked := tuple(names[one.id] for one in election.candidates if one.id not in ranked):
        steps.append(step("unranked", names=unranked))
    elected: list[str] = []
    while standing and len(elected) < election.seats:
        top, left = smith_set(standing, wins), election.seats - len(elected)
        shown = tuple(names[one] for one in top)
        if len(top) > left:
            steps.append(step("pair_tie", names=shown, count=len(top), left=left))
            return Filled(tuple(elected), tuple(top), tuple(steps))
        steps.append(step("pair_top", names=shown))
        elected += top
        standing = [one for one in standing if one not in top]
    return Filled(tuple(elected), (), tuple(steps))


def pairwise_wins(standing: Sequence[str], valid: Mapping[Ballot, int]) -> Wins:
    """For each two, how many votes prefer the first to the second."""
    wins = {(a, b): 0 for a in standing for b in standing if a != b}
    for ballot, count in valid.items():
        votes = ballot.weight * count
        for place, first in enumerate(ballot.support):
            below = set(standing) - set(ballot.support[: place + 1])
            for second in below:
                wins[first, second] += votes
    return wins


def smith_set(standing: Sequence[str], wins: Wins) -> list[str]:
    """The smallest set whose members each beat everybody outside of it, in the order given."""
    # By how many they beat: members of a Smith set beat more than anybody outside does.
    scores = {one: sum(wins[one, other] > wins[other, one] for other in standing if other != one) for one in standing}
    by_score = sorted(standing, key=lambda one: -scores[one])
    for size in range(1, len(standing)):
        best, rest = by_score[:size], by_score[size:]
        if all(wins[one, other] > wins[other, one] for one in best for other in rest):
            return [one for one in standing if one in best]
    return list(standing)
