"""A form that was sent and entered: kept with its line, so that the very same form is not entered again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import HttpRequest

from luoshi.desk.accounts.models import Person

if TYPE_CHECKING:
    from luoshi.desk.congress.models import Entry

MARK = "form"
"""The hidden field that holds the mark of a form."""
_lines: ContextVar[list[Entry] | None] = ContextVar("lines of the form that is being entered", default=None)


class SentForm(models.Model):
    """One form that was entered: the first line of a book that came of it, and the page it led to."""

    digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    # Empty only inside of the transaction that enters the form.
    line = models.ForeignKey("congress.Entry", models.PROTECT, null=True, related_name="+")
    led_to = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.digest


def digest_of(request: HttpRequest, by: Person) -> str:
    """SHA-256 over who sent what where, as hexadecimal.

    The words count as well as the mark: whoever goes back to the page, mends a word and sends it again means another line.
    """
    fields = {name: texts for name, texts in request.POST.lists() if name != "csrfmiddlewaretoken"}
    files = [[name, file.name, _file_digest(file)] for name, given in request.FILES.lists() for file in given]
    said = json.dumps([by.pk, request.path, fields, files], sort_keys=True)
    return sha256(said.encode()).hexdigest()


def _file_digest(file: UploadedFile[bytes]) -> str:
    found = sha256()
    for piece in file.chunks():
        found.update(piece)
    file.seek(0)
    return found.hexdigest()


@contextmanager
def lines_written() -> Iterator[list[Entry]]:
    """The lines that are written into any book while this block runs, in their order."""
    found: list[Entry] = []
    token = _lines.set(found)
    try:
        yield found
    finally:
        _lines.reset(token)


def note(line: Entry) -> None:
    """A line was written; it is told to the form that is being entered, where there is one."""
    found = _lines.get()
    if found is not None:
        found.append(line)
