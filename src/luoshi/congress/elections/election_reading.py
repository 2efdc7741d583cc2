"""Plain data into an `Election`: every number and name is checked before anything is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from luoshi.congress.elections.ballot_rows import ballots_of
from luoshi.congress.elections.choosing import choices_of
from luoshi.congress.elections.election import Ballot, BrokenElection, Candidate, Election
from luoshi.congress.elections.given import shown, table, text, whole
from luoshi.congress.elections.marks_read import with_write_ins_known
from luoshi.congress.elections.previous_round import check_previous, previous_of
from luoshi.congress.elections.ruleset import ROUNDS, Round, Ruleset
from luoshi.congress.elections.rulesets import RULESET_NAMES, UnknownRuleset, ruleset
from luoshi.congress.elections.weights import extra_votes

_KEYS = frozenset(
    {
        "ruleset",
        "office",
        "seats",
        "candidates",
        "entitled",
        "present",
        "issued",
        "returned",
        "ballots",
        "round",
        "previous",
        "choose",
        "weights",
    }
)


def read_election(given: Mapping[str, Any]) -> Election:
    """The election in a JSON object as `docs/how-to-count.md` describes it; raises `BrokenElection`."""
    rows = given.get("ballots")
    if not isinstance(rows, list):
        raise BrokenElection(f'"ballots" is {"missing" if rows is None else shown(rows)}', "write a list of ballots")
    return election_of(given, ballots_of(rows, ranked=ranks(given)))


def election_of(given: Mapping[str, Any], ballots: Counter[Ballot]) -> Election:
    """The election whose ballots were read already, from a file too large to be held; raises `BrokenElection`."""
    rules = ruleset_named(text(given, "ruleset"))
    entitled = whole(given, "entitled", 1)
    election = Election(
        ruleset=rules,
        office=text(given, "office", ""),
        seats=whole(given, "seats", 1),
        candidates=candidates_of(given.get("candidates", [])),
        entitled=entitled,
        present=_present(given, rules),
        issued=whole(given, "issued"),
        returned=whole(given, "returned"),
        ballots=ballots,
        round=_round(given, rules),
        previous=previous_of(given.get("previous"), count_before),
        choices=choices_of(given.get("choose", {}), rules),
        extra=extra_votes(given.get("weights", {}), rules, entitled),
        unused=tuple(sorted(map(str, given.keys() - _KEYS))),
    )
    check_previous(election)
    return with_write_ins_known(election)


def ranks(given: Mapping[str, Any]) -> bool:
    """Do these ballots rank, as far as is known? Where the rules were not named yet, they may."""
    name = given.get("ruleset")
    return not isinstance(name, str) or name not in RULESET_NAMES or ruleset(name).rule("marks") == "ranking"


def count_before(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The result of an earlier round that was given as its election."""
    from luoshi.congress.elections.counting import count

    return count(read_election(given)).to_json("en")


def ruleset_named(name: str) -> Ruleset:
    """The ruleset of that name; raises `BrokenElection` that lists those there are."""
    try:
        return ruleset(name)
    except UnknownRuleset as error:
        raise BrokenElection(str(error), f"there are {', '.join(RULESET_NAMES)}") from error


def _present(given: Mapping[str, Any], rules: Ruleset) -> int | None:
    if given.get("present") is None:
        if rules.rule("quorum") == "none" and rules.parameters["threshold"].word("base") != "present":
            return None
        if rules.parameters["quorum"].word("counted") == "turnout":
            return None
    return whole(given, "present")


def _round(given: Mapping[str, Any], rules: Ruleset) -> Round:
    found = text(given, "round", "final")
    if found not in ROUNDS:
        raise BrokenElection(f'"round" is "{found}"', f"write one of {', '.join(ROUNDS)}")
    if found == "preliminary" and rules.rule("preliminary") == "none":
        raise BrokenElection(f"{rules.name} knows no preliminary round", 'write "final" there')
    return found


def candidates_of(given: object) -> tuple[Candidate, ...]:
    """The candidates in a list of objects; raises `BrokenElection`."""
    if not isinstance(given, list):
        raise BrokenElection(f'"candidates" is {shown(given)}', "write a list of objects, each with an id and a name")
    found = tuple(_candidate(one, number) for number, one in enumerate(given, 1))
    _without_doubles([one.id for one in found])
    return found


def _candidate(given: object, number: int) -> Candidate:
    one = table(given, f"candidate {number}")
    identity = text(one, "id")
    if not identity.strip():
        raise BrokenElection(f"candidate {number} has an empty id", "give each candidate an id of its own")
    return Candidate(identity, text(one, "name", identity))


def _without_doubles(ids: Iterable[str]) -> None:
    doubles = [one for one, count in Counter(ids).items() if count > 1]
    if doubles:
        raise BrokenElection(f'two candidates have the id "{doubles[0]}"', "give each candidate an id of its own")
