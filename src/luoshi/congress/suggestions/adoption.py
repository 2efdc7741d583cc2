"""The vote on a draft: adopted or not, with its sum; the version that was adopted is locked by its digest."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from luoshi.congress.roll.quorum import Proof
from luoshi.congress.suggestions.draft import Draft

State = Literal["adopted", "rejected", "void", "no_quorum"]
Base = Literal["entitled", "present"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Hands or presses counted: for, against, abstaining. Whoever is present and none of these did not vote."""

    for_: int
    against: int
    abstain: int


@dataclass(frozen=True, slots=True)
class Adoption:
    """The vote on one version: `need` votes for it out of a base of `base_count`."""

    version: int
    digest: str
    proof: Proof
    base: Base
    base_count: int
    tally: Tally
    need: int

    @property
    def state(self) -> State:
        """No quorum comes before a bad count, and that before the result."""
        counts = (self.tally.for_, self.tally.against, self.tally.abstain)
        if not self.proof.met:
            return "no_quorum"
        if min(counts) < 0 or sum(counts) > self.proof.have:
            return "void"
        return "adopted" if self.tally.for_ >= self.need else "rejected"

    def words(self, language: Literal["zh", "en"]) -> tuple[str, ...]:
        """The sum, line by line, for minutes and screens; the quorum comes first."""
        said = _words()[language]
        counted = {"for_": self.tally.for_, "against": self.tally.against, "abstain": self.tally.abstain}
        silent = self.proof.have - sum(counted.values())
        return (
            *self.proof.words(language),
            said["need"].format(base=said[self.base], count=self.base_count, need=self.need),
            said["tally"].format(silent=max(0, silent), **counted),
            said[self.state].format(
                for_=self.tally.for_, need=self.need, have=self.proof.have, sum=sum(counted.values())
            ),
        )


@dataclass(frozen=True, slots=True)
class Locked:
    """An adopted text: nobody changes it any more."""

    version: int
    digest: str

    def is_text(self, text: str) -> bool:
        """Is this, to the character, the text that was adopted?"""
        return Draft(self.version, text).digest == self.digest


def vote_on(draft: Draft, proof: Proof, tally: Tally, *, base: Base = "entitled") -> Adoption:
    """The result of a vote by more than half of `base`; half is not enough."""
    count = proof.entitled if base == "entitled" else proof.have
    return Adoption(draft.number, draft.digest, proof, base, count, tally, count // 2 + 1)


def lock(adoption: Adoption) -> Locked | None:
    """The lock on what was adopted; None where it wasn't."""
    return Locked(adoption.version, adoption.digest) if adoption.state == "adopted" else None


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    words: dict[str, dict[str, str]] = tomllib.loads(
        files(__package__ or "").joinpath("adoption.toml").read_text(encoding="utf-8")
    )
    return words
