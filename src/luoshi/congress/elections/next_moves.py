"""What the rules allow after a count, with the article."""

from __future__ import annotations

from luoshi.congress.elections.election import Election
from luoshi.congress.elections.result import State
from luoshi.congress.elections.steps import Step, step

# For each state the sentence and the parameter that it rests on.
_SENTENCES: dict[State, tuple[str, str]] = {
    "complete": ("next_complete", "announce"),
    "tie": ("next_tie", "tie"),
    "vacant": ("next_vacant", "fresh"),
    "void": ("next_void", "returned"),
    "no_quorum": ("next_no_quorum", "quorum"),
}


def next_moves(election: Election, state: State, elected: int, tied: tuple[str, ...], quorum: int) -> tuple[Step, ...]:
    """A sentence or two for the state that a count ended in; `elected` is how many were, `quorum` how many must be there."""
    rules, left = election.ruleset, election.seats - elected
    key, parameter = _SENTENCES[state]
    if election.round == "preliminary" and state in {"complete", "vacant"}:
        key, parameter = f"{key}_preliminary", "preliminary"
    if state == "tie" and rules.rule("tie") == "again_among_all":
        key = "next_tie_all"
    names = tuple(election.names.get(one, one) for one in tied)
    first = step(key, article=rules.article(parameter), names=names, seats=left, count=elected, need=quorum)
    fewer = key == "next_vacant" and elected and rules.rule("reduction") != "none"
    return (first, step("next_reduce", article=rules.article("reduction"))) if fewer else (first,)
