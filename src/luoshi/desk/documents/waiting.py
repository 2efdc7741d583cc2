"""What waits in this room, for the first page: readings that failed or are being made, for those who brought the documents in."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.desk.accounts.models import Person
from luoshi.desk.documents.models import StoredReading
from luoshi.desk.frame.home import Waiting, finds_waiting


@finds_waiting
def documents_waiting(person: Person) -> Iterator[Waiting]:
    """Documents that one brought in and that could not be read."""
    failed = StoredReading.objects.filter(state=StoredReading.State.FAILED, version__brought_in_by=person).count()
    yield Waiting(_("Documents of yours that cannot be read"), reverse("documents"), failed)
