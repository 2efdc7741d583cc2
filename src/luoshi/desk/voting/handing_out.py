"""Handing out cards to those who were there when the round was opened, and destroying boxes that nobody will count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from luoshi.desk.congress.codes import new_code, sealed
from luoshi.desk.congress.contests import RoundOpen
from luoshi.desk.congress.hall import Hall, hall_of, on_the_wall
from luoshi.desk.congress.models import StoredContest
from luoshi.desk.voting.models import Box, Card

AT_MOST = 200
"""Votes on screens are for small bodies: a larger one has paper, and people who watch it."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A card as it is handed out: the only time that its code is seen."""

    delegate: str
    name: str
    holder: str
    code: str


def box_of(stored: StoredContest, one: RoundOpen) -> Box | None:
    """The box of an open round, None before any card was handed out."""
    return Box.objects.filter(contest=stored, line=one.line).first()


def hand_out(stored: StoredContest, one: RoundOpen) -> list[Handed]:
    """A card for everybody who was there when the round was opened, and for those they represent."""
    hall = hall_of(stored.congress)
    with transaction.atomic():
        Box.objects.filter(contest=stored).exclude(line=one.line).delete()
        box, _new = Box.objects.get_or_create(contest=stored, line=one.line)
        Box.objects.select_for_update().get(pk=box.pk)
        have = set(box.cards.values_list("delegate", flat=True))
        return [
            _card(box, hall, delegate, holder) for delegate, holder in voters(stored, one, hall) if delegate not in have
        ]


def hand_out_again(stored: StoredContest, one: RoundOpen, delegate: str) -> Handed | None:
    """A new card in the place of one that was lost and not used; None where there is none such. The lost one is worth nothing."""
    with transaction.atomic():
        lost = Card.objects.select_for_update().filter(
            box__contest=stored, box__line=one.line, box__open=True, delegate=delegate, used=False
        ).first()  # fmt: skip
        if lost is None:
            return None
        code = new_code()
        lost.sealed_code = sealed(code)
        lost.save(update_fields=["sealed_code"])
    names = hall_of(stored.congress).names
    return Handed(delegate, names.get(delegate, delegate), names.get(lost.holder, lost.holder), code)


def voters(stored: StoredContest, one: RoundOpen, hall: Hall) -> list[tuple[str, str]]:
    """Who votes and by whom, in the order of the roll, as it was when the round was opened."""
    line = stored.entries.get(number=one.line)
    at = datetime.fromisoformat(line.data["at"]) if "at" in line.data else on_the_wall(line.at)
    presence = hall.presence(at, line.data.get("known"))
    by = {**{each: each for each in presence.present}, **dict(presence.represented)}
    return [(each.id, by[each.id]) for each in hall.roll if each.id in by]


def _card(box: Box, hall: Hall, delegate: str, holder: str) -> Handed:
    code = new_code()
    Card.objects.create(box=box, delegate=delegate, holder=holder, sealed_code=sealed(code))
    return Handed(delegate, hall.names[delegate], hall.names[holder], code)
