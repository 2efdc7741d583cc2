"""How many candidates there may be for so many seats."""

from __future__ import annotations

from math import ceil, floor
from typing import NamedTuple

from luoshi.congress.elections.bars import ruled_share
from luoshi.congress.elections.election import Election
from luoshi.congress.elections.ruleset import Ruleset
from luoshi.congress.elections.steps import Step, step


class SurplusRange(NamedTuple):
    """How many candidates more than seats there must and may be; `most` is None where the rules set no end."""

    least: int
    most: int | None

    def holds(self, candidates: int, seats: int) -> bool:
        """Is the number of candidates within it?"""
        more = candidates - seats
        return self.least <= more and (self.most is None or more <= self.most)


def surplus_range(rules: Ruleset, seats: int) -> SurplusRange | None:
    """The range for so many seats, None where the rules leave it open. Fractions of a person are rounded inwards."""
    surplus = rules.parameters["surplus"]
    match surplus.word("rule"):
        case "equal":
            return SurplusRange(0, 0)
        case "range":
            values = surplus.values
            least = int(str(values.get("least_more", 0))) or ceil(ruled_share(surplus.word("least") or "0") * seats)
            if "most_more" in values:
                return SurplusRange(least, int(str(values["most_more"])))
            share = surplus.word("most")
            # For one seat a fifth to a half of a person more is no number; the law says two candidates.
            return SurplusRange(least, max(least, floor(ruled_share(share) * seats)) if share else None)
        case _:
            return None


def surplus_steps(election: Election) -> list[Step]:
    """Whether the list of candidates is as the rules ask; it doesn't hold up the count."""
    if election.round not in {"final", "fresh"}:
        return []
    asked = surplus_range(election.ruleset, election.seats)
    if asked is None:
        return []
    candidates, article = len(election.candidates), election.ruleset.article("surplus")
    values = {"candidates": candidates, "seats": election.seats, "more": candidates - election.seats}
    if asked.holds(candidates, election.seats):
        return [step("surplus_kept", article=article, **values)]
    return [step(_missed(asked), article=article, least=asked.least, most=asked.most or 0, **values)]


def _missed(asked: SurplusRange) -> str:
    if asked == (0, 0):
        return "surplus_not_equal"
    return "surplus_too_few" if asked.most is None else "surplus_outside"
