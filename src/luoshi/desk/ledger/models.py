"""Entries as they are kept, and the head of their chain: the row at which everybody who writes waits for their turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, cast

from django.db import models
from django.utils.translation import gettext_lazy as _

from luoshi.delivery.heads import START, Head
from luoshi.delivery.ledger import Entry
from luoshi.delivery.lifecycle import Action, Role, action_words

_HASH = 64


class AppendOnly(TypeError):
    """An entry of the ledger is neither altered nor removed; what was wrong is corrected by another entry."""


class LedgerEntry(models.Model):
    """One entry, column for column what `delivery.ledger.Entry` is."""

    number = models.PositiveBigIntegerField(_("No."), primary_key=True)
    item = models.CharField(max_length=80, db_index=True)
    action = models.CharField(max_length=32)
    actor = models.CharField(max_length=40)
    actor_name = models.CharField(max_length=60)
    role = models.CharField(max_length=16)
    at = models.DateTimeField(db_index=True)
    reason = models.TextField(blank=True)
    data = models.TextField()
    previous = models.CharField(max_length=_HASH)
    hash = models.CharField(max_length=_HASH, unique=True)

    class Meta:
        """As they were entered."""

        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.item} {self.action}"

    def save(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        """Add the entry; raises `AppendOnly` for one that stands already."""
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **{**more, "force_insert": True})

    def delete(self, *_args: Any, **_more: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401 - as Django has it
        """Never: raises `AppendOnly`."""
        raise AppendOnly

    @classmethod
    def kept(cls, entry: Entry) -> LedgerEntry:
        """The entry as a row, not saved yet."""
        return cls(**{field: getattr(entry, field) for field in Entry.__slots__})

    def entry(self) -> Entry:
        """The row as an entry of the pure ledger."""
        return Entry(
            self.number, self.item, cast("Action", self.action), self.actor, self.actor_name, cast("Role", self.role),
            self.at, self.reason, self.data, self.previous, self.hash,
        )  # fmt: skip

    @classmethod
    def all_entries(cls) -> Iterator[Entry]:
        """The whole ledger in its order, a part at a time."""
        return (row.entry() for row in cls.objects.order_by("number").iterator(chunk_size=2000))

    def action_name(self, language: str) -> str:
        """What was done, in words; an action that is unknown by now is shown as it was entered."""
        try:
            return action_words(cast("Action", self.action))[language]
        except KeyError:
            return self.action


class Chain(models.Model):
    """The head of the ledger: one row. Whoever appends locks it first, so that entries follow on each other one by one."""

    number = models.PositiveBigIntegerField(default=START.number)
    hash = models.CharField(max_length=_HASH, default=START.hash)
    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.head)

    @property
    def head(self) -> Head:
        """The head as the pure ledger has it."""
        return Head(self.number, self.hash, self.at)

    @classmethod
    def now(cls) -> Head:
        """Where the ledger ends."""
        row = cls.objects.filter(pk=1).first()
        return row.head if row else START

    @classmethod
    def locked(cls) -> Chain:
        """The row, held until the transaction ends; must be called within one."""
        cls.objects.get_or_create(pk=1)
        return cls.objects.select_for_update().get(pk=1)

    def append(self, entry: Entry) -> None:
        """Put an entry at the end."""
        LedgerEntry.kept(entry).save()
        self.number, self.hash, self.at = entry.number, entry.hash, entry.at
        self.save()
