"""Sponsors whose office ended: who came into it after them, for the items that still name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from luoshi.congress.bodies.body import Body, Holding
from luoshi.congress.bodies.holders import state_on


@dataclass(frozen=True, slots=True)
class SponsorLeft:
    """A sponsor who holds no office of the body any more.

    `office` is the one held last; `followers` hold an office of the body now, those who came into this one first. `successor` is the only
    one who came into it since; empty where there are several or none, and a person has to choose.
    """

    sponsor: str
    office: str
    followers: tuple[str, ...]
    successor: str = ""


def sponsors_left(
    body: Body, holdings: Sequence[Holding], day: date, sponsors: Iterable[str]
) -> tuple[SponsorLeft, ...]:
    """Those of the sponsors who held an office of the body and hold none of it on the day, each once; others are not the body's affair."""
    found = (_left(body, holdings, day, name) for name in dict.fromkeys(sponsors))
    return tuple(one for one in found if one is not None)


def _left(body: Body, holdings: Sequence[Holding], day: date, name: str) -> SponsorLeft | None:
    own = [one for one in holdings if one.person == name and one.body == body.id and body.office(one.office)]
    over = [one for one in own if one.until is not None and one.until < day]
    if not over or any(one.holds(day) for one in own):
        return None
    # Whoever left as 委员 and as 书记 on one day answered as what comes last.
    last = max(enumerate(over), key=lambda at: (at[1].until or date.min, at[0]))[1]
    now, then = (_people(body, holdings, when) for when in (day, last.until or day))
    new = [one for one in now.get(last.office, ()) if one not in then.get(last.office, ())]
    everybody = [*new, *now.get(last.office, ()), *(one for held in now.values() for one in held)]
    return SponsorLeft(name, last.office, tuple(dict.fromkeys(everybody)), new[0] if len(new) == 1 else "")


def _people(body: Body, holdings: Sequence[Holding], day: date) -> dict[str, list[str]]:
    state = state_on(body, holdings, day)
    return {office.id: [one.person for one in held] for office, held in state.holders}
