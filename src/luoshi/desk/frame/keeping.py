"""What a browser may keep of a page: nothing of what is shown to somebody who has signed in, for the next one may sit at the same machine."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from luoshi.desk.accounts.models import Person


def keep_nothing_private(
    answer: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: neither browser nor proxy keeps what was made for one person, unless the page itself says something else."""

    def kept(request: HttpRequest) -> HttpResponseBase:
        found = answer(request)
        if not found.has_header("Cache-Control") and isinstance(getattr(request, "user", None), Person):
            found["Cache-Control"] = "private, no-store"
        return found

    return kept
