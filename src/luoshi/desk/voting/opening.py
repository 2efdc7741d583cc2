"""The box is opened: its ballots go into the book as one line, kinds with their numbers, and nothing is left behind in the box."""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction

from luoshi.congress.elections.election import Ballot
from luoshi.congress.elections.sorting import sort_ballots
from luoshi.desk.accounts.models import Person
from luoshi.desk.congress.contest_book import record
from luoshi.desk.congress.contests import ContestState, RoundOpen
from luoshi.desk.congress.models import StoredContest
from luoshi.desk.voting.models import Box

LEAST = 2
"""A single ballot would tell whose it is."""


class NotOpened(Exception):
    """The box stays closed: `why` is "none" (no card was handed out), "opened" or "few"."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def open_box(stored: StoredContest, state: ContestState, one: RoundOpen, by: Person) -> None:
    """End the vote and write down what the box held; raises `NotOpened`, and `Refused` as `record` does."""
    with stored.congress.held():
        box = Box.objects.select_for_update().filter(contest=stored, line=one.line).first()
        if box is None or not box.open:
            raise NotOpened("none" if box is None else "opened")
        if box.cards.filter(used=True).count() < LEAST:
            raise NotOpened("few")
        record(stored, "box-opened", held_in(box, state, one), by)
        box.ballots, box.open = [], False
        box.save(update_fields=["ballots", "open"])
    transaction.on_commit(forget_traces, robust=True)


def held_in(box: Box, state: ContestState, one: RoundOpen) -> dict[str, Any]:
    """The line of the book: cards are what was issued, used ones what was returned, and the piles are sorted by the rules."""
    ballots = {ballot_of(kind): kind["count"] for kind in box.ballots}
    sorted_ = sort_ballots(state.election(one, ballots))
    return {
        "issued": box.cards.count(), "returned": box.cards.filter(used=True).count(), "valid": sorted_.count,
        "invalid": sorted_.invalid, "blank": sorted_.blank, "ballots": box.ballots,
    }  # fmt: skip


def ballot_of(kind: dict[str, Any]) -> Ballot:
    """A kind of ballot as it is kept in a box."""
    support, against, abstain, written = (tuple(kind[key]) for key in ("for", "against", "abstain", "write_in"))
    return Ballot(support, against, abstain, written, kind["weight"], kind["invalid"])


def forget_traces() -> None:
    """Let the database give up what it still holds of the box before each ballot; copies made meanwhile are beyond us."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("VACUUM voting_box, voting_card")
