"""The machine of rounds: nomination, preliminary, final, vote among the tied, fresh vote, fewer seats; what is allowed now, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from luoshi.congress.elections.announcing import OrderNames
from luoshi.congress.elections.contest import Contest, Nomination, Reduction, RoundHeld, Standing, standing
from luoshi.congress.elections.counting import count
from luoshi.congress.elections.election import Candidate, Election
from luoshi.congress.elections.ruleset import Round
from luoshi.congress.elections.steps import Step, step
from luoshi.congress.elections.surplus import surplus_range

MoveKind = Literal["nominate", "preliminary", "final", "tie", "fresh", "reduce", "announce"]


@dataclass(frozen=True, slots=True)
class Move:
    """Something that the rules allow now: for so many seats, among these candidates, and the sentence with the article."""

    kind: MoveKind
    seats: int
    candidates: tuple[Candidate, ...]
    said: Step


class NotAllowed(Exception):
    """What was to be recorded isn't allowed at this point; ``str(error)`` is one line: cause, cure."""

    def __init__(self, cause: str, cure: str) -> None:
        self.cause, self.cure = cause, cure
        super().__init__(f"{cause}; {cure}")


def next_in(contest: Contest) -> tuple[Move, ...]:
    """Everything that the rules allow now."""
    now = standing(contest)
    match now.stage:
        case "nomination":
            return (_move("nominate", contest, now, "surplus"),)
        case "final" | "preliminary":
            return _before_final(contest, now)
        case "tie":
            return (_move("tie", contest, now, "tie"),)
        case "fresh" if now.elected and contest.ruleset.rule("reduction") != "none":
            return _move("fresh", contest, now, "fresh"), _move("reduce", contest, now, "reduction")
        case "fresh":
            return (_move("fresh", contest, now, "fresh"),)
        case _:
            return (_move("announce", contest, now, "announce"),)


def nominate(contest: Contest, candidates: Sequence[Candidate]) -> Contest:
    """Put up the list of candidates; raises `NotAllowed` where there are fewer than the rules ask for."""
    _check_allowed(contest, "nominate")
    asked = surplus_range(contest.ruleset, contest.seats)
    more = len(candidates) - contest.seats
    article = contest.ruleset.article("surplus")
    if asked and more < asked.least:
        raise NotAllowed(
            f"{len(candidates)} candidates for {contest.seats} seats are too few ({article})",
            f"put up {contest.seats + asked.least} at least",
        )
    return _with(contest, Nomination(tuple(candidates)))


def hold_round(contest: Contest, election: Election, order_names: OrderNames | None = None) -> Contest:
    """Count a round and record it; raises `NotAllowed` where the rules have no such round now, `BrokenElection` as `count` does."""
    _check_allowed(contest, election.round)
    now = standing(contest)
    if election.ruleset.name != contest.ruleset.name:
        raise NotAllowed(f"the round is held by {election.ruleset.name}", f"hold it by {contest.ruleset.name}")
    if election.round != "preliminary" and election.seats != now.left:
        raise NotAllowed(
            f"the round is for {election.seats} seats, and {now.left} are left", "correct the number of seats"
        )
    _check_people(contest, now, election)
    return _with(contest, RoundHeld(election, count(election, order_names)))


def reduce_seats(contest: Contest, reduction: Reduction) -> Contest:
    """Give up the seats that are left, with the consent recorded; raises `NotAllowed`."""
    _check_allowed(contest, "reduce")
    rule = contest.ruleset.parameters["reduction"]
    consenting = rule.values.get("consent", [])
    if not isinstance(consenting, list) or reduction.by not in consenting:
        raise NotAllowed(f"{reduction.by} cannot consent to fewer seats", f"ask {consenting}")
    if not reduction.recorded.strip():
        raise NotAllowed(
            "it is not said where the consent is recorded", "name the record, such as the minutes of the meeting"
        )
    if reduction.by == "electors" and reduction.in_favour <= Fraction(rule.word("share")) * reduction.entitled:
        raise NotAllowed(
            f"{reduction.in_favour} of {reduction.entitled} electors consented ({contest.ruleset.article('reduction')})",
            f"more than {rule.word('share')} of them must",
        )
    return _with(contest, reduction)


def election_before(contest: Contest) -> RoundHeld | None:
    """The last round that was held."""
    return next((event for event in reversed(contest.events) if isinstance(event, RoundHeld)), None)


def _before_final(contest: Contest, now: Standing) -> tuple[Move, ...]:
    """A list that was made by a preliminary round goes to the vote; one that is too long has to go through a preliminary round first."""
    preliminary = _move("preliminary", contest, now, "preliminary")
    final = _move("final", contest, now, "threshold")
    asked = surplus_range(contest.ruleset, contest.seats)
    if now.listed:
        return (final,)
    too_many = asked is not None and asked.most is not None and len(now.candidates) - contest.seats > asked.most
    if too_many:
        return (preliminary,)
    return (final,) if contest.ruleset.rule("preliminary") == "none" else (final, preliminary)


def _move(kind: MoveKind, contest: Contest, now: Standing, parameter: str) -> Move:
    names = tuple(one.name for one in now.candidates)
    said = step(f"move_{kind}", article=contest.ruleset.article(parameter), seats=now.left, names=names)
    return Move(kind, now.left, now.candidates, said)


def _check_allowed(contest: Contest, kind: MoveKind | Round) -> None:
    allowed = next_in(contest)
    if kind not in {move.kind for move in allowed}:
        first = allowed[0]
        raise NotAllowed(
            f'"{kind}" is not allowed now', " ".join(move.said.said("en") for move in allowed) or first.kind
        )


def _check_people(contest: Contest, now: Standing, election: Election) -> None:
    """The candidates of a round are those of the list; in a fresh vote others may be put up, too."""
    given = {one.id for one in election.candidates} | {one.name for one in election.candidates}
    if election.round == "fresh" or (election.round == "tie" and contest.ruleset.rule("tie") == "again_among_all"):
        again = [one for one in now.elected if one in given]
        if again:
            raise NotAllowed(f"{again[0]} is elected already", "leave out who is elected")
        return
    known = {one.id for one in now.candidates} | {one.name for one in now.candidates}
    strangers = [one.name for one in election.candidates if not {one.id, one.name} & known]
    missing = [one.name for one in now.candidates if not {one.id, one.name} & given]
    if strangers or missing:
        who = ", ".join(one.name for one in now.candidates)
        raise NotAllowed(
            f"the candidates are not those of this round ({', '.join(strangers or missing)})", f"they are {who}"
        )


def _with(contest: Contest, event: Nomination | RoundHeld | Reduction) -> Contest:
    return replace(contest, events=(*contest.events, event))
