"""The piles of ballots in a transferable vote: who holds which, at what value, and where they go next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from luoshi.congress.elections.election import Ballot

Pile = dict[tuple[str, ...], Fraction]


@dataclass(slots=True)
class Piles:
    """Ballots by the candidate who holds them; values are exact. `history` has the totals of each stage, the oldest first."""

    hopeful: list[str]
    held: dict[str, Pile]
    elected: list[str]
    pending: list[str]
    history: list[Mapping[str, Fraction]]

    @classmethod
    def dealt(cls, standing: Sequence[str], valid: Mapping[Ballot, int]) -> Piles:
        """Every ballot with its first preference."""
        piles = cls(list(standing), {one: {} for one in standing}, [], [], [])
        dealt: Counter[tuple[str, ...]] = Counter()
        for ballot, count in valid.items():
            dealt[ballot.support] += ballot.weight * count
        for ranking, votes in dealt.items():
            piles._give(ranking, Fraction(votes))
        piles._remember()
        return piles

    def copy(self) -> Piles:
        """The same piles, to be counted on in another way."""
        held = {one: dict(pile) for one, pile in self.held.items()}
        return Piles(list(self.hopeful), held, list(self.elected), list(self.pending), list(self.history))

    def total(self, one: str) -> Fraction:
        """The votes that a candidate holds."""
        return sum(self.held[one].values(), Fraction(0))

    def finished(self, seats: int) -> bool:
        """Are the seats filled, or no more hopefuls left than seats?"""
        return len(self.elected) + len(self.hopeful) <= seats or len(self.elected) >= seats

    def take_rest(self, seats: int) -> list[str]:
        """Elect the hopefuls who are left, where seats are."""
        rest = self.hopeful if len(self.elected) < seats else []
        self.elected += rest
        return list(rest)

    def elect(self, quota: int) -> list[str]:
        """Elect who has reached the quota, most votes first."""
        reached = [one for one in self.hopeful if self.total(one) >= quota]
        reached.sort(key=lambda one: -self.total(one))
        self.elected += reached
        self.pending += [one for one in reached if self.total(one) > quota]
        self.hopeful = [one for one in self.hopeful if one not in reached]
        return reached

    def next_to_move(self, seats: int) -> list[str]:
        """Whose ballots move next: the largest surplus, else the fewest votes; several where they were level at every stage."""
        if self.pending:
            return self._narrowed(self.pending, most=True)
        least = self._narrowed(self.hopeful, most=False)
        # Those without votes pass nothing on: which of them goes first changes nothing, as long as all of them go.
        idle = [one for one in least if not self.total(one)]
        if idle and len(self.elected) + len(self.hopeful) - len(idle) >= seats:
            return idle[:1]
        return least

    def pass_surplus(self, one: str, quota: int) -> Fraction:
        """Pass on what an elected candidate has beyond the quota; gives the part of its value that each ballot keeps."""
        total = self.total(one)
        rate = Fraction(total - quota, total)
        self.pending.remove(one)
        self._pass_on(one, rate)
        return rate

    def exclude(self, one: str) -> None:
        """Take a hopeful out; the ballots go on at the value they have."""
        self.hopeful.remove(one)
        self._pass_on(one, Fraction(1))

    def _pass_on(self, one: str, rate: Fraction) -> None:
        pile, self.held[one] = self.held[one], {}
        for ranking, votes in pile.items():
            self._give(ranking, votes * rate)
        self._remember()

    def _give(self, ranking: tuple[str, ...], votes: Fraction) -> None:
        for one in ranking:
            if one in self.hopeful:
                self.held[one][ranking] = self.held[one].get(ranking, Fraction(0)) + votes
                return

    def _remember(self) -> None:
        self.history.append({one: self.total(one) for one in self.hopeful})

    def _narrowed(self, among: Sequence[str], *, most: bool) -> list[str]:
        """Those with the most (fewest) votes, and of these whoever had at the last stage at which they differed."""
        pick = max if most else min
        best = pick(self.total(one) for one in among)
        level = [one for one in among if self.total(one) == best]
        for stage in reversed(self.history):
            if len(level) == 1 or not all(one in stage for one in level):
                continue
            best = pick(stage[one] for one in level)
            level = [one for one in level if stage[one] == best]
        return level
