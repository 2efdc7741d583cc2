"""What this room keeps beside the ledger: the light of each item as of the last tick, and which digests were sent."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from luoshi.desk import clock
from luoshi.desk.accounts.models import Person
from luoshi.desk.plans.models import Item


class StoredLight(models.Model):
    """The light of an item on a day, with its rule and what the rule saw.

    ``red_on`` is the last day on which it was red; it is handed on from day to day, and no page could make it anew.
    """

    item = models.OneToOneField(Item, models.CASCADE, related_name="light")
    day = models.DateField()
    colour = models.CharField(max_length=8, db_index=True)
    rule = models.CharField(max_length=40)
    inputs = models.JSONField(default=dict)
    red_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.item_id} {self.colour} {self.day}"


class SentDigest(models.Model):
    """A digest that went out: one a person and day. One that was begun and is not ``sent`` was cut off, and is sent again."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    day = models.DateField()
    begun_at = models.DateTimeField(default=clock.now)
    sent = models.BooleanField(default=True)

    class Meta:
        """One a day."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "day"], name="one_digest_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"
