"""A document, its versions, and what was read in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luoshi.desk import clock
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.accounts.standing import Standing
from luoshi.desk.documents import originals
from luoshi.desk.documents.refusals import refusal


class Document(models.Model):
    """One document through all its versions, from the first draft to what was adopted."""

    title = models.CharField(_("Title"), max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="documents", verbose_name=_("Unit"))
    open_to_units = models.BooleanField(_("Every unit may see it"), default=False)
    brought_in_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    brought_in_at = models.DateTimeField(default=clock.now)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-brought_in_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """Those of one's units and those below; whoever works in a unit also sees those that are open to every unit."""
        if who.sees_everything:
            return Q()
        return Q(unit__in=who.units_below) | (Q(open_to_units=True) if who.units else Q(pk__in=[]))

    def add_version(self, name: str, sha256: str, size: int, by: Person) -> Version:
        """The next version, its original being kept already; the same bytes as in the newest version make no new one."""
        with transaction.atomic():
            # Two people may add a version at the same moment: the second waits here, and gets the next number.
            Document.objects.select_for_update().get(pk=self.pk)
            newest = self.versions.order_by("-number").first()
            if newest is not None and newest.sha256 == sha256:
                return newest
            number = newest.number + 1 if newest else 1
            return self.versions.create(number=number, name=name, sha256=sha256, size=size, brought_in_by=by)


class Version(models.Model):
    """One state of a document: a file exactly as it was brought in."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("Version"))
    name = models.CharField(_("File name"), max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("Bytes"))
    brought_in_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    brought_in_at = models.DateTimeField(default=clock.now)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="version_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.number}"

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """Those of the documents that one may see."""
        return Q(document__in=Document.objects.filter(Document.seen_by(who)))

    def original(self) -> bytes:
        """The file as it was brought in."""
        return originals.path_of(self.sha256).read_bytes()


class StoredReading(models.Model):
    """What an engine read in a version on a day: how far it has come, what it found, and the page made of it."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", _("waiting")
        READING = "reading", _("being read")
        DONE = "done", _("read")
        FAILED = "failed", _("cannot be read")

    version = models.ForeignKey(Version, models.CASCADE, related_name="readings")
    engine = models.CharField(_("Engine"), max_length=40)
    day = models.DateField(_("Day of reading"))
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    message = models.TextField(blank=True)
    found = models.JSONField(default=dict)
    asked_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        """The newest first; one engine reads a version once."""

        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "engine"], name="one_reading_of_an_engine"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.engine} {self.state}"

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """Those of the versions that one may see."""
        return Q(version__in=Version.objects.filter(Version.seen_by(who)))

    @property
    def is_open(self) -> bool:
        """Is it still to be made?"""
        return self.state in {self.State.WAITING, self.State.READING}

    @property
    def failure(self) -> str:
        """Why it cannot be read, in the language of the page."""
        return refusal(self.found.get("error", ""), self.version.name)

    @property
    def page_file(self) -> Path:
        """Where the page made of this reading stands."""
        return Path(settings.PAGES) / f"{self.pk}.json.gz"

    def move(self, state: State, message: str = "", found: dict[str, Any] | None = None) -> None:
        """Say how far it has come."""
        self.state, self.message, self.found, self.changed_at = state, message, found or {}, clock.now()
        self.save(update_fields=["state", "message", "found", "changed_at"])

    @classmethod
    def asked_for(cls, version: Version, engine: str, day: date) -> tuple[StoredReading, bool]:
        """The reading of a version by this engine, and whether it is a new one that must be made."""
        return cls.objects.get_or_create(version=version, engine=engine, defaults={"day": day})
