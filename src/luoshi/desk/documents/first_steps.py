"""What the oversight desk does first: bring in what was adopted."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.documents.models import Document
from luoshi.desk.frame.first_steps import Step, finds_first_steps


@finds_first_steps
def a_document(person: Person) -> Iterator[Step]:
    """For whoever may bring documents in."""
    if person.standing().may(Action.UPLOAD_DOCUMENTS):
        yield Step(_("Bring in the report that was adopted"), reverse("new-document"), scope_for(person, Document))
