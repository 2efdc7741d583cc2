"""The order of announcement: by surname strokes, as approved, by votes, or as on the ballot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from luoshi.congress.elections.election import Election
from luoshi.congress.elections.steps import Step, step
from luoshi.congress.elections.tally import Votes

# Puts names into the order of their strokes.
OrderNames = Callable[[Sequence[str]], Sequence[str]]


def announce(
    election: Election, elected: Sequence[str], tally: Mapping[str, Votes], order_names: OrderNames | None
) -> tuple[tuple[str, ...], list[Step]]:
    """Those elected in the order in which they are announced; equal votes go by strokes."""
    names = election.names
    once = list(dict.fromkeys(elected))
    match election.ruleset.rule("announce"):
        case "strokes" if order_names is not None:
            return tuple(_by_strokes(once, names, order_names)), []
        case "strokes":
            return tuple(_as_on_ballot(once, tally)), [step("order_fallback")]
        case "votes":
            listed = _by_strokes(once, names, order_names) if order_names else _as_on_ballot(once, tally)
            return tuple(sorted(listed, key=lambda one: -tally[one].support)), []
        case _:
            written = tuple(one for one in once if one not in names)
            steps = [step("order_written_last", names=written)] if written else []
            return tuple(_as_on_ballot(once, tally)), steps


def _as_on_ballot(elected: Sequence[str], tally: Mapping[str, Votes]) -> list[str]:
    """As in the tally: candidates in the order of the ballot, then who was written in."""
    return [one for one in tally if one in set(elected)]


def _by_strokes(elected: Sequence[str], names: Mapping[str, str], order_names: OrderNames) -> list[str]:
    # Two people may have the same name; each is announced once.
    places = {
        name: place for place, name in reversed(list(enumerate(order_names([names.get(one, one) for one in elected]))))
    }
    return sorted(elected, key=lambda one: places[names.get(one, one)])
