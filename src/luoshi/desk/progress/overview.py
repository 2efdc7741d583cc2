"""The leader's one page: how it goes by unit and by field; every number leads down to its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from luoshi.delivery.percents import percent
from luoshi.delivery.roll_up import RollUp, roll_up
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.progress import axis_words
from luoshi.desk.progress.standings import COLOURS, Standing, seen_items, standings, whole
from luoshi.desk.progress.standings_page import field_of, name_of_field

# A bar is as long as this, in the units of its drawing.
_LENGTH = 240


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: so many items of a colour, where it begins, how long it is, and where it leads."""

    colour: str
    words: str
    sign: str
    number: int
    start: str
    length: str
    middle: str
    query: str


@dataclass(frozen=True, slots=True)
class Group:
    """Some items together: their name, how many, how far they are, and their lights as a bar."""

    name: str
    query: str
    number: int
    overdue: int
    together: RollUp
    parts: list[Part]

    @property
    def rate(self) -> str:
        """The completion rate."""
        return percent(self.together.rate)

    @property
    def progress(self) -> str:
        """The share done, of what one can tell of."""
        return percent(self.together.progress)

    @property
    def known(self) -> str:
        """Of how much one can tell."""
        return percent(self.together.known)

    @property
    def closed(self) -> int:
        """How many are closed."""
        return self.together.counts.get("closed", 0)


@allowed(Action.SEE_PROGRESS)
def overview(request: SignedInRequest) -> HttpResponse:
    """All that one may see, in one figure, by unit, by field."""
    rows = whole(standings(seen_items(request.user)))
    units: dict[int, list[Standing]] = {}
    fields: dict[str, list[Standing]] = {}
    for one in rows:
        if one.item.lead_id is not None:
            units.setdefault(one.item.lead_id, []).append(one)
        fields.setdefault(field_of(one), []).append(one)
    by_unit = [_group(str(own[0].item.lead), own, unit=str(unit)) for unit, own in units.items()]
    shown = {
        "all": _group("", rows),
        "units": sorted(by_unit, key=lambda one: (-one.overdue, -one.number, one.name)),
        "fields": [_group(name_of_field(field, own), own, field=field) for field, own in fields.items()],
        "today": clock.today(),
        "length": _LENGTH,
        "may_oversee": request.user.standing().may(Action.OVERSEE),
    }
    return render(request, "progress/overview.html", shown)


def _group(name: str, rows: Sequence[Standing], **which: str) -> Group:
    return Group(
        name=name,
        query=urlencode({**which, "whole": 1}),
        number=len(rows),
        overdue=sum(one.is_overdue for one in rows),
        together=roll_up(one.state for one in rows),
        parts=_parts(rows, which),
    )


def _parts(rows: Iterable[Standing], which: dict[str, str]) -> list[Part]:
    counts = Counter(one.light.colour for one in rows)
    whole, start, parts = sum(counts.values()), Fraction(0), []
    for colour in COLOURS:
        if not counts[colour]:
            continue
        length = Fraction(counts[colour] * _LENGTH, whole)
        parts.append(
            Part(
                colour,
                str(axis_words.COLOURS[colour]),
                axis_words.SIGNS[colour],
                counts[colour],
                f"{float(start):.1f}",
                f"{float(length):.1f}",
                f"{float(start + length / 2):.1f}",
                urlencode({**which, "light": colour, "whole": 1}),
            )
        )
        start += length
    return parts
