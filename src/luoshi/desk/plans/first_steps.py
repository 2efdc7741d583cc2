"""What the oversight desk does next: make the plan of what was read, and hand its items out."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.frame.first_steps import Step, finds_first_steps
from luoshi.desk.plans.models import Item, Plan


@finds_first_steps
def a_plan(person: Person) -> Iterator[Step]:
    """For whoever makes plans."""
    if person.standing().may(Action.MAKE_PLANS):
        handed_out = scope_for(person, Item).exclude(workflow="draft")
        yield Step(_("Make the plan of the document once it was read"), reverse("documents"), scope_for(person, Plan))
        yield Step(_("Check the items, assign them and hand them out"), reverse("plans"), handed_out)
