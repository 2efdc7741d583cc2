"""Single transferable vote: weighted inclusive Gregory in exact fractions.

Source: Scottish Local Government Elections Order 2007, schedule 1, rules 45 to 52, with two differences that it names in its ruleset:
values are fractions, not cut to five decimals; and where candidates are level at every stage, lots are not drawn but every way is
counted, so that it is a tie only where the ways differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from luoshi.congress.elections.election import Ballot, Election
from luoshi.congress.elections.filling import Filled
from luoshi.congress.elections.steps import Step, step
from luoshi.congress.elections.stv_piles import Piles

# A count that is level again and again has many ways; so many are counted before it is called undecided.
_MOST_WAYS = 2_000


class _TooMany(Exception):
    """There are more ways than can be counted."""


def droop_quota(valid: int, seats: int) -> int:
    """The fewest votes that no more people can have than there are seats."""
    return valid // (seats + 1) + 1


def fill_by_transfers(election: Election, valid: Mapping[Ballot, int], quota: int) -> Filled:
    """Elect by quota, surplus and exclusion."""
    names = election.names
    ranked = {one for ballot in valid for one in ballot.support}
    standing = [candidate.id for candidate in election.candidates if candidate.id in ranked]
    steps: list[Step] = []
    if unranked := tuple(names[one.id] for one in election.candidates if one.id not in ranked):
        steps.append(step("unranked", names=unranked))
    piles = Piles.dealt(standing, valid)
    count = _Count(election, quota)
    try:
        ways = count.ways(piles, steps)
    except _TooMany:
        # The ways part from where the piles stand now: who was elected before is elected in each of them.
        return Filled(tuple(piles.elected), tuple(piles.hopeful), (*steps, step("stv_too_many")))
    return _agreed(ways, steps, names)


def _agreed(ways: Sequence[tuple[str, ...]], steps: list[Step], names: Mapping[str, str]) -> Filled:
    """Who is elected in every way is elected; who is in some ways only is tied."""
    always = set.intersection(*map(set, ways))
    safe = tuple(one for one in ways[0] if one in always)
    tied = tuple(one for one in names if one not in always and any(one in way for way in ways))
    if tied:
        shown = (tuple(names[one] for one in group) for group in (safe, tied))
        steps.append(step("stv_tie", safe=next(shown), tied=next(shown)))
    elif len(ways) > 1:
        steps.append(step("stv_same"))
    return Filled(safe, tied, tuple(steps))


class _Count:
    """Counts every way from one state of the piles on; only the first way is told."""

    def __init__(self, election: Election, quota: int) -> None:
        self.seats, self.quota, self.names = election.seats, quota, election.names
        self.counted = 0

    def ways(self, piles: Piles, steps: list[Step] | None) -> list[tuple[str, ...]]:
        """Who is elected, in order, in each way the count can go."""
        while not piles.finished(self.seats):
            self._tell(piles, steps)
            if self._elect(piles, steps):
                continue
            level = piles.next_to_move(self.seats)
            if len(level) > 1:
                return self._each(piles, level, steps)
            self._move(piles, level[0], steps)
        rest = piles.take_rest(self.seats)
        if steps is not None and rest:
            steps.append(step("stv_rest", names=tuple(self.names[one] for one in rest)))
        self.counted += 1
        if self.counted > _MOST_WAYS:
            raise _TooMany
        return [tuple(piles.elected)]

    def _each(self, piles: Piles, level: Sequence[str], steps: list[Step] | None) -> list[tuple[str, ...]]:
        if steps is not None:
            steps.append(step("stv_several", names=tuple(self.names[one] for one in level)))
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for one in level:
            way = piles.copy()
            self._move(way, one, None)
            for elected in self.ways(way, None):
                found.setdefault(frozenset(elected), elected)
        return list(found.values())

    def _elect(self, piles: Piles, steps: list[Step] | None) -> bool:
        reached = piles.elect(self.quota)
        if steps is not None:
            steps += [
                step("stv_elected", name=self.names[one], votes=piles.total(one), quota=self.quota) for one in reached
            ]
        return bool(reached)

    def _move(self, piles: Piles, one: str, steps: list[Step] | None) -> None:
        total = piles.total(one)
        if one in piles.pending:
            rate = piles.pass_surplus(one, self.quota)
            said = step("stv_surplus", name=self.names[one], surplus=total - self.quota, rate=rate)
        else:
            piles.exclude(one)
            said = step("stv_excluded", name=self.names[one], votes=total)
        if steps is not None:
            steps.append(said)

    def _tell(self, piles: Piles, steps: list[Step] | None) -> None:
        if steps is not None:
            standing = tuple(f"{self.names[one]} {piles.total(one)}" for one in piles.hopeful)
            steps.append(step("stv_count", number=len(piles.history), standing=standing))
