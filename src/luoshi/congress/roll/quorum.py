"""Is the meeting able to decide? A named rule, its base, how many it needs, how many there are, and the sum in words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Literal

from luoshi.congress.roll.presence import Presence


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """More than, or at least, a share of those entitled. `article` and `sure` (S published, R reposted, M from memory) say whence.

    `proxies` is how many votes of others one delegate may hold; where it isn't 0, those represented count as there. `charter` says
    that the law leaves proxies to the organisation's own charter.
    """

    name: str
    title: Mapping[str, str]
    share: tuple[int, int]
    strict: bool
    proxies: int
    article: str
    sure: Literal["S", "R", "M"]
    charter: bool = False

    def allowing(self, most: int) -> QuorumRule:
        """The rule as a charter completes it, with so many proxies a delegate; as it is where the law leaves the charter no say."""
        return replace(self, proxies=most) if self.charter else self

    def need(self, base: int) -> int:
        """The least number that is enough, of `base` entitled; at least one, for nobody can't meet."""
        up, down = self.share
        least = base * up // down + 1 if self.strict else -(-base * up // down)
        return max(1, least)


@dataclass(frozen=True, slots=True)
class Proof:
    """The quorum at an instant: enough or not, with everything the sum was made of. `known` is the last line of the book used."""

    rule: QuorumRule
    at: datetime
    known: int
    entitled: int
    present: int
    represented: int
    need: int

    @property
    def have(self) -> int:
        """How many count as there."""
        return self.present + (self.represented if self.rule.proxies else 0)

    @property
    def met(self) -> bool:
        """Are there enough?"""
        return self.have >= self.need

    def words(self, language: Literal["zh", "en"]) -> tuple[str, ...]:
        """The sum, line by line, for minutes and screens."""
        said = _words()[language]
        up, down = self.rule.share
        share = said["more_than" if self.rule.strict else "at_least"].format(up=up, down=down)
        bound = said["above" if self.rule.strict else "no_fewer"]
        lines = [
            said["rule"].format(title=self.rule.title[language], share=share, article=self.rule.article),
            said["need"].format(base=self.entitled, up=up, down=down, need=self.need, bound=bound),
            said["have"].format(present=self.present),
        ]
        if self.rule.proxies:
            lines.append(said["with_proxies"].format(represented=self.represented, have=self.have))
        sums = {"have": self.have, "need": self.need, "short": self.need - self.have}
        return (*lines, said["met" if self.met else "not_met"].format(**sums))


def prove_quorum(rule: QuorumRule, presence: Presence) -> Proof:
    """The proof for one instant. `presence` must have been taken with the rule's own number of proxies."""
    entitled = len(presence.entitled)
    return Proof(
        rule=rule,
        at=presence.at,
        known=presence.known,
        entitled=entitled,
        present=len(presence.present),
        represented=len(presence.represented),
        need=rule.need(entitled),
    )


@cache
def quorum_rules() -> Mapping[str, QuorumRule]:
    """Every quorum rule by its name, from quorum.toml."""
    read = tomllib.loads(files(__package__ or "").joinpath("quorum.toml").read_text(encoding="utf-8"))
    return {name: _rule(name, table) for name, table in read["rules"].items()}


def _rule(name: str, table: Mapping[str, object]) -> QuorumRule:
    up, down = map(int, str(table["share"]).split("/"))
    sure = table["sure"]
    if sure not in {"S", "R", "M"}:
        raise ValueError(f"{name}: sure is {sure!r}")
    return QuorumRule(
        name=name,
        title={"zh": str(table["zh"]), "en": str(table["en"])},
        share=(up, down),
        strict=table["needs"] == "more_than",
        proxies=int(str(table.get("proxies", 0))),
        article=str(table["article"]),
        sure=sure,
        charter=bool(table.get("charter", False)),
    )


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    read = tomllib.loads(files(__package__ or "").joinpath("quorum.toml").read_text(encoding="utf-8"))
    words: dict[str, dict[str, str]] = read["words"]
    return words
