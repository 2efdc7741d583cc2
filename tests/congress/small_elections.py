"""All small elections: every kind of ballot, every handful of them, without those that only rename the candidates of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, permutations, product
from typing import Any

from congress.elections import election
from luoshi.congress.elections.rulesets import RULESET_NAMES, ruleset

NAMES = "abcd"
Marks = dict[str, list[str]]
BY_MAJORITY = [name for name in RULESET_NAMES if ruleset(name).method == "majority"]
BY_RANK = ["stv", "condorcet"]


def marked_ballots(candidates: str, *, written: bool) -> list[Marks]:
    """A vote for or against each candidate or neither, with and without a name written in; those with the most marks first."""
    found = []
    for marks in product(("for", "against", "abstain"), repeat=len(candidates)):
        ballot: Marks = {"for": [], "against": [], "abstain": [], "write_in": []}
        for one, mark in zip(candidates, marks, strict=True):
            ballot[mark].append(one)
        found += [ballot, {**ballot, "write_in": ["w"]}] if written else [ballot]
    return sorted([*found, {}], key=lambda ballot: -len(ballot.get("for", [])))


def plain_ballots(candidates: str) -> list[Marks]:
    """A vote for each candidate or not."""
    marks = product((True, False), repeat=len(candidates))
    found = [{"for": [one for one, yes in zip(candidates, mark, strict=True) if yes]} for mark in marks]
    return sorted(found, key=lambda ballot: -len(ballot["for"]))


def rankings(candidates: str) -> list[Marks]:
    """Every ranking of some or all, the longest first."""
    lengths = range(len(candidates), -1, -1)
    return [{"for": list(order)} for length in lengths for order in permutations(candidates, length)]


def handfuls(ballots: Sequence[Marks], candidates: str, most: int) -> Iterator[tuple[Marks, ...]]:
    """Up to `most` ballots. The first marks the first candidates in their order: every other handful is one of these renamed."""
    for size in range(most + 1):
        for handful in combinations_with_replacement(ballots, size):
            chosen = handful[0].get("for", []) if handful else []
            if "".join(chosen) == candidates[: len(chosen)]:
                yield handful


def small_elections(
    names: Sequence[str], ballots: Sequence[Marks], candidates: str, most: int, seats: Sequence[int]
) -> Iterator[dict[str, Any]]:
    """Every handful under every ruleset, with nobody missing, with as many missing as voted, and with one ballot not returned."""
    for handful in handfuls(ballots, candidates, most):
        returned = len(handful)
        numbers = {(max(1, returned),) * 2}
        if any(ruleset(name).rule("quorum") != "none" for name in names):
            numbers |= {(returned + 1,) * 2, (2 * returned + 1, returned + 1)}
        for entitled, present in numbers:
            for name, seat in product(names, seats):
                yield election(name, seat, candidates, handful, entitled=entitled, present=present, issued=present)
