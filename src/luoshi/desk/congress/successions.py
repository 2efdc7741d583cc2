"""A body through its terms: what the congresses of one unit wrote of it, one after the other; who leaves when a new term begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from luoshi.congress.bodies import Body, Holding, Term
from luoshi.desk.congress.bodies import bodies_of
from luoshi.desk.congress.models import Congress


@dataclass(frozen=True, slots=True)
class Succession:
    """A body of this congress that follows on one of an earlier congress: all terms, all holdings, and the congresses before."""

    body: Body
    holdings: tuple[Holding, ...]
    before: tuple[Congress, ...]

    @property
    def term(self) -> Term:
        """The term that begins."""
        return self.body.terms[-1]

    @property
    def ended(self) -> Term:
        """The term that it follows on."""
        return self.body.terms[-2]


def successions(one: Congress) -> list[Succession]:
    """The bodies of a congress that the congresses of its unit had before, by their name."""
    mine, holdings = bodies_of(one)
    earlier = [
        (each, *bodies_of(each))
        for each in Congress.objects.filter(unit=one.unit_id, first_day__lte=one.first_day).order_by("first_day", "pk")
        if each.pk != one.pk
    ]
    found = []
    for body in mine:
        same = [(each, old, held) for each, bodies, held in earlier for old in bodies if old.id == body.id]
        ended = [old.terms[0] for _each, old, _held in same if old.terms[0].starts < body.terms[0].starts]
        if not ended:
            continue
        terms = (*sorted(ended, key=lambda term: term.starts), body.terms[0])
        held = [holding for _each, _old, given in same for holding in given if holding.body == body.id]
        own = [holding for holding in holdings if holding.body == body.id]
        given = tuple(ended_with_its_term(holding, terms) for holding in (*held, *own))
        found.append(Succession(replace(body, terms=terms), given, tuple(each for each, _old, _held in same)))
    return found


def ended_with_its_term(holding: Holding, terms: Sequence[Term]) -> Holding:
    """Whoever took office in a term leaves it on the day before the next one begins, unless they left earlier."""
    following = next((term for term in terms if term.starts > holding.since), None)
    if following is None:
        return holding
    last = following.starts - timedelta(days=1)
    if holding.until is not None and holding.until <= last:
        return holding
    return replace(holding, until=last, ended="term")
