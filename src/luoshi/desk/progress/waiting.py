"""What waits in this room, for the first page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.frame.home import Waiting, finds_waiting
from luoshi.desk.progress.inbox import sign_waiting
from luoshi.desk.progress.queue_page import queue_for


@finds_waiting
def progress_waiting(person: Person) -> Iterator[Waiting]:
    """Items to sign for, and what needs the person today."""
    who = person.standing()
    if who.may(Action.REPORT_PROGRESS):
        yield Waiting(_("Items to sign for"), reverse("inbox"), sign_waiting(person))
    if who.may(Action.OVERSEE):
        yield Waiting(_("What needs a person today"), reverse("queue"), len(queue_for(person)))
