"""The rules of election read a second time, slowly: whoever could be elected is found by trying, one ballot after the other.

Nothing here is taken from the engine. Each rule is written down as its text says it, for small elections only: every set of people, every
share of the seats, every way a transfer can go is tried, and what holds in all of them is the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import Any, NamedTuple

Given = Mapping[str, Any]


class Reading(NamedTuple):
    """What an election comes to."""

    state: str
    elected: frozenset[str] | tuple[tuple[str, int], ...]
    tied: frozenset[str]


# Ruleset: does the quorum hold for (entitled, present, returned)?
QUORUM: Mapping[str, Callable[[int, int, int], bool]] = {
    "party-local-congress-committee": lambda entitled, present, _: present * 2 > entitled,
    "party-local-discipline-commission": lambda entitled, present, _: present * 2 > entitled,
    "party-local-standing-committee": lambda entitled, present, _: present * 3 > entitled * 2,
    "party-local-secretaries": lambda entitled, present, _: present * 3 > entitled * 2,
    "party-grassroots-committee": lambda entitled, present, _: present * 5 >= entitled * 4,
    "people-congress-direct": lambda entitled, present, returned: present * 2 > entitled and returned * 2 > entitled,
    "people-congress-indirect": lambda entitled, present, _: present * 3 >= entitled * 2,
    "village-committee": lambda entitled, present, returned: present * 2 > entitled and returned * 2 > entitled,
    "trade-union-committee": lambda entitled, present, _: present * 3 >= entitled * 2,
    "workers-congress": lambda entitled, present, _: present * 3 >= entitled * 2,
    "cooperative-board": lambda entitled, present, _: present * 3 >= entitled * 2,
    "association-roberts-rules": lambda entitled, present, _: present * 2 > entitled,
}
PARTY = {name for name in QUORUM if name.startswith("party-")}
BASE_PRESENT = {"party-grassroots-committee"}
BASE_RETURNED = {"people-congress-direct", "village-committee"}
# Where a fresh vote goes to the most votes, from a third of the ballots.
THIRD = {"people-congress-direct", "village-committee"}
# Where a vote among the tied asks for the majority once more.
MAJORITY_AGAIN = {"cooperative-board", "association-roberts-rules"}
MOST_VOTES_BEFORE = {"people-congress-direct", "people-congress-indirect", "village-committee"}


def read_by_the_book(given: Given) -> Reading:
    """The state, who is elected (for lists: how many seats each) and who is tied."""
    name = given["ruleset"]
    if name in QUORUM and not QUORUM[name](given["entitled"], given["present"], given["returned"]):
        return Reading("no_quorum", frozenset(), frozenset())
    if given["returned"] > given["issued"]:
        return Reading("void", frozenset(), frozenset())
    ballots = [ballot for ballot in given["ballots"] for _ in range(ballot.get("count", 1))]
    ids = [one["id"] for one in given["candidates"]]
    if name == "stv":
        return _of_people(*_stv(ids, ballots, given["seats"]), given["seats"])
    if name == "condorcet":
        return _of_people(*_condorcet(ids, ballots, given["seats"]), given["seats"])
    if name == "party-list":
        return _lists(ids, ballots, given["seats"], given.get("choose", {}).get("divisors", "dhondt"))
    return _of_people(*_majority(given, ids, ballots), given["seats"])


def _of_people(elected: Iterable[str], tied: Iterable[str], seats: int) -> Reading:
    elected, tied = frozenset(elected), frozenset(tied)
    state = "tie" if tied else "complete" if len(elected) == seats else "vacant"
    return Reading(state, elected, tied)


def _majority(given: Given, ids: Sequence[str], ballots: Sequence[Given]) -> tuple[set[str], set[str]]:
    valid = [one for one in ballots if len(one.get("for", [])) + len(one.get("write_in", [])) <= given["seats"]]
    votes = dict.fromkeys(ids, 0)
    for ballot in valid:
        written = ballot.get("write_in", [])
        if given["ruleset"] in PARTY:
            # Each name written in takes the place of a candidate who was neither supported nor abstained on.
            places = [one for one in ids if one not in ballot.get("for", []) and one not in ballot.get("abstain", [])]
            spare = max(0, given["seats"] - len(ids))
            written = written if len(written) <= len(places) + spare else []
        for one in {*ballot.get("for", []), *written}:
            votes[one] = votes.get(one, 0) + ballot.get("weight", 1)
    passing = [one for one in votes if votes[one] > 0 and _passes(given, votes[one], ballots)]
    return _most_votes(passing, votes, given["seats"])


def _passes(given: Given, votes: int, ballots: Sequence[Given]) -> bool:
    name, round_ = given["ruleset"], given.get("round", "final")
    if round_ == "tie" and name not in MAJORITY_AGAIN:
        return True
    if round_ == "preliminary" and name in MOST_VOTES_BEFORE:
        return True
    if round_ == "fresh" and name in THIRD:
        return bool(votes * 3 >= given["returned"])
    if name == "association-roberts-rules":
        marked = [one for one in ballots if any(one.get(key) for key in ("for", "against", "abstain", "write_in"))]
        return votes * 2 > len(marked)
    base = (
        given["returned"] if name in BASE_RETURNED else given["present"] if name in BASE_PRESENT else given["entitled"]
    )
    return bool(votes * 2 > base + given.get("weights", {}).get("extra", 0))


def _most_votes(passing: Sequence[str], votes: Mapping[str, int], seats: int) -> tuple[set[str], set[str]]:
    """Every set of people in which nobody has fewer votes than somebody outside of it could fill the seats."""
    size = min(seats, len(passing))
    possible = [
        set(chosen)
        for chosen in combinations(passing, size)
        if all(votes[one] >= votes[other] for one in chosen for other in passing if other not in chosen)
    ]
    safe = set.intersection(*possible)
    return safe, set().union(*possible) - safe


def _lists(ids: Sequence[str], ballots: Sequence[Given], seats: int, divisors: str) -> Reading:
    """Every way to share out the seats in which no seat went to a lower quotient than one that was passed over."""
    votes = {one: sum(ballot.get("for", []) == [one] for ballot in ballots) for one in ids}

    def quotient(one: str, number: int) -> Fraction:
        return Fraction(votes[one], 2 * number + 1 if divisors == "sainte-lague" else number + 1)

    shares = []
    for share in product(range(seats + 1), repeat=len(ids)):
        won = [quotient(one, number) for one, got in zip(ids, share, strict=True) for number in range(got)]
        passed_over = [quotient(one, got) for one, got in zip(ids, share, strict=True)]
        if sum(share) == seats and min(won) > 0 and min(won) >= max(passed_over):
            shares.append(share)
    if not shares:
        return Reading("vacant", (), frozenset())
    sure = tuple(map(min, zip(*shares, strict=True)))
    tied = frozenset(one for place, one in enumerate(ids) if len({share[place] for share in shares}) > 1)
    elected = tuple((one, got) for one, got in zip(ids, sure, strict=True) if got)
    return Reading("tie" if tied else "complete", elected, tied)


def _condorcet(ids: Sequence[str], ballots: Sequence[Given], seats: int) -> tuple[set[str], set[str]]:
    """Of all sets whose members each beat everybody outside, the smallest; then again among the rest."""
    left = {one for one in ids if any(one in ballot.get("for", []) for ballot in ballots)}
    elected: set[str] = set()
    while left and len(elected) < seats:
        sets = [set(chosen) for size in range(1, len(left) + 1) for chosen in combinations(sorted(left), size)]
        top = next(one for one in sets if all(_beats(a, b, ballots) for a in one for b in left - one))
        if len(elected) + len(top) > seats:
            return elected, top
        elected |= top
        left -= top
    return elected, set()


def _beats(first: str, second: str, ballots: Sequence[Given]) -> bool:
    def place(ballot: Given, one: str) -> int:
        ranking = ballot.get("for", [])
        return int(ranking.index(one)) if one in ranking else 99

    places = [(place(ballot, first), place(ballot, second)) for ballot in ballots]
    return sum(a < b for a, b in places) > sum(b < a for a, b in places)


def _stv(ids: Sequence[str], ballots: Sequence[Given], seats: int) -> tuple[set[str], set[str]]:
    """Each paper keeps a value of its own; where several could go next, each goes in a count of its own."""
    papers = [(tuple(ballot.get("for", [])), Fraction(1)) for ballot in ballots]
    cast = sum(bool(ranking) for ranking, _ in papers)
    standing = [one for one in ids if any(one in ranking for ranking, _ in papers)]
    holders = [next((one for one in ranking if one in standing), None) for ranking, _ in papers]
    found = _ways(standing, [], [], papers, holders, seats, cast // (seats + 1) + 1, [])
    safe = set.intersection(*map(set, found))
    return safe, set().union(*found) - safe


def _ways(
    hopeful: list[str],
    elected: list[str],
    surplus: list[str],
    papers: list[tuple[tuple[str, ...], Fraction]],
    holders: list[str | None],
    seats: int,
    quota: int,
    before: list[dict[str, Fraction]],
) -> list[list[str]]:
    if len(elected) + len(hopeful) <= seats:
        return [[*elected, *hopeful]]
    if len(elected) == seats:
        return [elected]
    total = {
        one: sum((value for (_, value), holder in zip(papers, holders, strict=True) if holder == one), Fraction(0))
        for one in (*hopeful, *surplus)
    }
    reached = sorted((one for one in hopeful if total[one] >= quota), key=lambda one: -total[one])
    stages = before if before and before[-1] == total else [*before, total]
    if reached:
        more = [one for one in reached if total[one] > quota]
        left = [one for one in hopeful if one not in reached]
        return _ways(left, elected + reached, surplus + more, papers, holders, seats, quota, stages)
    among, pick = (surplus, max) if surplus else (hopeful, min)
    found = []
    for one in _level(among, stages, pick):
        left = [other for other in hopeful if other != one]
        rate = (total[one] - quota) / total[one] if surplus else Fraction(1)
        moved = [(r, v * rate if h == one else v) for (r, v), h in zip(papers, holders, strict=True)]
        new = [
            next((other for other in r if other in left), None) if h == one else h
            for (r, _), h in zip(papers, holders, strict=True)
        ]
        found += _ways(left, elected, [o for o in surplus if o != one], moved, new, seats, quota, stages)
    return found


def _level(among: Sequence[str], stages: Sequence[Mapping[str, Fraction]], pick: Any) -> list[str]:  # noqa: ANN401 - max or min
    level = list(among)
    for stage in reversed(stages):
        if all(one in stage for one in level):
            best = pick(stage[one] for one in level)
            level = [one for one in level if stage[one] == best]
    return level
