"""A congress, who is on its roll, what is on its agenda, what is voted on; and the book of everything that happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luoshi.congress.record.book import Line, write_line
from luoshi.congress.roll import Delegate
from luoshi.delivery.heads import START, Head
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.accounts.standing import Standing
from luoshi.desk.congress.sent_form import note
from luoshi.desk.documents.models import Document, Version


class BookIsClosed(Exception):
    """An entry of the book was to be altered or removed: a correction is an entry of its own."""


class Congress(models.Model):
    """One congress, from its roll to its minutes."""

    title = models.CharField(_("Title"), max_length=120)
    body = models.CharField(_("Signed by"), max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="congresses", verbose_name=_("Unit"))
    open_to_units = models.BooleanField(_("Every unit may see it"), default=True)
    quorum_rule = models.CharField(_("Quorum"), max_length=40, default="people-congress-session")
    place = models.CharField(_("Place"), max_length=80, blank=True)
    first_day = models.DateField(_("First day"), default=clock.today)
    # The head of the book: whoever cuts lines off its end would have to change it as well.
    last_number = models.PositiveIntegerField(default=0, editable=False)
    last_seal = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-first_day", "-pk"]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """Those of one's units and those below; whoever works in a unit also sees those that are open to every unit."""
        if who.sees_everything:
            return Q()
        return Q(unit__in=who.units_below) | (Q(open_to_units=True) if who.units else Q(pk__in=[]))

    @contextmanager
    def held(self) -> Iterator[Congress]:
        """Nobody else writes into the book until this block ends: what was looked at still holds when it is acted on."""
        with transaction.atomic():
            yield Congress.objects.select_for_update().get(pk=self.pk)

    def write(self, kind: str, data: Mapping[str, Any], by: Person, **about: models.Model | None) -> Entry:
        """The next line of the book, sealed on the one before it; `about` may name a contest or a report."""
        with self.held():
            now = Congress.objects.get(pk=self.pk)
            row = Entry(congress=self, kind=kind, data=dict(data), by=by, by_name=by.name, at=clock.now(), **about)
            line = write_line(now.head, row.line())
            row.number, row.previous, row.seal = line.number, line.previous, line.hash
            row.save(force_insert=True)
            Congress.objects.filter(pk=self.pk).update(last_number=line.number, last_seal=line.hash)
            note(row)
        return row

    @property
    def head(self) -> Head:
        """Where the book ends, as it is kept beside it."""
        return Head(self.last_number, self.last_seal or START.hash)


class OfCongress:
    """What belongs to one congress is seen with it."""

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """Those of the congresses that one may see."""
        return Q(congress__in=Congress.objects.filter(Congress.seen_by(who)))


class ElectoralUnit(OfCongress, models.Model):
    """What sends delegates, and how many it may send."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="electoral_units")
    name = models.CharField(max_length=80)
    allotted = models.PositiveIntegerField()

    class Meta:
        """In the order of the list; a name once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["congress", "name"], name="electoral_unit_once")]

    def __str__(self) -> str:
        return self.name


class ListedDelegate(OfCongress, models.Model):
    """One row of the roll as the list had it; what changes during the meeting stands in the book."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="delegates")
    number = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    electoral_unit = models.CharField(max_length=80, blank=True)
    voting = models.BooleanField(default=True)
    valid = models.BooleanField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    traits = models.JSONField(default=dict)

    class Meta:
        """In the order of the list; a number once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["congress", "number"], name="delegate_number_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def delegate(self) -> Delegate:
        """The row as the roll reckons with it."""
        return Delegate(
            self.number,
            self.name,
            self.electoral_unit,
            self.voting,
            self.valid,
            self.reason,
            tuple(self.traits.items()),
        )


