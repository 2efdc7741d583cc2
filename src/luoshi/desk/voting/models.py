"""What is kept of a vote on screens: the box and the cards, and nothing by which a ballot could be told from another one.

The box is one row for a round. It holds how many ballots of each kind there are, sorted by what is on them: ballots have neither a row of
their own nor a number, an order or a time. A card says that somebody may vote and whether that was done, without saying when; whenever
one is used, all cards of the box are written anew in one go, so that the database, too, cannot tell which was used last.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from luoshi.desk.congress.models import StoredContest


class Box(models.Model):
    """The box of one round: `line` is the line of the book that opened the round. Emptied once it was opened and counted."""

    contest = models.ForeignKey(StoredContest, models.CASCADE, related_name="boxes")
    line = models.PositiveIntegerField()
    ballots = models.JSONField(default=list)
    open = models.BooleanField(default=True)

    class Meta:
        """One a round."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["contest", "line"], name="box_once")]

    def __str__(self) -> str:
        return f"{self.contest_id}/{self.line}"


class Card(models.Model):
    """One vote of one delegate in one round. `holder` votes: the delegate, or who holds the proxy; the code itself is not kept."""

    box = models.ForeignKey(Box, models.CASCADE, related_name="cards")
    delegate = models.CharField(max_length=40)
    holder = models.CharField(max_length=40)
    sealed_code = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)

    class Meta:
        """In the order in which they were handed out, which is that of the roll; one a delegate."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["box", "delegate"], name="card_once")]

    def __str__(self) -> str:
        return f"{self.box_id}/{self.delegate}"
