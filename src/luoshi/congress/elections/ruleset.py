"""A ruleset: how one kind of body elects, each parameter with its article and how sure we are of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from luoshi.congress.elections.bars import Bar, Base, Compare, ruled_share

Method = Literal["majority", "stv", "condorcet", "list"]
Certainty = Literal["S", "R", "M"]
Round = Literal["preliminary", "final", "tie", "fresh"]
Value = str | int | list[str]

_BARS: Mapping[Round, str] = {"preliminary": "preliminary", "final": "threshold", "tie": "tie_round", "fresh": "fresh"}
ROUNDS: tuple[Round, ...] = tuple(_BARS)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One setting: its values by name, the article it rests on, and the mark S (published text), R (repost) or M (memory)."""

    values: Mapping[str, Value]
    article: str
    sure: Certainty
    note: Mapping[str, str]

    def word(self, key: str) -> str:
        """The value as a word, ``""`` where it isn't set."""
        return str(self.values.get(key, ""))

    def bar(self) -> Bar | None:
        """The value as a bar, None where it is none."""
        rule = self.word("rule")
        if rule not in {"more_than", "at_least", "most_votes"}:
            return None
        base = cast("Base", self.word("base") or "returned")
        return Bar(cast("Compare", rule), ruled_share(self.word("share") or "0"), base)


@dataclass(frozen=True, slots=True)
class Ruleset:
    """All parameters of one kind of election; `names` are what people call it, by language."""

    name: str
    names: Mapping[str, str]
    method: Method
    parameters: Mapping[str, Parameter]

    def rule(self, parameter: str) -> str:
        """The word by which a parameter works, such as ``again_among_tied``; ``none`` where these rules have no such thing."""
        found = self.parameters.get(parameter)
        return found.word("rule") if found else "none"

    def article(self, parameter: str) -> str:
        """The article of a parameter with its mark: ``选举法第四十五条 [S]``."""
        found = self.parameters[parameter]
        return f"{found.article} [{found.sure}]"

    def bar_of(self, round_: Round) -> Bar | None:
        """What a person has to clear in this kind of round; None where the method itself decides who is elected."""
        found = self.parameters[self.bar_parameter(round_)]
        if found.word("rule") == "most_votes":
            return Bar("most_votes", ruled_share("0"), "returned")
        return found.bar()

    def bar_parameter(self, round_: Round) -> str:
        """The parameter that sets the bar of this kind of round."""
        own = _BARS[round_]
        return "threshold" if self.rule(own) in {"same", "none"} else own
