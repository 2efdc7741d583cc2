"""What the rules leave open and an election chooses: divisors, a share that a list needs, exactly as many marks as seats."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from luoshi.congress.elections.election import BrokenElection
from luoshi.congress.elections.given import shown, table, text
from luoshi.congress.elections.ruleset import Ruleset

_SHARE = "electoral_threshold"


def choices_of(given: object, rules: Ruleset) -> Mapping[str, str]:
    """The choices of an election by parameter; raises `BrokenElection` where the rules leave no such choice."""
    chosen = table(given, '"choose"')
    for key in chosen:
        if key == _SHARE and _SHARE in rules.parameters:
            share_of(text(chosen, key))
            continue
        offered = rules.parameters[key].values.get("choices") if key in rules.parameters else None
        if not isinstance(offered, list):
            raise BrokenElection(f'{rules.name} leaves no choice of "{key}"', 'leave it out of "choose"')
        if text(chosen, key) not in offered:
            raise BrokenElection(f'"{key}" is {shown(chosen[key])}', f"choose one of {', '.join(offered)}")
    return dict(chosen)


def share_of(written: str) -> Fraction:
    """A share written as ``1/20``, from nothing to the whole; raises `BrokenElection`."""
    try:
        share = Fraction(written)
    except (ValueError, ZeroDivisionError) as error:
        raise BrokenElection(f'"{written[:40]}" is no share', 'write it like "1/20"') from error
    if not 0 <= share <= 1:
        raise BrokenElection(f'a share of "{written[:40]}" is impossible', "write a share between 0 and 1")
    return share
