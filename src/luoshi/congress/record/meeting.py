"""What the record of a meeting consists of: frozen values in the order in which things happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from luoshi.congress.roll.quorum import Proof
from luoshi.congress.suggestions.adoption import Adoption

ItemKind = Literal["opening", "report", "discussion", "resolution", "election", "closing"]


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody took the floor: the person's number or name, in which role, and what was said in a sentence (may be empty)."""

    person: str
    role: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A person's word for something that the program can't know: who, when, why."""

    by: str
    at: date
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that the meeting decided. What nobody has said yet is empty.

    `owner` answers for it by `due`; `evidence` says what will show that it is done. `needs_none` is a person's mark that there
    is nothing to deliver.
    """

    id: str
    text: str
    owner: str = ""
    due: date | None = None
    evidence: str = ""
    needs_none: Mark | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """A text that the meeting put to the vote, with the result; `about` names what it resolves on, `wording` are its paragraphs."""

    id: str
    about: str
    wording: tuple[str, ...]
    vote: Adoption | None = None
    decisions: tuple[Decision, ...] = ()

    @property
    def adopted(self) -> bool:
        """Was it voted on and adopted?"""
        return self.vote is not None and self.vote.state == "adopted"


@dataclass(frozen=True, slots=True)
class Elected:
    """Who was elected to what, in the order in which it was announced; `election` names the count that says so."""

    office: str
    names: tuple[str, ...]
    election: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda: who spoke, what was resolved, who was elected."""

    number: int
    kind: ItemKind
    title: str
    speeches: tuple[Speech, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    elected: tuple[Elected, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting: when and where, who was in the chair, the quorum as it was proven, and the items dealt with."""

    number: int
    begins: datetime
    ends: datetime
    place: str
    chair: str
    quorum: Proof | None
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A congress or a plenary. `title` is its full name: 青禾区第二届代表大会第三次会议."""

    title: str
    body: str
    sittings: tuple[Sitting, ...]

    def items(self) -> Iterator[AgendaItem]:
        """Every item in the order in which it was dealt with."""
        for sitting in self.sittings:
            yield from sitting.items

    def resolutions(self) -> Iterator[Resolution]:
        """Every text that was put to the vote."""
        for item in self.items():
            yield from item.resolutions

    def decisions(self) -> Iterator[Decision]:
        """What was decided by resolutions that were adopted."""
        for resolution in self.resolutions():
            if resolution.adopted:
                yield from resolution.decisions
