"""The round before: a vote among the tied has exactly the tied, a fresh vote nobody who is elected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from luoshi.congress.elections.election import BrokenElection, Election, Previous
from luoshi.congress.elections.given import shown, table, text, whole

Given = Mapping[str, Any]


def previous_of(given: object, count: Callable[[Given], Given]) -> Previous | None:
    """The round before, from its result or (counted by `count`) from its election; raises `BrokenElection`."""
    if given is None:
        return None
    found = table(given, '"previous"')
    try:
        result = count(found) if "ballots" in found and "state" not in found else found
        elected, tied = (_names(result, key) for key in ("elected", "tied"))
        return Previous(text(result, "state"), elected, tied, whole(result, "vacancies"))
    except BrokenElection as error:
        raise BrokenElection(f"previous: {error.cause}", error.cure) from error


def check_previous(election: Election) -> None:
    """Raises `BrokenElection` where this round doesn't follow from the one before."""
    before = election.previous
    if before is None or election.round not in {"tie", "fresh"}:
        return
    if election.round == "tie" and before.state != "tie":
        raise BrokenElection(f'the round before ended "{before.state}"', "vote among the tied only after a tie")
    if election.round == "fresh" and before.state == "tie":
        raise BrokenElection("the round before ended in a tie", "vote among the tied first")
    if election.seats != before.vacancies:
        raise BrokenElection(
            f'"seats" is {election.seats}, and {before.vacancies} were left', f"write {before.vacancies}"
        )
    _check_candidates(election, before)


def _check_candidates(election: Election, before: Previous) -> None:
    # Somebody who was written in has an id of their own once they stand on the ballot.
    standing = [{one.id, one.name} for one in election.candidates]
    among_tied = election.ruleset.rule("tie") == "again_among_tied"
    if election.round == "tie" and among_tied:
        missing = [one for one in before.tied if not any(one in names for names in standing)]
        strange = [one.name for one in election.candidates if not {one.id, one.name} & set(before.tied)]
        if missing or strange:
            raise BrokenElection(
                "the candidates are not those who were tied", f"let {', '.join(before.tied)} stand, and nobody else"
            )
    again = [one.name for one in election.candidates if {one.id, one.name} & set(before.elected)]
    if again:
        raise BrokenElection(f"{again[0]} is elected already", "leave out who is elected")


def _names(given: Given, key: str) -> tuple[str, ...]:
    value = given.get(key)
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise BrokenElection(f'"{key}" is {"missing" if value is None else shown(value)}', "write a list of ids")
    return tuple(value)
