"""Votes beyond one a member: how many there may be, and how many ballots may carry."""

from __future__ import annotations

from fractions import Fraction

from luoshi.congress.elections.election import BrokenElection, Election
from luoshi.congress.elections.given import table, whole
from luoshi.congress.elections.ruleset import Ruleset


def extra_votes(given: object, rules: Ruleset, entitled: int) -> int:
    """The extra votes under ``{"extra": n}``, 0 where nothing is said; raises `BrokenElection` where they are too many."""
    weights = table(given, '"weights"')
    extra = whole(weights, "extra") if weights else 0
    if unknown := sorted(map(str, weights.keys() - {"extra"})):
        raise BrokenElection(f'"weights" has "{unknown[0]}"', 'write only "extra" there, the votes beyond one a member')
    if not extra:
        return 0
    if rules.rule("weights") == "none":
        raise BrokenElection(f"{rules.name} gives every elector one vote", 'leave "weights" out')
    most = Fraction(rules.parameters["weights"].word("most")) * entitled
    if extra > most:
        raise BrokenElection(
            f"{extra} extra votes are more than {rules.parameters['weights'].word('most')} of {entitled} basic ones",
            f"at most {most.numerator // most.denominator} are allowed ({rules.article('weights')})",
        )
    return extra


def check_weights(election: Election) -> None:
    """Raises `BrokenElection` where the ballots carry more extra votes than there are."""
    used = sum((ballot.weight - 1) * count for ballot, count in election.ballots.items())
    if used and election.ruleset.rule("weights") == "none":
        raise BrokenElection(
            f"{election.ruleset.name} gives every elector one vote", 'leave "weight" out of the ballots'
        )
    if used > election.extra:
        raise BrokenElection(
            f"the ballots carry {used} extra votes and there are {election.extra}", 'compare "weight" with "weights"'
        )
