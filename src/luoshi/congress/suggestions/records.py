"""What is written down about wishes: each record is frozen, and a later one corrects an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from luoshi.congress.suggestions.anchor import Anchor

Wish = Literal["change", "add", "delete", "remark"]
Disposition = Literal["adopted", "partly", "not"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What delegates want: `proposers` by their numbers, `group` where it comes from a delegation as a whole.

    `anchor` is the passage (None: the draft as a whole), `wording` what it should say instead.
    """

    id: str
    made: date
    proposers: tuple[str, ...]
    wish: Wish
    anchor: Anchor | None = None
    wording: str = ""
    reason: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """`one` is dealt with together with `into`, for the reason that `by` gave."""

    number: int
    one: str
    into: str
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the drafting group decided on a suggestion. `version` is the draft that shows it; a higher `number` corrects a lower."""

    number: int
    suggestion: str
    disposition: Disposition
    version: int
    by: str
    at: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A proposer was told of the answer with this number."""

    answer: int
    delegate: str
    at: date
