"""The result of a count: one of five states, who is elected, and every step of the way there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from luoshi.congress.elections.steps import Language, Step
from luoshi.congress.elections.tally import Votes

SCHEMA = "luoshi.count/1"
State = Literal["complete", "tie", "vacant", "void", "no_quorum"]
STATES: tuple[State, ...] = ("complete", "tie", "vacant", "void", "no_quorum")


@dataclass(frozen=True, slots=True)
class BallotSheet:
    """How many ballots there are of each kind; blank ones are among the valid."""

    issued: int
    returned: int
    valid: int
    invalid: int
    blank: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """What had to be cleared: the base with its number, the rule by name, and the fewest votes (None where no number decides)."""

    base: str
    base_count: int
    rule: str
    need: int | None


@dataclass(frozen=True, slots=True)
class Result:
    """Who is elected (most votes first) and who is tied, by id, or by name where they were written in.

    `announce` has those elected in the order in which they are announced; `next` is what the rules allow now.
    """

    state: State
    elected: tuple[str, ...]
    tied: tuple[str, ...]
    vacancies: int
    tally: Mapping[str, Votes]
    ballots: BallotSheet
    threshold: Threshold
    announce: tuple[str, ...]
    next: tuple[Step, ...]
    steps: tuple[Step, ...]

    def to_json(self, language: Language) -> dict[str, Any]:
        """The result as plain data under the schema ``luoshi.count/1``, its sentences in a language."""
        sheet, bar = self.ballots, self.threshold
        joined = " " if language == "en" else ""
        return {
            "schema": SCHEMA,
            "state": self.state,
            "elected": list(self.elected),
            "tied": list(self.tied),
            "vacancies": self.vacancies,
            "tally": {one: _votes(votes) for one, votes in self.tally.items()},
            "ballots": {
                "issued": sheet.issued,
                "returned": sheet.returned,
                "valid": sheet.valid,
                "invalid": sheet.invalid,
                "blank": sheet.blank,
            },
            "threshold": {"base": bar.base, "base_count": bar.base_count, "rule": bar.rule, "need": bar.need},
            "announce": list(self.announce),
            "next": joined.join(one.said(language) for one in self.next),
            "steps": [one.said(language) for one in self.steps],
        }


def _votes(votes: Votes) -> dict[str, int]:
    return {"for": votes.support, "against": votes.against, "abstain": votes.abstain}
