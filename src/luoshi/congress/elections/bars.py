"""Bars: the share of a base that a vote has to clear, and the fewest whole votes that clear it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil, floor
from typing import Literal

Base = Literal["entitled", "present", "valid", "returned", "weights"]
Compare = Literal["more_than", "at_least", "most_votes"]

_SHARES = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "third",
    Fraction(2, 3): "two_thirds",
    Fraction(4, 5): "four_fifths",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """`more_than` or `at_least` a share of a base; `most_votes` asks for no share, only for one vote."""

    compare: Compare
    share: Fraction
    base: Base

    @property
    def name(self) -> str:
        """As in a result: ``more_than_half``, ``at_least_third``, ``most_votes``."""
        if self.compare == "most_votes":
            return self.compare
        share = _SHARES.get(self.share, f"{self.share.numerator}_in_{self.share.denominator}")
        return f"{self.compare}_{share}"

    def need(self, base_count: int) -> int:
        """The fewest whole votes that clear it, of a base of so many; never none, for nobody is elected without a vote."""
        exact = self.share * base_count
        match self.compare:
            case "more_than":
                return floor(exact) + 1
            case "at_least":
                return max(1, ceil(exact))
            case _:
                return 1

    def cleared(self, votes: int, base_count: int) -> bool:
        """Do so many votes clear it?"""
        return votes >= self.need(base_count)


@cache
def ruled_share(written: str) -> Fraction:
    """A share as a ruleset writes it: ``1/3``. Read once: every count asks for the same few."""
    return Fraction(written)


def more_than_half(base: Base) -> Bar:
    """The absolute majority of a base."""
    return Bar("more_than", Fraction(1, 2), base)
