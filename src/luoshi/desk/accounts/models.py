"""Units, people, who belongs where, and who stands in for whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from luoshi.desk import clock
from luoshi.desk.accounts.roles import Role
from luoshi.desk.accounts.standing import Standing, below


class Unit(models.Model):
    """An office or organisation, in a tree under the body that governs itself."""

    class Kind(models.TextChoices):
        """What sort of unit it is."""

        BODY = "body", _("Governing body")
        DESK = "desk", _("Oversight desk")
        BUREAU = "bureau", _("Bureau or department")
        TOWNSHIP = "township", _("Township or subdistrict")
        ENTERPRISE = "enterprise", _("Enterprise or institution")
        OFFICE = "office", _("Office within a unit")

    name = models.CharField(_("Name"), max_length=80, unique=True)
    short_name = models.CharField(_("Short name"), max_length=20, blank=True)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices, default=Kind.BUREAU)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("Belongs to")
    )
    order = models.PositiveIntegerField(_("Order"), default=100)
    closed_on = models.DateField(_("Closed on"), null=True, blank=True)

    class Meta:
        """In the order of the official list."""

        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A unit cannot lie below itself."""
        if self.pk and self.parent_id and self.parent_id in below([self.pk], Unit.parents()):
            raise ValidationError({"parent": _("A unit cannot belong to itself or to a unit below it.")})

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """All of them for those who see everything; else one's own and those below."""
        return Q() if who.sees_everything else Q(pk__in=who.units_below)

    @classmethod
    def parents(cls) -> dict[int, int | None]:
        """Each unit's parent, by id."""
        return dict(cls.objects.values_list("pk", "parent_id"))

    @classmethod
    def in_tree_order(cls, units: Iterable[Unit]) -> list[tuple[int, Unit]]:
        """The units with their depth, each below its parent; one whose parent is not among them stands at the top."""
        given = list(units)
        ids = {unit.pk for unit in given}
        children: dict[int | None, list[Unit]] = {}
        for unit in given:
            children.setdefault(unit.parent_id if unit.parent_id in ids else None, []).append(unit)
        rows: list[tuple[int, Unit]] = []
        waiting = [(0, unit) for unit in reversed(children.get(None, []))]
        while waiting:
            depth, unit = waiting.pop()
            rows.append((depth, unit))
            waiting += [(depth + 1, child) for child in reversed(children.get(unit.pk, []))]
        return rows


class People(BaseUserManager["Person"]):
    """Finds and makes people."""

    def create_person(self, username: str, name: str, password: str | None = None, **more: Any) -> Person:  # noqa: ANN401 - as Django has it
        """A new person; without a password they cannot sign in until one is set."""
        person = self.model(username=username.strip(), name=name.strip(), **more)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def by_login(self, login: str) -> Person | None:
        """The person who signs in with this name or e-mail address, whatever the case; None where it is nobody's."""
        said = login.strip()
        return self.filter(Q(username__iexact=said) | Q(email__iexact=said, email__gt="")).order_by("pk").first()


