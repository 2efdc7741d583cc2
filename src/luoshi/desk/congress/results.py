"""A counted round as pages show it: one object for the page, the projector and the minutes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.congress.elections.contest import RoundHeld
from luoshi.congress.elections.result import Result
from luoshi.congress.elections.steps import Language, step_words
from luoshi.congress.elections.tally import Votes

_STATES: dict[str, Promise] = {
    "complete": _("Complete"),
    "tie": _("Tied"),
    "vacant": _("Seats are left"),
    "void": _("Void"),
    "no_quorum": _("No quorum"),
}


@dataclass(frozen=True, slots=True)
class ShownResult:
    """The result itself with its words: the round, those elected as announced, the tally by name, steps, and what is allowed next."""

    result: Result
    round: str
    state: Promise
    announced: tuple[tuple[str, int], ...]
    tied: tuple[str, ...]
    tally: tuple[tuple[str, Votes, bool, bool], ...]
    steps: tuple[str, ...]
    next: tuple[str, ...]


def shown_result(held: RoundHeld, language: Language) -> ShownResult:
    """A counted round in a language."""
    result, names = held.result, held.election.names
    return ShownResult(
        result=result,
        round=step_words(language)[held.election.round],
        state=_STATES[result.state],
        announced=tuple((names.get(one, one), result.tally[one].support) for one in result.announce),
        tied=tuple(names.get(one, one) for one in result.tied),
        tally=tuple(
            (names.get(one, one), votes, one in result.elected, one in result.tied)
            for one, votes in result.tally.items()
        ),
        steps=tuple(one.said(language) for one in result.steps),
        next=tuple(one.said(language) for one in result.next),
    )