class StoredSitting(OfCongress, models.Model):
    """One sitting as it is planned; when it was opened and closed stands in the book."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="sittings")
    number = models.PositiveIntegerField()
    begins = models.DateTimeField(_("Begins"))
    place = models.CharField(_("Place"), max_length=80)
    chair = models.CharField(_("In the chair"), max_length=60)

    class Meta:
        """In their order."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["congress", "number"], name="sitting_number_once")]

    def __str__(self) -> str:
        return f"{self.congress_id}/{self.number}"


class StoredItem(models.Model):
    """One item of the agenda."""

    class Kind(models.TextChoices):
        """What is done under it."""

        OPENING = "opening", _("Opening")
        REPORT = "report", _("Report")
        DISCUSSION = "discussion", _("Discussion")
        RESOLUTION = "resolution", _("Resolution")
        ELECTION = "election", _("Election")
        CLOSING = "closing", _("Closing")

    sitting = models.ForeignKey(StoredSitting, models.CASCADE, related_name="items", verbose_name=_("Sitting"))
    number = models.PositiveIntegerField()
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices, default=Kind.REPORT)
    title = models.CharField(_("Title"), max_length=120)

    class Meta:
        """In their order."""

        ordering: ClassVar = ["number", "pk"]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """Those of the congresses that one may see."""
        return Q(sitting__congress__in=Congress.objects.filter(Congress.seen_by(who)))


class StoredContest(OfCongress, models.Model):
    """One election to one body; everything that happens in it stands in the book."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="contests")
    item = models.ForeignKey(
        StoredItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contests",
        verbose_name=_("Item of the agenda"),
    )
    ruleset = models.CharField(_("Ruleset"), max_length=40)
    office = models.CharField(_("Office voted on"), max_length=60)
    seats = models.PositiveIntegerField(_("Seats"))
    choices = models.JSONField(default=dict)

    class Meta:
        """In the order in which they were set up."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.office


class StoredReport(OfCongress, models.Model):
    """A report before the congress: a document whose versions are its drafts."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="reports")
    document = models.ForeignKey(Document, models.PROTECT, related_name="reports")
    item = models.ForeignKey(StoredItem, models.SET_NULL, null=True, blank=True, related_name="reports")

    class Meta:
        """In the order in which they were put before it."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return str(self.document_id)


class DraftText(models.Model):
    """What one draft says, read once: suggestions point into it."""

    report = models.ForeignKey(StoredReport, models.CASCADE, related_name="drafts")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        """The oldest first; a number once."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "number"], name="draft_number_once")]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.number}"

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """Those of the congresses that one may see."""
        return Q(report__congress__in=Congress.objects.filter(Congress.seen_by(who)))


class Entry(OfCongress, models.Model):
    """One line of the book: what happened, who wrote it and when. Lines are added, never altered.

    ``by_name`` is the name as it was then, ``previous`` the seal of the line before; both are empty in lines of the old form.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="entries")
    contest = models.ForeignKey(StoredContest, models.PROTECT, null=True, related_name="entries")
    report = models.ForeignKey(StoredReport, models.PROTECT, null=True, related_name="entries")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    data = models.JSONField(default=dict)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField(default=clock.now)
    previous = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64)

    class Meta:
        """In the order of the book."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["congress", "number"], name="line_of_the_book_once")]

    def __str__(self) -> str:
        return f"{self.congress_id}/{self.number} {self.kind}"

    def line(self) -> Line:
        """The row as a line of the pure book."""
        return Line(
            self.congress_id, self.number or 0, self.kind, self.contest_id, self.report_id, self.data, self.by_id,
            self.by_name, self.at, self.previous, self.seal,
        )  # fmt: skip

    def save(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as Django has it
        """Write the line; one that stands already is not written again. Raises `BookIsClosed`."""
        if not self._state.adding:
            raise BookIsClosed
        super().save(*args, **more)

    def delete(self, *args: Any, **more: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401, ARG002 - as Django has it
        """Nothing is removed: raises `BookIsClosed`."""
        raise BookIsClosed
