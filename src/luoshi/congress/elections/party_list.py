"""Party lists: seats go to the highest quotients of votes and divisors (D'Hondt 1, 2, 3…; Sainte-Laguë 1, 3, 5…)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from luoshi.congress.elections.bars import Bar
from luoshi.congress.elections.choosing import share_of
from luoshi.congress.elections.election import Election
from luoshi.congress.elections.filling import Filled
from luoshi.congress.elections.steps import Step, step
from luoshi.congress.elections.tally import Votes


def fill_by_quotients(election: Election, tally: Mapping[str, Votes], votes_for_lists: int) -> Filled:
    """The id of a list stands in `elected` once for each of its seats, in the order in which they were won."""
    steps, lists = _above_threshold(election, tally, votes_for_lists)
    seats: Counter[str] = Counter()
    elected: list[str] = []
    while lists and len(elected) < election.seats:
        quotients = {one: Fraction(tally[one].support, _divisor(election, seats[one])) for one in lists}
        highest = max(quotients.values())
        winners = [one for one in lists if quotients[one] == highest]
        left = election.seats - len(elected)
        if len(winners) > left:
            names = tuple(election.names[one] for one in winners)
            steps.append(step("list_tie", left=left, quotient=highest, names=names))
            return Filled(tuple(elected), tuple(winners), tuple(steps))
        for one in winners:
            elected.append(one)
            steps.append(_seat(election, len(elected), one, tally[one].support, _divisor(election, seats[one])))
            seats[one] += 1
    return Filled(tuple(elected), (), tuple(steps))


def _above_threshold(election: Election, tally: Mapping[str, Votes], votes: int) -> tuple[list[Step], list[str]]:
    chosen = (election.choices or {}).get("electoral_threshold")
    share = share_of(chosen or election.ruleset.parameters["electoral_threshold"].word("share"))
    need, names = Bar("at_least", share, "valid").need(votes), election.names
    lists = [one.id for one in election.candidates if tally[one.id].support >= need]
    steps = [
        step("list_shut_out", name=one.name, votes=tally[one.id].support, need=need)
        for one in election.candidates
        if one.id not in lists
    ]
    shown = tuple(names[one] for one in lists)
    article = election.ruleset.article("electoral_threshold")
    if not share:
        # Nobody chose a threshold: there is nothing to work out, and no article to rest it on.
        return steps, lists
    bar = step("list_bar", votes=votes, share=share, exact=share * votes, need=need, names=shown, article=article)
    return [bar, *steps], lists


def _divisor(election: Election, seats: int) -> int:
    return 2 * seats + 1 if election.choice("divisors") == "sainte-lague" else seats + 1


def _seat(election: Election, number: int, one: str, votes: int, divisor: int) -> Step:
    quotient = Fraction(votes, divisor)
    return step("list_seat", number=number, name=election.names[one], votes=votes, divisor=divisor, quotient=quotient)
