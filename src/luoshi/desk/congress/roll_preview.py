"""A roll before it is brought in: what was read of the list, what was left out, what has to be looked at; and back, as it was looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from luoshi.congress.roll import Delegate, credentials_report
from luoshi.desk.congress.finding_words import finding_words
from luoshi.desk.congress.models import Congress
from luoshi.exchange.roll_in import RollRead

_SALT, _A_DAY = "luoshi.roll", 86_400
_ROWS = 20
_LONGEST = {"id": 40, "name": 60, "unit": 80, "reason": 200}
"""As long as the tables have room for."""


def previewed(one: Congress, read: RollRead, allotted: Mapping[str, int]) -> dict[str, Any]:
    """What the page shows of a roll that was only looked at."""
    report = credentials_report(read.delegates, dict(allotted) or None)
    names = {each.id: each.name for each in read.delegates}
    return {
        "preview": read.delegates[:_ROWS],
        "report": report,
        "more": max(0, len(read.delegates) - _ROWS),
        "left_out": left_out(read),
        "findings": [
            (finding_words(each.kind), "、".join(called(about, names) for about in each.about))
            for each in report.findings
        ],
        "looked_at": _signed(one, read.delegates, allotted),
    }


def left_out(read: RollRead) -> list[str]:
    """A line for what of the list is no delegate."""
    said = []
    if read.nameless:
        lines = "、".join(map(str, read.nameless))
        said.append(_("No name stands in line %(lines)s of the list: left out.") % {"lines": lines})
    if read.sums:
        said.append(_("Line %(lines)s of the list only sums up: left out.") % {"lines": "、".join(map(str, read.sums))})
    return said


def too_long(delegates: Sequence[Delegate]) -> list[str]:
    """Cells that are longer than a name, a number, a unit or a reason can be: most likely columns were mistaken."""
    said = _("“%(cell)s…” is longer than %(most)s characters. Check the columns of the list.")
    for key, most in _LONGEST.items():
        cell = next((cell for each in delegates if len(cell := str(getattr(each, key))) > most), None)
        if cell is not None:
            return [said % {"cell": cell[:20], "most": most}]
    return []


def as_looked_at(one: Congress, signed: str) -> tuple[tuple[Delegate, ...], dict[str, int]] | None:
    """The roll of a page that showed it; None where the page is not ours, not of this congress, or older than a day."""
    try:
        found = signing.loads(signed, salt=_SALT, max_age=_A_DAY)
    except signing.BadSignature:
        return None
    if found["congress"] != one.pk:
        return None
    rows = (
        Delegate(number, name, unit, voting, valid, reason, tuple((key, value) for key, value in traits))
        for number, name, unit, voting, valid, reason, traits in found["roll"]
    )
    return tuple(rows), found["allotted"]


def called(about: str, names: Mapping[str, str]) -> str:
    """A delegate by number and name, where these differ."""
    name = names.get(about, about)
    return name if name == about else f"{about} {name}"


def _signed(one: Congress, delegates: Sequence[Delegate], allotted: Mapping[str, int]) -> str:
    rows = [[each.id, each.name, each.unit, each.voting, each.valid, each.reason, each.traits] for each in delegates]
    kept = {"congress": one.pk, "roll": rows, "allotted": dict(allotted)}
    return signing.dumps(kept, salt=_SALT, compress=True)
