"""A plan and its items. Where an item stands is what its ledger entries make; the columns here are kept beside for lists."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luoshi.delivery.lifecycle import STATES, state_words
from luoshi.delivery.state import ItemState
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.accounts.standing import Standing
from luoshi.desk.documents.models import Version
from luoshi.desk.ledger.models import LedgerEntry


class Plan(models.Model):
    """The delivery plan of one document, or of a table that an office brought along (then without a version)."""

    title = models.CharField(_("Title"), max_length=200)
    year = models.PositiveIntegerField(_("Year"), null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="plans", verbose_name=_("Unit"))
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="plans")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    frozen_at = models.DateTimeField(_("Baseline frozen"), null=True, blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """Those of one's units and those below, and every plan that has an item for one of them."""
        if who.sees_everything:
            return Q()
        return Q(unit__in=who.units_below) | Q(items__in=Item.objects.filter(Item.seen_by(who)))


class Item(models.Model):
    """One row of a plan. ``key`` is its id in the ledger, and never changes; ``row`` is its id in the plan as it was made.

    ``anchor`` is where its words stand in the annotated page of the reading it was made from. ``state`` is what its entries make (`ItemState.to_json`), ``last_entry`` the number of the newest of them: a form that was
    filled in against an older one is stale.
    """

    key = models.CharField(max_length=80, unique=True)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="sub_items")
    row = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12)
    number = models.CharField(_("No."), max_length=20)
    group = models.CharField(_("Group"), max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    sentence = models.TextField(blank=True)
    anchor = models.CharField(max_length=16, blank=True)
    suggested = models.JSONField(default=dict)

    state = models.JSONField(default=dict)
    last_entry = models.PositiveBigIntegerField(default=0)
    workflow = models.CharField(_("State"), max_length=16, default="draft", db_index=True)
    wording = models.TextField(_("Wording"), blank=True)
    lead = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="led_items", verbose_name=_("Lead unit")
    )
    support = models.ManyToManyField(Unit, related_name="supported_items", verbose_name=_("Supporting units"))
    sponsor = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="sponsored_items", verbose_name=_("Sponsor")
    )
    due = models.DateField(_("Due"), null=True, blank=True, db_index=True)
    first_due = models.DateField(_("First due"), null=True, blank=True)
    confirmed = models.BooleanField(_("Confirmed"), default=False)
    blanks = models.PositiveSmallIntegerField(_("Blanks"), default=0)

    class Meta:
        """In the order of the plan."""

        ordering: ClassVar = ["plan", "order", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.wording[:40]}"

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """Those that one's units lead or support once they are handed out, what lies below those they lead, and those of one's own plans."""
        if who.sees_everything:
            return Q()
        theirs = Q(lead__in=who.units_below) | Q(support__in=who.units_below)
        broken_down = Q(parent__lead__in=who.units_below) & ~Q(parent__workflow="draft")
        return (theirs & ~Q(workflow="draft")) | broken_down | Q(plan__unit__in=who.units_below)

    @property
    def was_broken_off(self) -> bool:
        """Did a unit make it by breaking an item of its own down? A part that stood in the text has a parent, too."""
        return self.parent is not None and self.key in self.parent.state.get("sub_items", ())

    def item_state(self) -> ItemState:
        """Where it stands; raises `NoState` where the stored state is none."""
        return ItemState.from_json(self.state)

    def history(self) -> models.QuerySet[LedgerEntry]:
        """Its entries, the first one first."""
        return LedgerEntry.objects.filter(item=self.key).order_by("number")

    def state_name(self, language: str) -> str:
        """The state of its workflow in words."""
        return state_words(self.workflow)[language] if self.workflow in STATES else self.workflow

    def project(self, state: ItemState) -> None:
        """Take over what the entries make; the columns that lists filter by follow from it."""
        self.state, self.last_entry = state.to_json(), state.last_entry
        self.workflow, self.wording = state.workflow, state.wording
        self.lead_id, self.sponsor_id = _id(state.lead), _id(state.sponsor)
        self.due, self.first_due = state.due, state.first_due
        self.confirmed, self.blanks = state.confirmed, len(state.open_blanks())
        self.save()
        self.support.set([int(unit) for unit in state.support if unit.isdecimal()])


class Passage(models.Model):
    """A sentence or heading of the text that a plan was made from, and what the reading took it for.

    ``fate`` is the kind of segment that most of it is. ``left``: something in it is neither in the plan nor known to be
    history, principle or ceremony, so that a person has to look at it.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField()
    paragraph = models.PositiveIntegerField()
    fate = models.CharField(max_length=12)
    left = models.BooleanField(default=False)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    path = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    class Meta:
        """As they stand in the text."""

        ordering: ClassVar = ["plan", "order"]

    def __str__(self) -> str:
        return self.text[:40]

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """Those of the plans that one may see."""
        return Q(plan__in=Plan.objects.filter(Plan.seen_by(who)))


def _id(said: str | None) -> int | None:
    return int(said) if said and said.isdecimal() else None
