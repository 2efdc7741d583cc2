"""All small elections: every kind of ballot, every handful of them, without those that only rename the people of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations_with_replacement, permutations, product
from typing import Any

from congress.elections import election
from luoshi.congress.elections.rulesets import RULESET_NAMES, ruleset

NAMES = "abcd"
Marks = dict[str, list[str]]
BY_MAJORITY = [name for name in RULESET_NAMES if ruleset(name).method == "majority"]
BY_RANK = ["stv", "condorcet"]


def marked_ballots(candidates: str, *, strangers: str) -> list[Marks]:
    """A vote for or against each candidate or neither, with any of these names written in; those with the most marks first."""
    found = []
    for marks in product(("for", "against", "abstain"), repeat=len(candidates)):
        ballot: Marks = {"for": [], "against": [], "abstain": []}
        for one, mark in zip(candidates, marks, strict=True):
            ballot[mark].append(one)
        found += [{**ballot, "write_in": written} for written in _some_of(strangers)]
    return sorted([*found, {}], key=lambda ballot: -len(ballot.get("for", [])))


def ballots_that_tell(candidates: str) -> list[Marks]:
    """Every mark on ballots with a name written in; on the others, who is voted for: smaller elections show that the rest tells nothing."""
    marked = [one for one in marked_ballots(candidates, strangers="w") if one.get("write_in")]
    return [*plain_ballots(candidates), *marked]


def plain_ballots(candidates: str) -> list[Marks]:
    """A vote for each candidate or not."""
    marks = product((True, False), repeat=len(candidates))
    found = [{"for": [one for one, yes in zip(candidates, mark, strict=True) if yes]} for mark in marks]
    return sorted(found, key=lambda ballot: -len(ballot["for"]))


def rankings(candidates: str) -> list[Marks]:
    """Every ranking of some or all, the longest first."""
    lengths = range(len(candidates), -1, -1)
    return [{"for": list(order)} for length in lengths for order in permutations(candidates, length)]


def handfuls(ballots: Sequence[Marks], people: str, most: int) -> Iterator[tuple[Marks, ...]]:
    """Up to `most` ballots. The first marks the first candidates in their order: every other handful is one of these renamed."""
    for size in range(most + 1):
        for handful in combinations_with_replacement(ballots, size):
            chosen = handful[0].get("for", []) if handful else []
            if "".join(chosen) == people[: len(chosen)]:
                yield handful


def distinct_handfuls(ballots: Sequence[Marks], groups: Sequence[str], most: int) -> Iterator[tuple[Marks, ...]]:
    """Up to `most` ballots, one handful of all that are the same once the people of each group are renamed.

    Kept is the handful whose numbers of ballots come first. Whatever is left of such a handful without its last ballot comes first as
    well, for a ballot put in moves no number backwards: so each is found by adding ballots to those of one size less, and none is missed.
    """
    images = renamings(ballots, groups)
    found: list[tuple[int, ...]] = [()]
    for size in range(most + 1):
        yield from (tuple(ballots[number] for number in handful) for handful in found)
        if size < most:
            longer = (
                (*handful, number) for handful in found for number in range(handful[-1] if handful else 0, len(ballots))
            )
            found = [one for one in longer if all(tuple(sorted(image[n] for n in one)) >= one for image in images)]


def renamings(ballots: Sequence[Marks], groups: Sequence[str]) -> list[list[int]]:
    """For every way to rename the people within each group: which ballot each becomes, by their numbers."""
    ranked = any(ballot.get("for", []) != sorted(ballot.get("for", [])) for ballot in ballots)
    numbers = {_key(ballot, ranked): number for number, ballot in enumerate(ballots)}
    found = []
    for orders in product(*(permutations(group) for group in groups)):
        new = dict(zip("".join(groups), "".join(map("".join, orders)), strict=True))
        renamed = ({mark: [new.get(one, one) for one in names] for mark, names in ballot.items()} for ballot in ballots)
        found.append([numbers[_key(ballot, ranked)] for ballot in renamed])
    return found


def number_of_handfuls(ballots: Sequence[Marks], groups: Sequence[str], size: int) -> int:
    """How many handfuls of so many ballots there are, names aside, by Burnside's lemma: counted without making any."""
    images = renamings(ballots, groups)
    total = 0
    for image in images:
        # A handful stays itself where it holds each ballot as often as the one it becomes.
        stays = [1, *[0] * size]
        for length in _cycles(image):
            for at in range(length, size + 1):
                stays[at] += stays[at - length]
        total += stays[size]
    assert total % len(images) == 0
    return total // len(images)


def small_elections(
    names: Sequence[str],
    given: Iterable[tuple[Marks, ...]],
    candidates: str,
    seats: Sequence[int],
    *,
    missing: bool = True,
) -> Iterator[dict[str, Any]]:
    """Every handful under every ruleset, with nobody missing, with as many `missing` as voted, and with one ballot not returned."""
    for handful in given:
        returned = len(handful)
        numbers = {(max(1, returned),) * 2}
        if missing and any(ruleset(name).rule("quorum") != "none" for name in names):
            numbers |= {(returned + 1,) * 2, (2 * returned + 1, returned + 1)}
        for entitled, present in numbers:
            for name, seat in product(names, seats):
                yield election(name, seat, candidates, handful, entitled=entitled, present=present, issued=present)


def _some_of(strangers: str) -> list[list[str]]:
    picked = product((False, True), repeat=len(strangers))
    return [[one for one, taken in zip(strangers, pick, strict=True) if taken] for pick in picked]


def _key(ballot: Marks, ranked: bool) -> tuple[object, ...]:
    """What a ballot is told by: the order of its marks is of account in rankings alone."""
    if ranked:
        return tuple(ballot["for"])
    return tuple((mark, tuple(sorted(names))) for mark, names in sorted(ballot.items()))


def _cycles(image: Sequence[int]) -> Iterator[int]:
    """The lengths of the rounds in which ballots become each other."""
    left = set(range(len(image)))
    while left:
        first = at = left.pop()
        length = 1
        while (at := image[at]) != first:
            left.discard(at)
            length += 1
        yield length
