"""Random elections: small and lumpy, so that ties, vacancies and every other end come up often; the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Any

from congress.elections import election
from luoshi.congress.elections.ruleset import ROUNDS
from luoshi.congress.elections.rulesets import RULESET_NAMES, ruleset

_NAMES = ("王一", "李二", "张三", "陈四", "欧阳五", "赵六")
_STRANGERS = ("钱七", "孙八")


def random_elections(number: int, seed: int, names: tuple[str, ...] = RULESET_NAMES) -> Iterator[dict[str, Any]]:
    """So many elections, each under one of these rulesets."""
    dice = random.Random(seed)
    for _ in range(number):
        yield random_election(dice, dice.choice(names))


def random_election(dice: random.Random, name: str) -> dict[str, Any]:
    """One under a ruleset."""
    rules = ruleset(name)
    candidates = _NAMES[: dice.randint(0 if rules.method == "majority" else 1, len(_NAMES))]
    rounds = [one for one in ROUNDS if one != "preliminary" or rules.rule("preliminary") != "none"]
    ballots = [_ballot(dice, rules.method, candidates) for _ in range(dice.randint(0, 6))]
    cast = sum(ballot["count"] for ballot in ballots)
    entitled = max(1, cast + dice.choice((0, 0, 0, 1, 2, cast)))
    present = max(cast, entitled - dice.choice((0, 0, 1, cast)))
    issued = dice.choice((present, present, present, cast, max(0, cast - 1)))
    more: dict[str, Any] = {"round": dice.choice(rounds)}
    if name == "cooperative-board":
        more["weights"] = {"extra": entitled // 5}
    if name == "party-list":
        more["choose"] = {"divisors": dice.choice(("dhondt", "sainte-lague"))}
    seats = dice.randint(1, 4)
    return election(name, seats, candidates, ballots, entitled=entitled, present=present, issued=issued, **more)


def _ballot(dice: random.Random, method: str, candidates: tuple[str, ...]) -> dict[str, Any]:
    count = dice.choice((1, 1, 2, 5, 10))
    order = dice.sample(candidates, len(candidates))
    if method in {"stv", "condorcet"}:
        return {"for": order[: dice.randint(0, len(order))], "count": count}
    if method == "list":
        return {"for": order[: dice.choice((0, 1, 1, 1, 2))], "count": count}
    marks = [dice.choice(("for", "for", "against", "abstain", "")) for _ in candidates]
    ballot: dict[str, Any] = {
        key: [one for one, mark in zip(candidates, marks, strict=True) if mark == key]
        for key in ("for", "against", "abstain")
    }
    written = dice.sample(_STRANGERS, dice.choice((0, 0, 0, 1, 2)))
    return {**ballot, "write_in": written, "count": count}


def votes_of(found: Mapping[str, Any]) -> dict[str, int]:
    """The votes for each, from a result."""
    return {one: votes["for"] for one, votes in found["tally"].items()}
