"""What an administrator does first: enter the units, and let people in."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.accounts.roles import Action
from luoshi.desk.frame.first_steps import Step, finds_first_steps


@finds_first_steps
def units_and_people(person: Person) -> Iterator[Step]:
    """For whoever manages people."""
    if person.standing().may(Action.MANAGE_PEOPLE):
        others = Person.objects.filter(is_active=True).exclude(pk=person.pk)
        yield Step(
            _("Enter the units that will answer for items"), reverse("new-unit"), Unit.objects.exclude(parent=None)
        )
        yield Step(_("Let people in and give them roles, the oversight desk first"), reverse("new-person"), others)
