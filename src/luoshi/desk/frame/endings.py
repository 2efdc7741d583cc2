"""Pages for when something went wrong: what happened, what was kept, what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - as Django has it
    """A form without the token that we gave out: it is too old, or came from elsewhere."""
    return render(request, "403_csrf.html", status=403)