class Person(AbstractBaseUser):
    """Somebody who signs in. Whoever leaves keeps their history: the account is closed, never deleted."""

    username = models.CharField(
        _("Login name"), max_length=60, unique=True, error_messages={"unique": _("This login name is taken.")}
    )
    name = models.CharField(_("Name"), max_length=60)
    email = models.EmailField(_("E-mail"), blank=True)
    post = models.CharField(_("Post"), max_length=60, blank=True)
    # Of letters: pages come in the language of the browser. Empty for whoever has never said.
    language = models.CharField(_("Language of letters"), max_length=10, blank=True, choices=settings.LANGUAGES)
    is_active = models.BooleanField(_("May sign in"), default=True)
    left_on = models.DateField(_("Left on"), null=True, blank=True)
    must_change_password = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]
    objects = People()

    class Meta:
        """By name; an e-mail address belongs to one person."""

        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("username"), name="login_name_of_one_person",
                violation_error_message=_("This login name is taken."),
            ),
            models.UniqueConstraint(
                Lower("email"), condition=~Q(email=""), name="mail_of_one_person",
                violation_error_message=_("This e-mail address belongs to another person."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @classmethod
    def seen_by(cls, who: Standing) -> Q:
        """Everybody for those who see everything; else oneself and the people of one's units and those below."""
        if who.sees_everything:
            return Q()
        return Q(pk=who.person_id) | Q(memberships__unit__in=who.units_below)

    def standing(self) -> Standing:
        """What this person is today, looked up once for each object that Django loads, that is once a request."""
        day = clock.today()
        known: tuple[date, Standing] | None = getattr(self, "_standing", None)
        if known is None or known[0] != day:
            known = (day, self.standing_on(day))
            self._standing = known
        return known[1]

    def standing_on(self, day: date) -> Standing:
        """What this person is on a day: their own roles, and those of the people they stand in for."""
        absent = Deputy.on(day).filter(deputy=self, absent__is_active=True).values_list("absent_id", flat=True)
        acts_for = frozenset({self.pk, *absent})
        held = Membership.on(day).filter(person__in=acts_for).values_list("role", "unit_id")
        units: dict[Role, set[int]] = {}
        for role, unit_id in held:
            units.setdefault(Role(role), set()).add(unit_id)
        by_role = {role: frozenset(ids) for role, ids in units.items()}
        own = frozenset(unit for ids in by_role.values() for unit in ids)
        return Standing(self.pk, by_role, acts_for, below(own, Unit.parents()) if own else frozenset())

    def close(self, day: date) -> None:
        """Close the account as of a day: memberships and deputies end then, what was done stays under this name."""
        self.is_active, self.left_on = False, day
        self.save(update_fields=["is_active", "left_on"])
        self.memberships.filter(from_day__gt=day).delete()
        self.memberships.filter(Q(until_day=None) | Q(until_day__gt=day)).update(until_day=day)
        Deputy.objects.filter(Q(absent=self) | Q(deputy=self), from_day__gt=day).delete()
        Deputy.objects.filter(Q(absent=self) | Q(deputy=self), until_day__gt=day).update(until_day=day)

    def reopen(self) -> None:
        """Let somebody who left sign in again; roles are given anew."""
        self.is_active, self.left_on = True, None
        self.save(update_fields=["is_active", "left_on"])


class Membership(models.Model):
    """A person in a unit, in one role, from a day on and perhaps until one; both days count."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name=_("Person"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships", verbose_name=_("Unit"))
    role = models.CharField(_("Role"), max_length=16, choices=Role.choices, default=Role.MEMBER)
    from_day = models.DateField(_("From"), default=clock.today)
    until_day = models.DateField(_("Until"), null=True, blank=True)

    class Meta:
        """The oldest first; it cannot end before it begins."""

        ordering: ClassVar = ["from_day", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_day=None) | Q(until_day__gte=F("from_day")), name="membership_ends_after_it_begins",
                violation_error_message=_("It cannot end before it begins."),
            ),
            models.UniqueConstraint(
                fields=["person", "unit", "role", "from_day"], name="membership_once",
                violation_error_message=_("This person has this role in this unit already."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.unit_id}"

    @classmethod
    def on(cls, day: date) -> models.QuerySet[Membership]:
        """Those that hold on a day."""
        return cls.objects.filter(Q(until_day=None) | Q(until_day__gte=day), from_day__lte=day)

    @property
    def role_name(self) -> str:
        """The role in the language of the page."""
        return str(Role(self.role).label)


class Deputy(models.Model):
    """Somebody stands in for somebody else while they are away; both days count."""

    absent = models.ForeignKey(Person, models.PROTECT, related_name="deputies", verbose_name=_("Away"))
    deputy = models.ForeignKey(Person, models.PROTECT, related_name="stands_in", verbose_name=_("Stands in"))
    from_day = models.DateField(_("From"))
    until_day = models.DateField(_("Until"))

    class Meta:
        """The oldest first; nobody stands in for themselves."""

        ordering: ClassVar = ["from_day", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_day__gte=F("from_day")), name="absence_ends_after_it_begins",
                violation_error_message=_("It cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(absent=F("deputy")), name="deputy_is_another",
                violation_error_message=_("Nobody can stand in for themselves."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.deputy_id} for {self.absent_id}"

    @classmethod
    def on(cls, day: date) -> models.QuerySet[Deputy]:
        """Those that hold on a day."""
        return cls.objects.filter(from_day__lte=day, until_day__gte=day)
