"""Entering a line in the record of an election from a page, and going back to the election, refused or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from luoshi.desk.accounts.guard import SignedInRequest
from luoshi.desk.congress.contest_book import Refused, record
from luoshi.desk.congress.models import StoredContest


def entered(request: SignedInRequest, stored: StoredContest, kind: str, data: Mapping[str, Any]) -> HttpResponse:
    """Enter it, tell why where it is refused, and show the election."""
    try:
        record(stored, kind, data, request.user)
    except Refused as error:
        for line in error.lines:
            messages.error(request, line)
    return redirect("contest", pk=stored.pk)
