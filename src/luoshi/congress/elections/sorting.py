"""Sorting the ballots: valid, invalid and blank, and the names written in that don't count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from luoshi.congress.elections.election import Ballot, Election
from luoshi.congress.elections.steps import Step, step


@dataclass(frozen=True, slots=True)
class Sorted:
    """Valid ballots by their marks (names that don't count taken off), and how many are invalid and blank; blank ones are valid."""

    valid: Mapping[Ballot, int]
    invalid: int
    blank: int
    steps: tuple[Step, ...]

    @property
    def count(self) -> int:
        """How many ballots are valid."""
        return sum(self.valid.values())


def sort_ballots(election: Election) -> Sorted:
    """Every ballot is valid or invalid, as a whole; none is lost."""
    valid: Counter[Ballot] = Counter()
    spoilt = 0
    invalid: Counter[int] = Counter()
    off: Counter[tuple[str, ...]] = Counter()
    for ballot, count in election.ballots.items():
        if not _is_valid(ballot, election):
            invalid[ballot.marks] += 0 if ballot.spoilt else count
            spoilt += count if ballot.spoilt else 0
            continue
        if ballot.write_in and not _carries_write_ins(ballot, election):
            off[ballot.write_in] += count
            ballot = ballot._replace(write_in=())
        valid[ballot] += count
    # A ballot whose only mark didn't count was marked all the same.
    blank = sum(count for ballot, count in election.ballots.items() if ballot.blank)
    total = invalid.total() + spoilt
    found = [step("spoilt", count=spoilt)] if spoilt else []
    steps = (*found, *_invalid_steps(election, +invalid), *_off_steps(election, off))
    summed = step("sorted", valid=valid.total(), invalid=total, returned=valid.total() + total, blank=blank)
    return Sorted(valid, total, blank, (*steps, summed))


def most_marks(election: Election) -> int | None:
    """How many names a ballot may mark; None where it ranks as many as it likes."""
    match election.choice("marks"):
        case "ranking":
            return None
        case "one":
            return 1
        case _:
            return election.seats


def _is_valid(ballot: Ballot, election: Election) -> bool:
    most = most_marks(election)
    if ballot.spoilt:
        return False
    if most is None or ballot.blank:
        return True
    if election.choice("marks") == "exactly":
        return ballot.marks == most
    return ballot.marks <= most


def _carries_write_ins(ballot: Ballot, election: Election) -> bool:
    """Does each name written in stand in the place of a candidate whom the ballot neither supports nor abstains on?"""
    match election.ruleset.rule("write_in"):
        case "free":
            return True
        case "none":
            return False
        case _:
            candidates = len(election.candidates)
            places = candidates - len(ballot.support) - len(ballot.abstain) + max(0, election.seats - candidates)
            return len(ballot.write_in) <= places


def _invalid_steps(election: Election, invalid: Mapping[int, int]) -> list[Step]:
    key = "not_exact" if election.choice("marks") == "exactly" else "overmarked"
    article, most = election.ruleset.article("marks"), most_marks(election) or 0
    return [step(key, count=count, marks=marks, most=most, article=article) for marks, count in sorted(invalid.items())]


def _off_steps(election: Election, off: Mapping[tuple[str, ...], int]) -> list[Step]:
    key = "no_write_ins" if election.ruleset.rule("write_in") == "none" else "barred"
    article = election.ruleset.article("write_in")
    return [step(key, count=count, names=names, article=article) for names, count in sorted(off.items())]
