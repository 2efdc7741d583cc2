"""A ballot goes into the box, and a card is used: both at once or neither, and nothing that leads from one to the other."""

from __future__ import annotations

import json
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.views.decorators.debug import sensitive_variables

from luoshi.congress.elections.election import Ballot
from luoshi.desk.congress.codes import sealed
from luoshi.desk.congress.contests import ballot_data
from luoshi.desk.voting.models import Box, Card


class NoVote(Exception):
    """The card does not let anybody vote now; `why` is "unknown", "used" or "over"."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def card_of(code: str) -> Card:
    """The card of a code, as long as it can still be used; raises `NoVote`."""
    card = Card.objects.select_related("box__contest__congress").filter(sealed_code=sealed(code)).first()
    if card is None:
        raise NoVote("unknown")
    if card.used:
        raise NoVote("used")
    if not card.box.open:
        raise NoVote("over")
    return card


@sensitive_variables("ballot")
def cast(code: str, ballot: Ballot) -> None:
    """Put a ballot into the box; raises `NoVote`, and then nothing was put in."""
    with transaction.atomic():
        # Whoever votes waits here: one card is used once, however often its button is pressed.
        box = Box.objects.select_for_update().get(pk=card_of(code).box_id)
        card = card_of(code)
        box.ballots = with_one_more(box.ballots, ballot)
        box.save(update_fields=["ballots"])
        used = Case(When(pk=card.pk, then=Value(True)), default=F("used"))
        Card.objects.filter(box=box).update(used=used)


def with_one_more(ballots: list[dict[str, Any]], ballot: Ballot) -> list[dict[str, Any]]:
    """How many ballots of each kind there are with this one, sorted by what is on them."""
    kinds = {_marks(kind): kind["count"] for kind in ballots}
    key = _marks(ballot_data(ballot, 0))
    kinds[key] = kinds.get(key, 0) + 1
    return [{**json.loads(kind), "count": count} for kind, count in sorted(kinds.items())]


def _marks(kind: dict[str, Any]) -> str:
    return json.dumps({key: value for key, value in kind.items() if key != "count"}, ensure_ascii=False, sort_keys=True)
