"""Who is meant by a mark: ids must be those of candidates, and a name written in may be a candidate's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from luoshi.congress.elections.election import Ballot, BrokenElection, Election


def with_write_ins_known(election: Election) -> Election:
    """The election with each candidate's own name, where it was written in, read as a mark for that candidate.

    Raises `BrokenElection` for marks of nobody who stands, and for a name that two candidates have.
    """
    known = _by_name(election)
    ids = {candidate.id for candidate in election.candidates}
    ballots: Counter[Ballot] = Counter()
    ranked = election.choice("marks") == "ranking"
    for ballot, count in election.ballots.items():
        _check_ids(ballot, ids)
        ballots[_in_one_form(_with_names_known(ballot, known), ranked=ranked)] += count
    return replace(election, ballots=ballots)


def _by_name(election: Election) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for candidate in election.candidates:
        for name in {candidate.id, candidate.name}:
            found[name] = (*found.get(name, ()), candidate.id)
    return found


def _check_ids(ballot: Ballot, ids: set[str]) -> None:
    for mark in (*ballot.support, *ballot.against, *ballot.abstain):
        if mark not in ids:
            raise BrokenElection(
                f'a ballot marks "{mark}", and no candidate has that id', 'a name that was added goes under "write_in"'
            )


def _with_names_known(ballot: Ballot, known: Mapping[str, tuple[str, ...]]) -> Ballot:
    if not any(name in known for name in ballot.write_in):
        return ballot
    support, write_in = list(ballot.support), []
    for name in ballot.write_in:
        meant = known.get(name, ())
        if len(meant) > 1:
            raise BrokenElection(
                f'"{name}" was written in, and two candidates are called so',
                "two people decide who is meant, and the ballot gets that id",
            )
        if not meant:
            write_in.append(name)
        elif meant[0] in {*ballot.against, *ballot.abstain}:
            raise BrokenElection(
                f'a ballot writes in "{name}" and does not support that candidate',
                "two people decide what the ballot says",
            )
        elif meant[0] not in support:
            support.append(meant[0])
    return ballot._replace(support=tuple(support), write_in=tuple(write_in))


def _in_one_form(ballot: Ballot, *, ranked: bool) -> Ballot:
    """The order of marks says nothing, unless they are ranked."""
    support = ballot.support if ranked else tuple(sorted(ballot.support))
    return ballot._replace(
        support=support,
        against=tuple(sorted(ballot.against)),
        abstain=tuple(sorted(ballot.abstain)),
        write_in=tuple(sorted(ballot.write_in)),
    )
